import type { CodedArticle, IncidentReport, SearchBlock } from '@wirewatch/model'
import type { ReadingMarks } from '../save-articles.js'

/** What a text says happened. */
export interface CodedText {
  readonly articleVersionId: number
  readonly coded: Pick<CodedArticle, 'relevant' | 'role' | 'roleEvidence'>
  /** One for each coded event, in their order; none where the text opens and joins nothing. */
  readonly reports: readonly { readonly report: IncidentReport; readonly block: SearchBlock }[]
  /** The text of the article, from which the words of each figure are cut. */
  readonly text: string
  readonly taxonomyVersion: string
  readonly coderVersion: string
  /** The transaction has just made it the current text of its article, which it holds. */
  readonly isHeld?: boolean
}

/** What a reading says of the text as a whole, as `saveArticles` takes it. */
export function marksOf({
  coded: { relevant, role, roleEvidence },
  taxonomyVersion,
  coderVersion,
}: Pick<CodedText, 'coded' | 'taxonomyVersion' | 'coderVersion'>): ReadingMarks {
  return { relevant, role, roleEvidence, taxonomyVersion, coderVersion }
}
