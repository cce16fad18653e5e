/** An article that is handed over with its dates, instead of being found in a feed. */
export interface GivenArticle {
  /** Where it stands, for people: `line 12`, `record 7`. */
  readonly at: string
  readonly url: string | null
  /** The outlet, by its id or its name; null: the one whose site the address lies on. */
  readonly source: string | null
  readonly title: string | null
  readonly author: string | null
  /** BCP 47. */
  readonly language: string | null
  /** A date that can be read, as it was written; null where only the page says it. `datedIn` makes it a moment. */
  readonly publishedAt: string | null
  readonly modifiedAt: string | null
  readonly body: GivenBody
}

export type GivenBody =
  | { readonly kind: 'text'; readonly text: string }
  /** A page that somebody chose as an article. */
  | { readonly kind: 'html'; readonly html: string }
  /** A page that a crawler came by: it may as well be a front page or a list. */
  | { readonly kind: 'crawled'; readonly html: string }

/** Something that was handed over and cannot be taken, and why. The rest goes on. */
export interface Refusal {
  readonly at: string
  /** Few different ones, so that they can be counted. */
  readonly reason: RefusalReason
  readonly detail: string | null
}

export const refusalReasons = {
  'not-json': 'not a JSON object',
  'no-address': 'neither url nor source is given',
  'bad-address': 'the url is not one of http or https',
  'no-body': 'neither text nor html is given',
  'bad-date': 'a date cannot be read',
  'bad-field': 'a field is not a text',
  'too-large': 'larger than the limit',
  'bad-record': 'the record cannot be read',
  truncated: 'the file ends in the middle',
  damaged: 'the file is damaged from here on',
  'not-kept': 'the database does not take it',
} as const

export type RefusalReason = keyof typeof refusalReasons
