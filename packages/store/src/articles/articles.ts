import type { Article } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'

/** A text as it is kept, as the stages want it. */
export interface KeptArticle extends Article {
  readonly articleVersionId: number
  readonly origin: string
  readonly firstSeenAt: string
  readonly nearDuplicateOf: number | null
}

/** The texts with those version ids, in the order of the ids. `id` is the article's, not the version's. */
export async function loadArticles(sql: Sql, versionIds: readonly number[]): Promise<KeptArticle[]> {
  return sql.rows<KeptArticle>(
    `select
       version.article_id::text as id,
       version.url,
       version.title,
       version.text,
       version.author,
       version.language,
       version.published_at as "publishedAt",
       sources.zone,
       sources.country as "sourceCountry",
       version.id as "articleVersionId",
       version.origin,
       version.first_seen_at as "firstSeenAt",
       version.near_duplicate_of as "nearDuplicateOf"
     from article_versions version
     join articles on articles.id = version.article_id
     join sources on sources.id = articles.source_id
     where version.id = any($1::bigint[])
     order by version.id`,
    [versionIds],
  )
}

/** The current text of an article; null where there is none. */
export async function currentArticle(sql: Sql, articleId: number): Promise<KeptArticle | null> {
  const [current] = await sql.rows<{ id: number | null }>(
    `select current_version_id as id from articles where id = $1`,
    [articleId],
  )
  if (current === undefined || current.id === null) return null
  return (await loadArticles(sql, [current.id]))[0] ?? null
}

/** Marks an article that its outlet took back. Its reports no longer count once their incidents are resolved again. */
export async function retractArticle(sql: Sql, articleId: number, at: string): Promise<void> {
  await sql.rows(
    `with retracted as (
       update articles set retracted_at = coalesce(retracted_at, $2) where id = $1 returning id
     )
     update coded_events set superseded_at = $2
     from article_versions version
     join retracted on retracted.id = version.article_id
     where coded_events.article_version_id = version.id and coded_events.superseded_at is null`,
    [articleId, at],
  )
}
