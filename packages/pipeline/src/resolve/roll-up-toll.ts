import type { CasualtyMeasure, IncidentReport, Toll } from '@wirewatch/model'
import { familyOf } from './family-of.js'
import { isPartyCount } from './is-party-count.js'
import type { KnownWorld } from './known-world.js'

/** One origin's figure for one measure, as far as it still stands. */
interface Observation {
  /** Publisher family and the speaker of the figure. */
  readonly origin: string
  readonly saidAt: string
  readonly figure: number
  readonly most: number
  readonly rank: number
  readonly partyClaim: boolean
  readonly corrects: boolean
}

type TollMeasure = Extract<CasualtyMeasure, 'killed' | 'injured'>

const dayMs = 86_400_000

/**
 * Rolls the reports' figures up, after codebook section 5. A newer report of one origin replaces its older one, a correction replaces all
 * before it; a wounded person who dies later raises what was said before; low and high span what is left; best is the best-ranked figure of
 * the last day of reporting (then the latest, then the more often repeated, then the lower). A belligerent's count of enemy dead never sets
 * best.
 * @param reports in the order in which they were said
 */
export function rollUpToll(reports: readonly IncidentReport[], measure: TollMeasure, world: KnownWorld): Toll {
  const live = measure === 'killed' ? withLaterDeaths(reports, world) : liveOf(reports, measure, world)
  if (live.length === 0) return { low: null, best: null, high: null, basis: null }
  const neutral = live.filter((observation) => !observation.partyClaim)
  const high = Math.max(...live.map((observation) => observation.most))
  if (neutral.length === 0) return { low: null, best: null, high, basis: 'party_claim' }
  const low = Math.min(...neutral.map((observation) => observation.figure))
  return { low, best: bestOf(neutral), high, basis: 'reports' }
}

function liveOf(reports: readonly IncidentReport[], measure: TollMeasure, world: KnownWorld): Observation[] {
  return stillStanding(reports.flatMap((report) => observe(report, measure, world)))
}

function observe(report: IncidentReport, measure: TollMeasure, world: KnownWorld): Observation[] {
  const figure = report.event[measure]
  if (figure === null) return []
  const stated = report.event.casualties.filter((casualty) => casualty.measure === measure)
  const totals = stated.filter((casualty) => casualty.min === figure)
  const total = totals.find((casualty) => !casualty.partyClaim) ?? totals[0]
  const speaker = total?.speaker ?? stated[0]?.speaker ?? null
  return [
    {
      origin: `${familyOf(report)} ${speaker ?? ''}`,
      saidAt: report.saidAt,
      figure,
      most: Math.max(figure, total?.max ?? figure),
      rank: world.rankOfSpeaker(speaker),
      partyClaim: isPartyCount(report, measure),
      corrects: report.role === 'correction',
    },
  ]
}

function stillStanding(observations: readonly Observation[]): Observation[] {
  let live: Observation[] = []
  for (const observation of observations) {
    live = observation.corrects ? [] : live.filter((older) => older.origin !== observation.origin)
    live.push(observation)
  }
  return live
}

/** Each figure raised by the deaths that were told of after it. */
function withLaterDeaths(reports: readonly IncidentReport[], world: KnownWorld): Observation[] {
  const totals: IncidentReport[] = []
  const deaths: IncidentReport[] = []
  for (const report of reports) {
    const list = isLaterDeath(report, totals, world) ? deaths : totals
    list.push(report)
  }
  return liveOf(totals, 'killed', world).map((observation) => {
    const added = countOnce(deaths.filter((death) => death.saidAt > observation.saidAt))
    return { ...observation, figure: observation.figure + added, most: observation.most + added }
  })
}

/**
 * "One of the wounded died on Tuesday" in a follow-up that gives no total: its one dead cannot be the whole of a toll that was two or more.
 */
function isLaterDeath(report: IncidentReport, before: readonly IncidentReport[], world: KnownWorld): boolean {
  if (report.role !== 'follow_up' || report.event.killed !== 1) return false
  const neutral = liveOf(before, 'killed', world).filter((observation) => !observation.partyClaim)
  return neutral.length > 0 && bestOf(neutral) >= 2
}

/** Several outlets tell of one death; one outlet tells of each death once. */
function countOnce(deaths: readonly IncidentReport[]): number {
  const counts = new Map<string, number>()
  for (const death of deaths) counts.set(familyOf(death), (counts.get(familyOf(death)) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

function bestOf(observations: readonly Observation[]): number {
  const latest = Math.max(...observations.map((observation) => Date.parse(observation.saidAt)))
  const fresh = observations.filter((observation) => latest - Date.parse(observation.saidAt) <= dayMs)
  const repeats = (figure: number): number => fresh.filter((observation) => observation.figure === figure).length
  const best = fresh.reduce((kept, next) => {
    const better =
      next.rank - kept.rank ||
      Date.parse(next.saidAt) - Date.parse(kept.saidAt) ||
      repeats(next.figure) - repeats(kept.figure) ||
      kept.figure - next.figure
    return better > 0 ? next : kept
  })
  return best.figure
}
