import type { Sql } from '../../postgres/connect.js'
import type { Plan } from './plan-revisions.js'
import type { ResolutionContext, SavedIncident } from './resolution.js'
import type { Scene } from './scene.js'
import { nextRevision, writeRevisions } from './write-revisions.js'

/** Retracts incidents that have lost their last report without being merged. */
export async function closeEmptied(
  sql: Sql,
  plans: readonly Plan[],
  scene: Scene,
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  const kept = new Set(plans.flatMap((plan) => [plan.id, ...plan.absorbed.map((loser) => loser.id)]))
  const emptied = [...scene.incidents.values()].filter(
    (incident) =>
      !kept.has(incident.id) && incident.columns.status !== 'merged' && incident.columns.status !== 'retracted',
  )
  if (emptied.length === 0) return []
  await sql.rows(
    `update incidents set
       status = 'retracted',
       revision = ${nextRevision},
       revised_at = $2,
       n_articles = 0,
       n_sources = 0,
       n_origins = 0
     where id = any($1::bigint[])`,
    [emptied.map((incident) => incident.id), context.now],
  )
  return writeRevisions(
    sql,
    emptied.map(({ id, publicId, revision, columns }) => ({
      id,
      publicId,
      change: 'retracted',
      formerRevision: revision,
      reason: 'retracted',
      detail: 'its last report was taken away',
      diff: { status: [columns.status, 'retracted'] },
      reportIds: [],
    })),
    context,
  )
}
