import type { DropReason } from '@wirewatch/pipeline'
import type { ExtractedArticle } from '@wirewatch/pipeline/extract/extract.js'
import {
  countArticlesOf,
  incidentsOfCopied,
  loadArticles,
  type SavedVersion,
  type Sql,
  saveArticles,
  textsToResolve,
  type WorkedEntry,
  withdrawReports,
} from '@wirewatch/store'
import type { CodedVersion } from './coded-version.js'
import type { Next } from './step.js'

/** A text that an entry came to. */
export interface TextOfEntry extends WorkedEntry {
  readonly articleId: number
  readonly output: ExtractedArticle
}

export interface KeptTexts {
  readonly next: ReadonlyMap<number, Next>
  /** Versions that are copies of other articles, and end here. Count them with `countCopies` afterwards. */
  readonly copies: readonly number[]
}

/** Keeps texts, and says of each entry where it goes. Call it in a transaction. */
export async function keepTexts(sql: Sql, texts: readonly TextOfEntry[], readAt: string): Promise<KeptTexts> {
  const saved = await saveArticles(
    sql,
    texts.map(({ entryId, entryHash, articleId, output }) => ({
      ...output,
      entryId,
      entryHash,
      articleId,
      fetchedAt: output.fetchedAt ?? readAt,
      repeatsArticleId: output.repeats === null ? null : Number(output.repeats.articleId),
    })),
  )
  const versions = new Map(saved.map((version) => [version.entryId, version]))
  const kept = await loadArticles(
    sql,
    saved.map((version) => version.articleVersionId),
  )
  const articles = new Map(kept.map((article) => [article.articleVersionId, article]))
  const copies = texts.flatMap(({ entryId, output }) => {
    const version = versions.get(entryId)
    return version !== undefined && isMereCopy(output, version) ? version.articleVersionId : []
  })
  const told = await withdraw(sql, copies)
  const next = texts.map(({ entryId, output }): [number, Next] => {
    const version = versions.get(entryId)
    if (version === undefined) return [entryId, { to: 'wait' }]
    if (isMereCopy(output, version)) return [entryId, afterCopy(output, version, told)]
    if (version.codedAt) return [entryId, { to: 'end', reason: 'already-coded', detail: null, dropped: false }]
    return [entryId, { to: 'tag', carry: articles.get(version.articleVersionId) ?? null }]
  })
  return { next: new Map(next), copies }
}

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
const isMereCopy = ({ repeats }: ExtractedArticle, { nearDuplicateOf }: SavedVersion): boolean =>
  repeats !== null && repeats.changedFigures.length === 0 && nearDuplicateOf !== null

function afterCopy({ repeats }: ExtractedArticle, { articleVersionId }: SavedVersion, told: ReadonlySet<number>): Next {
  const end = {
    reason: 'near-duplicate' satisfies DropReason,
    detail: `repeats article ${repeats?.articleId}`,
    dropped: true,
  }
  if (!told.has(articleVersionId)) return { to: 'end', ...end }
  return { to: 'resolve', carry: { articleVersionId, end } satisfies CodedVersion }
}
