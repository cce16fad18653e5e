import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import type { SavedVersion } from './article-text.js'

/**
 * Copies of a wording that another has replaced: of one much like it they are copies still. Where the outlet has written something else,
 * they are read again, and one of them speaks for the others.
 */
export async function followEdits(
  sql: Sql,
  former: readonly { readonly articleId: number; readonly versionId: number | null }[],
  saved: readonly SavedVersion[],
): Promise<void> {
  const before = new Map(former.map(({ articleId, versionId }) => [articleId, versionId]))
  const edits = saved.flatMap(({ articleId, articleVersionId }) => {
    const formerId = before.get(articleId) ?? articleVersionId
    return formerId === articleVersionId ? [] : [{ formerId, editedId: articleVersionId }]
  })
  if (edits.length === 0) return
  await sql.rows(
    `with edit as (
       select former.id, edited.bands && former.bands as is_alike, coalesce(edited.near_duplicate_of, edited.id) as original_id
       from jsonb_to_recordset($1::jsonb) as x ("formerId" bigint, "editedId" bigint)
       join article_versions former on former.id = x."formerId"
       join article_versions edited on edited.id = x."editedId"
     ),
     followed as (
       update article_versions copy set
         near_duplicate_of = case when edit.is_alike and edit.original_id <> copy.id then edit.original_id end
       from edit
       where copy.near_duplicate_of = edit.id
       returning copy.id, copy.near_duplicate_of
     ),
     released as (
       update entries set state = 'waiting', next_stage = 'extract', attempts = 0, last_error = null, changed_at = now()
       from followed
       where followed.near_duplicate_of is null and entries.article_version_id = followed.id and entries.state = 'ended'
       returning entries.id
     )
     delete from dispositions where item_kind = 'entry' and item_id in (select id from released)`,
    [asJson(edits)],
  )
}
