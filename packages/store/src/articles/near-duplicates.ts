import type { SimilarText } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** Current texts of other articles that share a band: the newest 20, copies and retracted ones left out. */
export async function findNearDuplicates(
  sql: Sql,
  query: { readonly articleId: string; readonly bands: readonly number[] },
): Promise<SimilarText[]> {
  return sql.rows<SimilarText>(`select article_id::text as "articleId", text from near_duplicates($1, $2)`, [
    query.bands,
    query.articleId,
  ])
}

/** As `findNearDuplicates`, for many texts in one statement; by the article that was asked for. */
export async function findNearDuplicatesOfAll(
  sql: Sql,
  queries: readonly { readonly articleId: string; readonly bands: readonly number[] }[],
): Promise<ReadonlyMap<string, readonly SimilarText[]>> {
  const found = await sql.rows<SimilarText & { asked: string }>(
    `select asked."articleId" as asked, similar_text.article_id::text as "articleId", similar_text.text
     from jsonb_to_recordset($1::jsonb) as asked ("articleId" text, bands int[])
     cross join lateral near_duplicates(asked.bands, asked."articleId"::bigint) as similar_text`,
    [asJson(queries)],
  )
  const similar = new Map<string, SimilarText[]>()
  for (const { asked, articleId, text } of found) {
    const known = similar.get(asked)
    if (known === undefined) similar.set(asked, [{ articleId, text }])
    else known.push({ articleId, text })
  }
  return similar
}
