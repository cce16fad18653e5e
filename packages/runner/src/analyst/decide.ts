import {
  type AnalystAct,
  type Decision,
  type DecisionEffect,
  doubtsAbout,
  type FoundIncident,
  findIncident,
  insertDecision,
  keepEffect,
  liveAttachments,
  type NewDecision,
  type ResolutionContext,
  reportsOfIncidents,
  type SavedIncident,
  type Sql,
  saveResolution,
  similarPublicIds,
} from '@wirewatch/store'
import { holdRulesInForce } from '../alerts/rules-in-force.js'
import { weighRevisions } from '../alerts/weigh-revisions.js'
import { coderVersion } from '../coder-version.js'
import { regroup } from '../resolve/regroup.js'
import type { Desk } from './desk.js'
import { Refusal } from './refusal.js'

/** What a decision was and what followed from it. */
export interface Decided {
  readonly decisionId: number
  readonly incidents: readonly SavedIncident[]
}

export interface Deciding extends Pick<NewDecision, 'action' | 'field' | 'value' | 'before' | 'why'> {
  /** The incidents that it is about; the first one is what it is filed under, and keeps its id. */
  readonly about: readonly FoundIncident[]
  /** What the decision means to later runs, beside the decision itself. */
  readonly bind: (decisionId: number) => Promise<void>
  /** What is noted once its effect is there. */
  readonly conclude: (decisionId: number, saved: readonly SavedIncident[]) => Promise<void>
  readonly codingStatus: AnalystAct['codingStatus']
}

/**
 * Writes a decision down and resolves the reports of the incidents that it is about anew, now that it holds: a decision changes nothing
 * by itself, it binds this run and every later one. In a transaction.
 */
export async function decide(sql: Sql, desk: Desk, deciding: Deciding): Promise<Decided> {
  const { about, action, field, value, before, why, bind, conclude, codingStatus } = deciding
  const alerting = await holdRulesInForce(sql, desk)
  const incidentIds = about.map(({ id }) => id)
  const reports = await reportsOfIncidents(sql, incidentIds)
  const at = desk.now().toISOString()
  const decisionId = await insertDecision(sql, {
    at,
    analyst: desk.analyst,
    action,
    incidentId: first(about).id,
    field,
    value,
    before,
    why,
  })
  await bind(decisionId)
  const { incidents, doubts } = await regroup(sql, desk, reports)
  const reportIds = incidents.flatMap((incident) => incident.reports.map(({ id }) => id))
  const former = incidents.flatMap((incident) => incident.formerIncidents)
  const was = { attached: await liveAttachments(sql, reportIds), doubts: await doubtsAbout(sql, former) }
  const saved = await saveResolution(
    sql,
    { incidents: incidents.map((incident) => keepingId(incident, first(about).id)), doubts },
    contextOf(desk, at, { decisionId, reason: `analyst-${action}`, why, incidentIds, codingStatus }),
  )
  const { written } = await weighRevisions(sql, { ...desk, alerting }, saved)
  await written
  await conclude(decisionId, saved)
  const now = await liveAttachments(sql, reportIds)
  await keepEffect(sql, decisionId, effectOf(saved, was, now))
  return { decisionId, incidents: saved.filter(({ change }) => change !== 'unchanged') }
}

/** What the revisions that follow from an analyst's act are written with. */
export function contextOf(desk: Desk, at: string, act: Omit<AnalystAct, 'analyst'>): ResolutionContext {
  return {
    articleVersionIds: [],
    taxonomyVersion: desk.taxonomy.version,
    coderVersion,
    now: at,
    act: { ...act, analyst: desk.analyst },
  }
}

/** The incident of a public id. Throws a refusal that names ids written alike. */
export async function incidentNamed(sql: Sql, publicId: string): Promise<FoundIncident> {
  const found = await findIncident(sql, publicId.toUpperCase())
  if (found !== null) return found
  const alike = await similarPublicIds(sql, publicId)
  const hint =
    alike.length > 0 ? ` Ids written alike: ${alike.join(', ')}.` : ' npx wirewatch incidents list shows them.'
  throw new Refusal(`There is no incident ${publicId}.${hint}`)
}

/** Throws a refusal for an incident that has no reports to decide about. */
export function assertStands({ publicId, status }: FoundIncident): void {
  if (status !== 'retracted') return
  throw new Refusal(`${publicId} was retracted: no report stands behind it, so there is nothing to decide.`)
}

/** What the effect of a decision says of its incidents for a person who undoes it. */
export const touchedBy = ({ effect }: Decision): DecisionEffect =>
  effect ?? { incidents: [], detached: [], attached: [], doubts: [] }

function keepingId<Incident extends { readonly formerIncidents: readonly number[] }>(
  incident: Incident,
  id: number,
): Incident {
  if (!incident.formerIncidents.includes(id)) return incident
  return { ...incident, formerIncidents: [id, ...incident.formerIncidents.filter((other) => other !== id)] }
}

function effectOf(
  saved: readonly SavedIncident[],
  was: { readonly attached: readonly number[]; readonly doubts: readonly object[] },
  now: readonly number[],
): DecisionEffect {
  return {
    incidents: saved.map(({ id, formerRevision, revision }) => ({ id, before: formerRevision, after: revision })),
    detached: was.attached.filter((id) => !now.includes(id)),
    attached: now.filter((id) => !was.attached.includes(id)),
    doubts: was.doubts,
  }
}

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('a decision is about at least one incident')
  return item
}
