// Resolves labelled reports with the built packages: for the state at the end, which lines printed on the way cannot show, and for reasons.
import { codeForResolving } from '@wirewatch/cli/code-batch.js'
import { clusterReports } from '@wirewatch/pipeline/resolve/cluster-reports.js'
import { compareReports } from '@wirewatch/pipeline/resolve/compare-reports.js'
import { knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import { ReportMemory } from '@wirewatch/pipeline/resolve/report-memory.js'
import { resolve } from '@wirewatch/pipeline/resolve/resolve.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { readIncidents } from './labelled-reports.mjs'
import { readSampleWeek } from './sample-week.mjs'

const taxonomy = loadTaxonomy({})
const world = knownWorldOf(taxonomy)

/** Codes each labelled report; its reports' ids hold the number of the line. */
export function codeLabelled(labelled) {
  const coded = codeForResolving({ first: 1, lines: labelled.map((line) => JSON.stringify(line)) }, taxonomy)
  return coded.map(({ reports }, index) => ({
    line: labelled[index],
    reports: reports.map((report) => ({ ...report, incidentId: null })),
  }))
}

/** The reports that stand together when all are known. Sorted lists of ids. */
export function clustersAtOnce(coded, thresholds) {
  const all = coded.flatMap(({ reports }) => reports)
  const { clusters } = clusterReports(all, [], world, thresholds)
  return sorted(clusters.map((cluster) => cluster.map(({ id }) => id)))
}

/** The same, the articles coming one by one. */
export async function clustersOneByOne(coded) {
  const memory = new ReportMemory()
  const { findCandidateReports, decisionsAbout, findReports, fieldDecisionsOn } = memory
  const incidentOf = new Map()
  for (const { reports } of coded) {
    const resolved = await resolve.run(reports, {
      world,
      findCandidateReports,
      decisionsAbout,
      findReports,
      fieldDecisionsOn,
    })
    for (const [id, incident] of memory.save(resolved)) incidentOf.set(id, incident)
  }
  const clusters = new Map()
  for (const [id, incident] of incidentOf) clusters.set(incident, [...(clusters.get(incident) ?? []), id])
  return sorted([...clusters.values()])
}

const sorted = (clusters) => clusters.map((ids) => [...ids].sort()).sort((a, b) => (a[0] < b[0] ? -1 : 1))

/** Each labelled report with the cluster of its primary incident, as it stands at the end. */
export function resolveAtOnce(coded, thresholds) {
  const incidents = readIncidents()
  const clusterOf = numbersOf(clustersAtOnce(coded, thresholds))
  return coded.map(({ line, reports }) => {
    const primary = primaryOf(reports)
    const found = primary === null ? [] : [clusterOf.get(primary.id)]
    return { ...line, coded: primary?.event ?? null, found, expected: incidents.get(line.clusters[0]) }
  })
}

/** Each article of the sample week with every incident that it was put to. */
export function resolveSampleWeek() {
  const coded = codeLabelled(readSampleWeek())
  const clusterOf = numbersOf(clustersAtOnce(coded))
  return coded.map(({ line, reports }) => ({
    ...line,
    coded: null,
    expected: undefined,
    found: [...new Set(reports.map(({ id }) => clusterOf.get(id)))],
  }))
}

const numbersOf = (clusters) => new Map(clusters.flatMap((ids, number) => ids.map((id) => [id, number])))

/** The verdict on the primary incidents of two labelled reports, with its reasons. */
export function explainPair(a, b) {
  const [first, second] = codeLabelled([a, b]).map(({ reports }) => primaryOf(reports))
  const verdict = compareReports(first, second, world)
  return `${verdict.answer} ${verdict.support.toFixed(1)}: ${verdict.reasons.join('; ')}`
}

const primaryOf = (reports) => reports.find(({ event }) => event.primary) ?? reports[0] ?? null
