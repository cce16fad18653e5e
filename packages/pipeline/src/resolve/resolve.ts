import type {
  FieldDecision,
  LinkDecision,
  Resolution,
  ResolvedIncident,
  SearchBlock,
  StoredReport,
} from '@wirewatch/model'
import type { Stage } from '../stage.js'
import { blockOf } from './block.js'
import { type Clustering, clusterReports } from './cluster-reports.js'
import { compareReports } from './compare-reports.js'
import { composeIncident } from './compose-incident.js'
import { fixedFields } from './fixed-fields.js'
import type { KnownWorld } from './known-world.js'

/** Reads the stored reports whose blocks touch these, with every report that shares an incident with one of them. */
export type FindCandidateReports = (blocks: readonly SearchBlock[]) => Promise<readonly StoredReport[]>

export interface ResolveNeeds {
  readonly world: KnownWorld
  readonly findCandidateReports: FindCandidateReports
  /** What analysts decided about these reports, each with any other. */
  readonly decisionsAbout: (reportIds: readonly string[]) => Promise<readonly LinkDecision[]>
  /** Stored reports by their ids, their blocks locked; one that is no longer live is left out. */
  readonly findReports: (reportIds: readonly string[]) => Promise<readonly StoredReport[]>
  /** What analysts have fixed of these incidents and of those merged into them; oldest first. */
  readonly fieldDecisionsOn: (incidentIds: readonly number[]) => Promise<readonly FieldDecision[]>
}

/**
 * Finds the incident that each report opens or joins. Instead of adding a report to what is there, it groups anew all the reports that can
 * be connected with it: so the order of arrival does not matter, and a report that is corrected or withdrawn mends the incidents around it.
 */
export const resolve: Stage<'resolve', readonly StoredReport[], Promise<Resolution>, ResolveNeeds> = {
  name: 'resolve',
  run: async (reports, needs) => {
    const { connected, decisions } = await withCompanions(await connectedReports(reports, needs), needs)
    const clustering = clusterReports(connected, decisions, needs.world)
    const settled = settleIds(clustering, connected)
    const fixes = await needs.fieldDecisionsOn(settled.flatMap((cluster) => cluster.formerIncidents))
    const incidents = settled.map((cluster) => composed(cluster, fixes, needs.world))
    return { incidents, doubts: clustering.doubts }
  },
}

/**
 * The reports, and those that an analyst put together with one of them: they may lie in other places and days, where nothing else would
 * have looked for them.
 */
async function withCompanions(connected: readonly StoredReport[], needs: ResolveNeeds) {
  const ids = new Set(connected.map((report) => report.id))
  const decisions = await needs.decisionsAbout([...ids])
  const missing = decisions
    .filter(({ kind }) => kind === 'must_link')
    .flatMap(({ reportA, reportB }) => [reportA, reportB].filter((id) => !ids.has(id)))
  const companions = missing.length === 0 ? [] : await needs.findReports([...new Set(missing)])
  if (companions.length === 0) return { connected, decisions }
  return withCompanions(await connectedReports([...connected, ...companions], needs), needs)
}

/**
 * The new reports and every stored one that a chain of "same" leads to, through other reports or through a shared incident. Reports that
 * might be the same as a new one come along for one step, so that an analyst is told of them.
 */
async function connectedReports(reports: readonly StoredReport[], needs: ResolveNeeds): Promise<StoredReport[]> {
  const connected = new Map(reports.map((report) => [report.id, report]))
  const searched = new Set<string>()
  const candidates = new Map<string, StoredReport>()
  let frontier: readonly StoredReport[] = reports
  let reaching: readonly string[] = ['same', 'unsure']
  while (frontier.length > 0) {
    // Reports of one incident mostly share their block: what was found there is not searched for again.
    const blocks = frontier.map(blockOf).filter((block) => !searched.has(JSON.stringify(block)))
    if (blocks.length > 0)
      for (const candidate of await needs.findCandidateReports(blocks)) candidates.set(candidate.id, candidate)
    for (const block of blocks) searched.add(JSON.stringify(block))
    const incidents = new Set([...connected.values()].map((report) => report.incidentId).filter((id) => id !== null))
    const isReached = (candidate: StoredReport): boolean =>
      (candidate.incidentId !== null && incidents.has(candidate.incidentId)) ||
      frontier.some((report) => reaching.includes(compareReports(report, candidate, needs.world).answer))
    frontier = [...candidates.values()].filter((candidate) => !connected.has(candidate.id) && isReached(candidate))
    for (const report of frontier) connected.set(report.id, report)
    reaching = ['same']
  }
  return [...connected.values()]
}

type Cluster = Pick<ResolvedIncident, 'reports' | 'joins' | 'formerIncidents'>

/** Each incident goes on with the reports of the first cluster that holds one of them. */
function settleIds(clustering: Clustering, connected: readonly StoredReport[]): Cluster[] {
  const stored = new Map(connected.map((report) => [report.id, report]))
  const takenIds = new Set<number>()
  return clustering.clusters.map((cluster) => {
    const reports = cluster.map((report) => stored.get(report.id)!)
    const ids = new Set(cluster.map((report) => report.id))
    const former = [...new Set(reports.map((report) => report.incidentId).filter((id) => id !== null))].filter(
      (id) => !takenIds.has(id),
    )
    for (const id of former) takenIds.add(id)
    return { reports, joins: clustering.joins.filter((pair) => ids.has(pair.a.id)), formerIncidents: former }
  })
}

function composed(cluster: Cluster, decisions: readonly FieldDecision[], world: KnownWorld): ResolvedIncident {
  const { fields, values } = fixedFields(decisions.filter((fix) => cluster.formerIncidents.includes(fix.incidentId)))
  return { ...cluster, values: composeIncident(cluster.reports, world, values), fixedFields: fields }
}
