/** What was just read or written is not there: a fault of ours, not of the data. */
export function missing(what: string): never {
  throw new Error(`resolve: ${what} is not in the database`)
}
