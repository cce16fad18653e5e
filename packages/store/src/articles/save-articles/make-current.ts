import { isUntouched } from '../../entries/worked-entries.js'
import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import { type ArticleText, linkOf, type SavedVersion } from './article-text.js'

/** Makes each version the current one of its article: of several, that of the last entry. Those of entries that are not as they were are left out. */
export function makeCurrent(sql: Sql, texts: readonly ArticleText[]): Promise<Omit<SavedVersion, 'isNew'>[]> {
  return sql.rows(
    `with saved as (
       select link."entryId", version.*
       from jsonb_to_recordset($1::jsonb)
         as link ("entryId" bigint, "entryHash" text, "waitedFor" text, "articleId" bigint, "contentHash" text)
       join entries on ${isUntouched('link')}
       join article_versions version
         on version.article_id = link."articleId" and version.content_hash = link."contentHash"
     ),
     current_text as (
       select distinct on (article_id) article_id, id from saved order by article_id, "entryId" desc
     ),
     made_current as (
       update articles set current_version_id = current_text.id
       from current_text
       where articles.id = current_text.article_id and articles.current_version_id is distinct from current_text.id
     )
     select
       "entryId",
       article_id as "articleId",
       saved.id as "articleVersionId",
       saved.id = current_text.id as "isCurrent",
       first_seen_at as "firstSeenAt",
       coded_at as "codedAt",
       near_duplicate_of as "nearDuplicateOf",
       origin
     from saved
     join current_text using (article_id)
     order by "entryId"`,
    [asJson(texts.map(linkOf))],
  )
}
