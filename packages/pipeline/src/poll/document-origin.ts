/** What is known of a feed's document besides its text. */
export interface DocumentOrigin {
  /** The charset that it was decoded from. */
  readonly encoding: string
  /** Where it comes from: relative addresses resolve against it. */
  readonly url: string | null
  /** Of dates that name none: IANA. */
  readonly zone: string
  /** Sites where outlets keep a page that is not their own site, by name. */
  readonly socialNetworks: ReadonlySet<string>
}
