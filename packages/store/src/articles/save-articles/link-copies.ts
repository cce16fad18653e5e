import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import { type ArticleText, linkOf } from './article-text.js'

/** Texts of which each was found to repeat the other: the last of them repeats none. */
export function withoutCircles(texts: readonly ArticleText[]): readonly ArticleText[] {
  const repeated = new Map<number, number>()
  return texts.map((text) => {
    let original = text.repeatsArticleId ?? undefined
    while (original !== undefined && original !== text.articleId) original = repeated.get(original)
    if (original === text.articleId) return { ...text, repeatsArticleId: null }
    if (text.repeatsArticleId !== null) repeated.set(text.articleId, text.repeatsArticleId)
    return text
  })
}

/** Notes of each version whether and what it repeats now: it may have been there before, or repeat a text of its own batch. */
export async function linkCopies(sql: Sql, texts: readonly ArticleText[]): Promise<void> {
  await sql.rows(
    `with given as (
       select *
       from jsonb_to_recordset($1::jsonb) as x (
         "entryId" bigint, "articleId" bigint, "contentHash" text, "repeatsArticleId" bigint
       )
     ),
     link as (
       select
         version.id,
         -- The first of its kind, not a copy of a copy.
         nullif(coalesce(original.near_duplicate_of, original.id), version.id) as near_duplicate_of,
         coalesce(original.origin, version.origin) as origin
       from given
       join article_versions version on version.article_id = given."articleId" and version.content_hash = given."contentHash"
       left join articles repeated on repeated.id = given."repeatsArticleId"
       left join lateral (
         select "contentHash" as content_hash
         from given twin
         where twin."articleId" = repeated.id
         order by "entryId" desc
         limit 1
       ) twin on true
       left join article_versions original
         on original.article_id = repeated.id
         and case
           when twin.content_hash is null then original.id = repeated.current_version_id
           else original.content_hash = twin.content_hash
         end
     )
     update article_versions set near_duplicate_of = link.near_duplicate_of, origin = link.origin
     from link
     where article_versions.id = link.id
       and (article_versions.near_duplicate_of, article_versions.origin) is distinct from (link.near_duplicate_of, link.origin)`,
    [asJson(texts.map(linkOf))],
  )
}
