import type { Resolution } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'
import { reasonOf } from './revise.js'
import { closeEmptied } from './save-resolution/close-emptied.js'
import { mergeAway } from './save-resolution/merge-away.js'
import { missing } from './save-resolution/missing.js'
import { moveReports } from './save-resolution/move-reports.js'
import { noteDoubts } from './save-resolution/note-doubts.js'
import { type Plan, planRevision, takeNewIds } from './save-resolution/plan-revisions.js'
import type { ResolutionContext, SavedIncident } from './save-resolution/resolution.js'
import { readScene } from './save-resolution/scene.js'
import { insertIncidents, replaceActors, updateIncidents } from './save-resolution/write-incidents.js'
import { writeRevisions } from './save-resolution/write-revisions.js'
import { tellRevision } from './tell-revision.js'

export type {
  AnalystAct,
  ResolutionContext,
  SavedIncident,
  Snapshot,
} from './save-resolution/resolution.js'

/**
 * Keeps a resolution: opens, revises and merges incidents, moves reports between them, retracts incidents that have lost their last
 * report, and notes doubts for review. What analysts have fixed stays. Call it in the transaction that read the reports: where somebody
 * else has moved one since, it throws a collision and the transaction runs again.
 *
 * The answer names every incident that was looked at; those whose change is not `unchanged` have a new revision. It holds all that is
 * needed to judge a revision inside the same transaction (number, reason, diff, snapshot), so that what follows from it, alerts for
 * one, is written with it or not at all.
 */
export async function saveResolution(
  sql: Sql,
  resolution: Resolution,
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  const [scene, newIds] = await Promise.all([
    readScene(sql, resolution, context.articleVersionIds),
    takeNewIds(sql, resolution, context),
  ])
  const plans = resolution.incidents.map((resolved) => planRevision(resolved, newIds.get(resolved), scene, context))
  const revised = plans.filter((plan) => plan.isRevised)
  // Each asks for all that it writes at once, so that the order stays: a revision is made of rows that stand as they are to be.
  const [, , , , written] = await Promise.all([
    insertIncidents(
      sql,
      plans.filter((plan) => plan.former === null),
      context,
    ),
    updateIncidents(
      sql,
      revised.filter((plan) => plan.former !== null),
      context,
    ),
    replaceActors(sql, revised),
    moveReports(sql, plans, scene, context),
    writeRevisions(
      sql,
      revised.map((plan) => revisionOf(plan, context)),
      context,
    ),
    noteDoubts(sql, resolution.doubts, plans, context),
  ])
  const merged = await mergeAway(sql, plans, context)
  const closed = await closeEmptied(sql, plans, scene, context)
  return [...written, ...plans.filter((plan) => !plan.isRevised).map(unchanged), ...merged, ...closed]
}

function revisionOf(plan: Plan, { act }: ResolutionContext) {
  const { former, diff, changes } = plan
  return {
    ...identityOf(plan),
    change: former === null ? ('opened' as const) : ('revised' as const),
    reason: act?.reason ?? reasonOf(former, diff, changes),
    detail: tellRevision(diff, changes, former === null),
    diff,
  }
}

function unchanged(plan: Plan): SavedIncident {
  return {
    ...identityOf(plan),
    change: 'unchanged',
    revision: plan.former?.revision ?? missing(`a revision of ${plan.publicId}`),
    reason: null,
    detail: null,
    diff: {},
    snapshot: null,
  }
}

const identityOf = ({ id, publicId, former, resolved }: Plan) => ({
  id,
  publicId,
  formerRevision: former?.revision ?? null,
  reportIds: resolved.reports.map((report) => report.id),
})
