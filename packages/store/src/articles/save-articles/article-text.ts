import type { WorkedEntry } from '../../entries/worked-entries.js'

/** A text that an entry came to. */
export interface ArticleText extends WorkedEntry {
  readonly articleId: number
  readonly url: string | null
  readonly title: string | null
  readonly text: string
  readonly author: string | null
  readonly language: string | null
  readonly publishedAt: string | null
  readonly modifiedAt: string | null
  readonly fetchedAt: string
  /** The same hash is the same version. */
  readonly contentHash: string
  readonly bands: readonly number[]
  /** The agency that it credits. */
  readonly agency: string | null
  /** The earlier article whose text it repeats. */
  readonly repeatsArticleId: number | null
  /** What it was read as, where it was: its mentions and coded events are to be kept in the same transaction. */
  readonly marks?: ReadingMarks | null
}

/** What a reading says of a text as a whole. */
export interface ReadingMarks {
  readonly relevant: boolean
  readonly role: string
  readonly roleEvidence: unknown
  readonly taxonomyVersion: string
  readonly coderVersion: string
}

export interface SavedVersion {
  readonly entryId: number
  readonly articleId: number
  readonly articleVersionId: number
  /** Whether it was made just now. */
  readonly isNew: boolean
  /** Whether it is the current one of its article, which the transaction holds. */
  readonly isCurrent: boolean
  /** Of the entry that first led to this text. */
  readonly firstSeenAt: string
  /** When this very wording was coded; null: it was not yet, or another wording has taken its place since. */
  readonly codedAt: string | null
  /** The version that it repeats, which is the first of its kind. */
  readonly nearDuplicateOf: number | null
  /** Publisher family or agency: who speaks. A near-duplicate speaks for the text that it repeats. */
  readonly origin: string
}

/** Which version a text is, and what it repeats: all that the statements after the first need of it. */
export const linkOf = ({ entryId, entryHash, waitedFor, articleId, contentHash, repeatsArticleId }: ArticleText) => ({
  entryId,
  entryHash,
  waitedFor,
  articleId,
  contentHash,
  repeatsArticleId,
})
