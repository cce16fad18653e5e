import type { Sql } from '../connect.js'
import type { Settled } from './plan-revisions.js'
import type { ResolutionContext, SavedIncident } from './resolution.js'
import type { Scene } from './scene.js'
import { writeRevisions } from './write-revisions.js'

/** Incidents that have lost their last report without being merged. */
export async function closeEmptied(
  sql: Sql,
  plans: readonly Settled[],
  scene: Scene,
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  const kept = new Set(plans.flatMap((plan) => [plan.id, ...plan.absorbed.map((loser) => loser.id)]))
  const emptied = [...scene.incidents.values()].filter(
    (incident) =>
      !kept.has(incident.id) && incident.columns.status !== 'merged' && incident.columns.status !== 'retracted',
  )
  if (emptied.length === 0) return plans.flatMap(savedLosers)
  await sql.rows(
    `update incidents set
       status = 'retracted', revision = revision + 1, revised_at = $2, n_articles = 0, n_sources = 0, n_origins = 0
     where id = any($1::bigint[])`,
    [emptied.map((incident) => incident.id), context.now],
  )
  await writeRevisions(
    sql,
    emptied.map((incident) => ({
      id: incident.id,
      reason: 'retracted',
      detail: 'its last report was taken away',
      diff: { status: [incident.columns.status, 'retracted'] } as const,
    })),
    context,
  )
  const retracted = emptied.map((incident) => ({
    id: incident.id,
    publicId: incident.publicId,
    change: 'retracted' as const,
    revision: incident.revision + 1,
    reportIds: [],
  }))
  return [...plans.flatMap(savedLosers), ...retracted]
}

function savedLosers(plan: Settled): SavedIncident[] {
  return plan.absorbed.map((loser) => ({
    id: loser.id,
    publicId: loser.publicId,
    change: 'merged',
    revision: loser.revision + 1,
    reportIds: [],
  }))
}
