/** The readable text of an entry's page, with its dates and language. All that the later stages know of an article. */
export interface Article {
  readonly id: string
  readonly url: string | null
  readonly title: string | null
  /** Plain body, paragraphs separated by a blank line. Every offset in the system counts UTF-16 units of it. */
  readonly text: string
  readonly author: string | null
  /** BCP 47. */
  readonly language: string | null
  /** ISO 8601. The outlet's claim; null where it made none that can be read. */
  readonly publishedAt: string | null
  /** IANA zone of the outlet, in which "on Friday" is to be read. */
  readonly zone: string | null
  /** ISO 3166-1 alpha-2 of the outlet: weak evidence for where a bare place name lies. */
  readonly sourceCountry: string | null
}

/** A text that shares a band with another, and may be the same again. */
export interface SimilarText {
  readonly articleId: string
  readonly text: string
}

/** What a page gives when its boilerplate is taken away. */
export interface PageText {
  readonly title: string | null
  readonly text: string
  readonly author: string | null
  readonly publishedAt: string | null
  readonly modifiedAt: string | null
  readonly language: string | null
  readonly canonicalUrl: string | null
}
