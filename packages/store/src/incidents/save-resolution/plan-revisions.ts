import type { Resolution, ResolvedIncident } from '@wirewatch/model'
import type { Sql } from '../../postgres/connect.js'
import { actorsOf, columnsOf } from '../incident-columns.js'
import { type IncidentIds, takeIncidentIds } from '../public-ids.js'
import { type Diff, diffOf, type NewState, type ReportChanges } from '../revise.js'
import { missing } from './missing.js'
import type { AnalystAct, ResolutionContext } from './resolution.js'
import type { KnownIncident, Scene } from './scene.js'

/** What becomes of one incident. */
export interface Plan {
  /** Number of its row, which is yet to be made where there is no former one. */
  readonly id: number
  readonly publicId: string
  readonly former: KnownIncident | null
  readonly next: NewState
  readonly diff: Diff
  readonly changes: ReportChanges
  readonly isRevised: boolean
  readonly resolved: ResolvedIncident
  readonly absorbed: readonly KnownIncident[]
}

/** Gives ids to the incidents that are new. */
export async function takeNewIds(
  sql: Sql,
  { incidents }: Resolution,
  { now }: ResolutionContext,
): Promise<ReadonlyMap<ResolvedIncident, IncidentIds>> {
  const fresh = incidents.filter((incident) => incident.formerIncidents.length === 0)
  const ids = await takeIncidentIds(
    sql,
    fresh.map(({ values }) => ({
      country: values.location?.country ?? null,
      year: Number((values.dateStart ?? now).slice(0, 4)),
    })),
  )
  return new Map(fresh.map((incident, index) => [incident, ids[index] ?? missing('a new id')]))
}

/** Compares what the reports amount to with what stands. */
export function planRevision(
  resolved: ResolvedIncident,
  newIds: IncidentIds | undefined,
  scene: Scene,
  { act }: ResolutionContext,
): Plan {
  const [formerId, ...absorbedIds] = resolved.formerIncidents
  const former = formerId === undefined ? null : (scene.incidents.get(formerId) ?? missing(`incident ${formerId}`))
  const { id, publicId } = former ?? newIds ?? missing('a new id')
  const absorbed = absorbedIds.map((id) => scene.incidents.get(id) ?? missing(`incident ${id}`))
  const next = {
    columns: {
      ...columnsOf(resolved.values, countReports(resolved, scene)),
      locked_fields: resolved.fixedFields,
      coding_status: codingStatusOf(former, act),
    },
    actors: actorsOf(resolved.values),
  }
  const before = new Set(former?.attachedReports)
  const ids = new Set(resolved.reports.map((report) => report.id))
  const changes: ReportChanges = {
    added: resolved.reports.filter((report) => !before.has(report.id)),
    removed: [...before].filter((id) => !ids.has(id)).length,
    absorbed: absorbed.map((incident) => incident.publicId),
    cameFrom: former === null ? publicIdsOf(resolved, scene) : [],
  }
  const diff = diffOf(former, next)
  const isRevised = Object.keys(diff).length > 0 || changes.added.length > 0 || changes.removed > 0
  return {
    id,
    publicId,
    former,
    next,
    diff,
    changes,
    isRevised,
    resolved,
    absorbed,
  }
}

/** Where the reports of a new incident were until now. */
function publicIdsOf({ reports }: ResolvedIncident, scene: Scene): string[] {
  const ids = new Set(reports.flatMap((report) => report.incidentId ?? []))
  return [...ids].map((id) => (scene.incidents.get(id) ?? missing(`incident ${id}`)).publicId)
}

/** Once an analyst has decided on an incident it stays so marked; what a decision takes out of one was decided on too. */
function codingStatusOf(former: KnownIncident | null, act: AnalystAct | undefined): unknown {
  const before = former?.columns.coding_status ?? 'auto'
  const isMeant = act !== undefined && (former === null || act.incidentIds.includes(former.id))
  return isMeant && before !== 'adjudicated' ? act.codingStatus : before
}

function countReports({ reports }: ResolvedIncident, scene: Scene): { articles: number; sources: number } {
  const known = reports.flatMap((report) => scene.reports.get(report.id) ?? [])
  return {
    articles: new Set(known.flatMap((report) => report.articleIds)).size,
    sources: new Set(known.flatMap((report) => report.sourceIds)).size,
  }
}
