import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import { keptIncident } from '../incident-row.js'
import type { Diff } from '../revise.js'
import { missing } from './missing.js'
import type { ResolutionContext, SavedIncident, Snapshot } from './resolution.js'

/** A revision of a row that has been changed already. */
export type RevisionToWrite = Omit<SavedIncident, 'revision' | 'snapshot' | 'reason' | 'detail'> & {
  readonly reason: string
  readonly detail: string
  readonly diff: Diff
}

/** The number after the greatest that the history of a row of `incidents` holds. */
export const nextRevision = `(
         select coalesce(max(history.revision), 0) + 1
         from incident_revisions history
         where history.incident_id = incidents.id
       )`

/** The snapshot is taken from the rows as they stand: what it says is what was there. */
export async function writeRevisions(
  sql: Sql,
  revisions: readonly RevisionToWrite[],
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  if (revisions.length === 0) return []
  const written = await sql.rows<{ id: number; revision: number; snapshot: Snapshot }>(
    `insert into incident_revisions (
       incident_id, revision, at, reason, detail, made_by, diff, snapshot, taxonomy_version, coder_version
     )
     select
       incidents.id,
       ${nextRevision},
       $2,
       x.reason,
       x.detail,
       $5,
       x.diff,
       ${keptIncident},
       $3,
       $4
     from jsonb_to_recordset($1::jsonb) as x (id bigint, reason text, detail text, diff jsonb)
     join incidents on incidents.id = x.id
     order by incidents.id
     returning incident_id as id, revision, snapshot`,
    [
      asJson(revisions.map(({ id, reason, detail, diff }) => ({ id, reason, detail: tellAct(context, detail), diff }))),
      context.now,
      context.taxonomyVersion,
      context.coderVersion,
      context.act?.analyst ?? 'auto',
    ],
  )
  const byId = new Map(written.map((row) => [row.id, row]))
  return revisions.map((revision) => ({
    ...revision,
    detail: tellAct(context, revision.detail),
    ...(byId.get(revision.id) ?? missing(`a revision of ${revision.publicId}`)),
  }))
}

/** What the analyst said stands before what changed. */
const tellAct = ({ act }: ResolutionContext, detail: string): string =>
  [act?.why ?? '', detail].filter((part) => part !== '').join(': ')
