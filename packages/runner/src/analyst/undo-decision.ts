import {
  closeOpened,
  type Decision,
  findDecision,
  isUntouchedSince,
  markUndone,
  moveBack,
  putBack,
  reportsOfIncidents,
  type SavedIncident,
  type Sql,
  saveResolution,
} from '@wirewatch/store'
import { holdRulesInForce } from '../alerts/rules-in-force.js'
import { weighRevisions } from '../alerts/weigh-revisions.js'
import { regroup } from '../resolve/regroup.js'
import { contextOf, type Decided, touchedBy } from './decide.js'
import type { Desk } from './desk.js'
import { Refusal } from './refusal.js'

/** An undone decision, and how. */
export interface Undone extends Decided {
  readonly decision: Decision
  /** `put-back`: every row is as it was; `resolved-anew`: something has come since, so the rules decided without it. */
  readonly how: 'put-back' | 'resolved-anew'
}

/**
 * Undoes a decision, the last one that stands where no number is given. Where nothing has come since, everything is as it was before;
 * else its reports are resolved without it. Throws a refusal.
 */
export function undoDecision(desk: Desk, id: number | null, why: string): Promise<Undone> {
  return desk.store.transaction(async (sql) => {
    const alerting = await holdRulesInForce(sql, desk)
    const decision = await decisionToUndo(sql, id)
    const effect = touchedBy(decision)
    const touched = effect.incidents.map((incident) => incident.id)
    // Takes the locks of their blocks.
    await reportsOfIncidents(sql, touched)
    const at = desk.now().toISOString()
    await markUndone(sql, decision.id, at, desk.analyst)
    const context = contextOf(desk, at, {
      decisionId: decision.id,
      reason: 'analyst-undo',
      why,
      incidentIds: [],
      codingStatus: 'reviewed',
    })
    const isUntouched = await isUntouchedSince(sql, decision, effect)
    const emptied = await moveBack(sql, effect, at)
    const closed = await closeOpened(sql, emptied, decision.incidentId, context)
    const saved = isUntouched ? await putBack(sql, effect, context) : await resolveAnew(sql, desk, touched, context)
    const { written } = await weighRevisions(sql, { ...desk, alerting }, [...closed, ...saved])
    await written
    return {
      decision,
      decisionId: decision.id,
      how: isUntouched ? 'put-back' : 'resolved-anew',
      incidents: [...closed, ...saved].filter(({ change }) => change !== 'unchanged'),
    }
  })
}

async function resolveAnew(
  sql: Sql,
  desk: Desk,
  incidentIds: readonly number[],
  context: ReturnType<typeof contextOf>,
): Promise<SavedIncident[]> {
  return saveResolution(sql, await regroup(sql, desk, await reportsOfIncidents(sql, incidentIds)), context)
}

async function decisionToUndo(sql: Sql, id: number | null): Promise<Decision> {
  const decision = await findDecision(sql, id)
  if (decision === null)
    throw new Refusal(id === null ? 'There is no decision to undo.' : `There is no decision ${id}.`)
  if (decision.undoneAt === null) return decision
  throw new Refusal(
    `Decision ${decision.id} was undone already, by ${decision.undoneBy} on ${decision.undoneAt.slice(0, 10)}.`,
  )
}
