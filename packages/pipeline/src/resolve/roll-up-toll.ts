import type { CasualtyMeasure, IncidentReport, Toll } from '@wirewatch/model'
import type { KnownWorld } from './known-world.js'

/** One origin's figure for one measure, as far as it still stands. */
interface Observation {
  readonly origin: string
  readonly saidAt: string
  readonly figure: number
  readonly most: number
  readonly rank: number
  readonly partyClaim: boolean
  readonly corrects: boolean
}

const dayMs = 86_400_000

/**
 * Rolls the reports' figures up, after codebook section 5. A newer report of one origin replaces its older one, a correction replaces all
 * before it; low and high span what is left; best is the best-ranked figure of the last day of reporting (then the latest, then the more
 * often repeated, then the lower). A belligerent's count of enemy dead never sets best.
 * @param reports in the order in which they were said
 */
export function rollUpToll(reports: readonly IncidentReport[], measure: 'killed' | 'injured', world: KnownWorld): Toll {
  const live = stillStanding(reports.flatMap((report) => observe(report, measure, world)))
  if (live.length === 0) return { low: null, best: null, high: null, basis: null }
  const neutral = live.filter((observation) => !observation.partyClaim)
  const high = Math.max(...live.map((observation) => observation.most))
  if (neutral.length === 0) return { low: null, best: null, high, basis: 'party_claim' }
  const low = Math.min(...neutral.map((observation) => observation.figure))
  return { low, best: bestOf(neutral), high, basis: 'reports' }
}

function observe(report: IncidentReport, measure: 'killed' | 'injured', world: KnownWorld): Observation[] {
  const figure = report.event[measure]
  if (figure === null) return []
  const stated = report.event.casualties.filter((casualty) => casualty.measure === (measure satisfies CasualtyMeasure))
  const total = stated.find((casualty) => casualty.min === figure)
  const speaker = total?.speaker ?? stated[0]?.speaker ?? null
  return [
    {
      origin: report.origin,
      saidAt: report.saidAt,
      figure,
      most: Math.max(figure, total?.max ?? figure),
      rank: world.rankOfSpeaker(speaker),
      partyClaim: stated.length > 0 && stated.every((casualty) => casualty.partyClaim),
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

function bestOf(observations: readonly Observation[]): number | null {
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
