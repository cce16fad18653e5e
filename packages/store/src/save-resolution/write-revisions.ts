import { asJson } from '../as-json.js'
import type { Sql } from '../connect.js'
import { type Diff, reasonOf, tellDiff } from '../revise.js'
import type { Settled } from './plan-revisions.js'
import type { ResolutionContext } from './resolution.js'

export interface RevisionToWrite {
  readonly id: number
  readonly reason: string
  readonly detail: string
  readonly diff: Diff
}

/** The snapshot is taken from the rows as they stand: what it says is what was there. */
export async function writeRevisions(
  sql: Sql,
  revisions: readonly RevisionToWrite[],
  context: ResolutionContext,
): Promise<void> {
  if (revisions.length === 0) return
  await sql.rows(
    `insert into incident_revisions (
       incident_id, revision, at, reason, detail, made_by, diff, snapshot, taxonomy_version, coder_version
     )
     select
       incidents.id,
       incidents.revision,
       $2,
       x.reason,
       x.detail,
       'auto',
       x.diff,
       jsonb_build_object(
         'incident', to_jsonb(incidents),
         'actors', (
           select coalesce(jsonb_agg(to_jsonb(actor) order by role, ordinal), '[]')
           from incident_actors actor
           where actor.incident_id = incidents.id
         )
       ),
       $3,
       $4
     from jsonb_to_recordset($1::jsonb) as x (id bigint, reason text, detail text, diff jsonb)
     join incidents on incidents.id = x.id
     order by incidents.id`,
    [asJson(revisions), context.now, context.taxonomyVersion, context.coderVersion],
  )
}

export async function insertRevisions(sql: Sql, plans: readonly Settled[], context: ResolutionContext): Promise<void> {
  await writeRevisions(
    sql,
    plans.map(({ id, former, diff, changes }) => ({
      id,
      reason: reasonOf(former, diff, changes),
      detail: tellDiff(diff, changes),
      diff,
    })),
    context,
  )
}
