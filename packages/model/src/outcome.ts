/** How a stage ended for one item: it passed on, or it ends here for a reason an analyst can read. A fault is thrown. */
export type Outcome<Value, Reason extends string = string> =
  | { readonly status: 'passed'; readonly value: Value }
  | { readonly status: 'dropped'; readonly reason: Reason; readonly detail: string | null }
