import type { Sql } from './connect.js'
import { closeEmptied } from './save-resolution/close-emptied.js'
import { mergeAway } from './save-resolution/merge-away.js'
import { missing } from './save-resolution/missing.js'
import { moveReports } from './save-resolution/move-reports.js'
import { noteDoubts } from './save-resolution/note-doubts.js'
import { planRevisions, type Settled } from './save-resolution/plan-revisions.js'
import type { ResolutionContext, ResolvedReports, SavedIncident } from './save-resolution/resolution.js'
import { readScene } from './save-resolution/scene.js'
import { insertIncidents, replaceActors, updateIncidents } from './save-resolution/write-incidents.js'
import { insertRevisions } from './save-resolution/write-revisions.js'

export type {
  ReportPair,
  ResolutionContext,
  ResolvedIncident,
  ResolvedReports,
  SavedIncident,
} from './save-resolution/resolution.js'

/**
 * Keeps a resolution: opens, revises and merges incidents, moves reports between them, retracts incidents that have lost their last
 * report, and notes doubts for review. What analysts have fixed stays. Call it in the transaction that read the reports: where somebody
 * else has moved one since, it throws a collision and the transaction runs again.
 */
export async function saveResolution(
  sql: Sql,
  resolution: ResolvedReports,
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  const scene = await readScene(sql, resolution, context.articleVersionIds)
  const plans = await planRevisions(sql, resolution, scene, context)
  const opened = plans.filter((plan) => plan.former === null)
  const ids = await insertIncidents(sql, opened, context)
  const settled = plans.map((plan) => ({ ...plan, id: plan.id ?? ids.get(plan.publicId) ?? missing(plan.publicId) }))
  await updateIncidents(
    sql,
    settled.filter((plan) => plan.former !== null && plan.isRevised),
    context,
  )
  await replaceActors(
    sql,
    settled.filter((plan) => plan.isRevised),
  )
  await moveReports(sql, settled, scene, context)
  await mergeAway(sql, settled, context)
  await insertRevisions(
    sql,
    settled.filter((plan) => plan.isRevised),
    context,
  )
  const closed = await closeEmptied(sql, settled, scene, context)
  await noteDoubts(sql, resolution.doubts, settled, context)
  return [...settled.map(savedOf), ...closed]
}

function savedOf(plan: Settled): SavedIncident {
  return {
    id: plan.id,
    publicId: plan.publicId,
    change: plan.former === null ? 'opened' : plan.isRevised ? 'revised' : 'unchanged',
    revision: plan.revision,
    reportIds: plan.resolved.reports.map((report) => report.id),
  }
}
