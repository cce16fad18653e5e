import type { DropReason } from '@wirewatch/pipeline'
import type { ExtractedArticle } from '@wirewatch/pipeline/extract/extract.js'
import {
  countArticlesOf,
  incidentsOfCopied,
  type KeptArticle,
  type ReadingMarks,
  type SavedVersion,
  type Sql,
  saveArticles,
  textsToResolve,
  type WorkedEntry,
  withdrawReports,
} from '@wirewatch/store'
import type { End } from '../entries/entry-end.js'
import type { Next } from '../entries/send-on.js'

/** A text that an entry came to, and is to be kept. */
export interface TextToKeep extends WorkedEntry {
  readonly articleId: number
  readonly output: ExtractedArticle
  /** Whether its article is of the outlet that it was read for: it is then kept just as it was read. */
  readonly isOfOutlet: boolean
  /** What it was read as; null: it is to be coded yet. */
  readonly marks: ReadingMarks | null
}

export interface KeptTexts {
  /** By the entry's id. */
  readonly next: ReadonlyMap<number, Next>
  /** Versions that are copies of other articles, and end here. Count them with `countCopies` afterwards. */
  readonly copies: readonly number[]
}

/** Keeps texts, and says of each entry where it goes. Call it in a transaction. */
export async function keepTexts(sql: Sql, texts: readonly TextToKeep[], readAt: string): Promise<KeptTexts> {
  const saved = await saveArticles(
    sql,
    texts.map(({ entryId, entryHash, waitedFor, articleId, output, isOfOutlet, marks }) => ({
      ...output,
      entryId,
      entryHash,
      waitedFor,
      articleId,
      fetchedAt: output.fetchedAt ?? readAt,
      repeatsArticleId: output.repeats === null ? null : Number(output.repeats.articleId),
      marks: isOfOutlet && !isCopy(output) ? marks : null,
    })),
  )
  const versions = new Map(saved.map((version) => [version.entryId, version]))
  const copies = texts.flatMap(({ entryId, output }) => {
    const version = versions.get(entryId)
    return version !== undefined && isMereCopy(output, version) ? version.articleVersionId : []
  })
  const told = await withdraw(sql, copies)
  const next = texts.map((text): [number, Next] => [text.entryId, afterText(text, versions.get(text.entryId), told)])
  return { next: new Map(next), copies }
}

function afterText(
  { output, isOfOutlet }: TextToKeep,
  version: SavedVersion | undefined,
  told: ReadonlySet<number>,
): Next {
  if (version === undefined) return { to: 'wait' }
  const { articleVersionId } = version
  if (isMereCopy(output, version)) {
    const end = copyEnd(output)
    if (told.has(articleVersionId)) return { to: 'resolve', articleVersionId, end }
    return { to: 'end', at: 'extract', end, articleVersionId }
  }
  if (version.codedAt !== null) return { to: 'end', at: 'extract', end: alreadyCoded, articleVersionId }
  const isAsRead = version.isNew && version.isCurrent && isOfOutlet
  return { to: 'tag', articleVersionId, article: isAsRead ? keptArticleOf(output, version) : null }
}

/** As `loadArticles` would give it. */
const keptArticleOf = (
  { id, url, title, text, author, language, publishedAt, zone, sourceCountry }: ExtractedArticle,
  { articleVersionId, origin, firstSeenAt, nearDuplicateOf }: SavedVersion,
): KeptArticle => ({
  id,
  url,
  title,
  text,
  author,
  language,
  publishedAt,
  zone,
  sourceCountry,
  articleVersionId,
  origin,
  firstSeenAt,
  nearDuplicateOf,
})

const alreadyCoded: End = { reason: 'already-coded', detail: null, dropped: false }

const copyEnd = ({ repeats }: ExtractedArticle): End => ({
  reason: 'near-duplicate' satisfies DropReason,
  detail: `repeats article ${repeats?.articleId}`,
  dropped: true,
})

/** What an article reported before an edit made it a copy is the other article's to report. Gives those whose reports have counted. */
async function withdraw(sql: Sql, copies: readonly number[]): Promise<ReadonlySet<number>> {
  if (copies.length === 0) return new Set()
  await withdrawReports(sql, copies)
  return textsToResolve(sql, copies)
}

/** A copy ends where it was read; the incidents of the text that it repeats have one more article behind them. */
export async function countCopies(sql: Sql, copies: readonly number[]): Promise<void> {
  if (copies.length === 0) return
  await countArticlesOf(sql, await incidentsOfCopied(sql, copies))
}

/** A copy with other figures is worth reading: agencies send their text again when the toll has risen. */
export const isCopy = ({ repeats }: ExtractedArticle): boolean =>
  repeats !== null && repeats.changedFigures.length === 0

/** Of two texts that repeat each other, one stands. */
const isMereCopy = (text: ExtractedArticle, { nearDuplicateOf }: SavedVersion): boolean =>
  isCopy(text) && nearDuplicateOf !== null
