import type { DropReason } from '@wirewatch/pipeline'
import type { ExtractedArticle } from '@wirewatch/pipeline/extract/extract.js'
import { countArticlesOf, incidentsOfCopied, loadArticles, type Sql, saveArticles } from '@wirewatch/store'
import type { Next } from './step.js'

/** A text that an entry came to. */
export interface TextOfEntry {
  readonly entryId: number
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
    texts.map(({ entryId, articleId, output }) => ({
      ...output,
      entryId,
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
  const next = texts.map(({ entryId, output }): [number, Next] => {
    const version = versions.get(entryId)
    if (isMereCopy(output)) return [entryId, copied(`repeats article ${output.repeats?.articleId}`)]
    if (version?.codedAt) return [entryId, { to: 'end', reason: 'already-coded', detail: null, dropped: false }]
    return [entryId, { to: 'tag', carry: articles.get(version?.articleVersionId ?? -1) ?? null }]
  })
  const copies = texts.filter(({ output }) => isMereCopy(output))
  return {
    next: new Map(next),
    copies: copies.flatMap(({ entryId }) => versions.get(entryId)?.articleVersionId ?? []),
  }
}

/** A copy ends where it was read; the incidents of the text that it repeats have one more article behind them. */
export async function countCopies(sql: Sql, copies: readonly number[]): Promise<void> {
  if (copies.length === 0) return
  await countArticlesOf(sql, await incidentsOfCopied(sql, copies))
}

/** A copy with other figures is worth reading: agencies send their text again when the toll has risen. */
const isMereCopy = ({ repeats }: ExtractedArticle): boolean => repeats !== null && repeats.changedFigures.length === 0

const copied = (detail: string): Next => ({
  to: 'end',
  reason: 'near-duplicate' satisfies DropReason,
  detail,
  dropped: true,
})
