import type { IncidentReport, LinkDecision, ReportPair } from '@wirewatch/model'
import { compareReports } from './compare-reports.js'
import type { KnownWorld } from './known-world.js'
import { type IndexPair, PairSupports, vetoed } from './pair-supports.js'
import { ReportGroups } from './report-groups.js'
import { thresholds as chosen, type Thresholds } from './weights.js'

/** Reports of one incident, and which other clusters might be the same. */
export interface Clustering {
  /** Each in the order of the reports; clusters in the order of their first report. */
  readonly clusters: readonly (readonly IncidentReport[])[]
  /** For every report that was joined with another the strongest pair that did it; the strongest of all first. */
  readonly joins: readonly ReportPair[]
  /** Pairs of clusters that an analyst should look at: the strongest pair of reports of each. */
  readonly doubts: readonly ReportPair[]
}

/**
 * Groups reports into incidents. The answer depends on the set of reports alone, never on the order in which they came: pairs are joined
 * from the strongest down, and two groups are not joined when any of their reports rule each other out. O(n²) comparisons, of each of which
 * one number is held; in words are only those that are answered with.
 */
export function clusterReports(
  reports: readonly IncidentReport[],
  decisions: readonly LinkDecision[],
  world: KnownWorld,
  thresholds: Thresholds = chosen,
): Clustering {
  const ordered = [...reports].sort(byTimeThenId)
  const decided = decidedPairs(ordered, decisions)
  const supports = weighPairs(ordered, decided, world, thresholds)
  const lent = lendToCompanions(ordered, decided, supports, thresholds)
  const groups = new ReportGroups(ordered.length)
  // The sort is stable, and the pairs are read in the order of the reports: ties fall the same way every time.
  const same = [...supports.from(thresholds.same)].sort((x, y) => y.support - x.support || 0)
  const joined = same.filter(({ a, b }) => groups.join(a, b, supports, thresholds.group))
  const inWords = ({ a, b }: IndexPair): ReportPair => {
    const source = lent.get(keyOf(a, b)) ?? { a, b }
    const decision = decided.get(keyOf(source.a, source.b))
    const verdict = decision
      ? decisionInWords[decision]
      : compareReports(ordered[source.a]!, ordered[source.b]!, world, thresholds)
    return { a: ordered[a]!, b: ordered[b]!, verdict }
  }
  return {
    clusters: groups.list().map((group) => group.map((report) => ordered[report]!)),
    joins: strongestOfEach(joined).map(inWords),
    doubts: doubtsBetween(groups, supports, decided, thresholds).map(inWords),
  }
}

const byTimeThenId = (a: IncidentReport, b: IncidentReport): number =>
  compareText(a.saidAt, b.saidAt) || compareText(a.id, b.id)

/** By code units: the same on every machine, unlike `localeCompare`. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type Decision = LinkDecision['kind']
/** By two places in the ordered reports. */
type Decided = ReadonlyMap<string, Decision>
type Places = Pick<IndexPair, 'a' | 'b'>

const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

const decisionInWords: Readonly<Record<Decision, ReportPair['verdict']>> = {
  must_link: { support: Number.POSITIVE_INFINITY, reasons: ['an analyst merged them'] },
  cannot_link: { support: 0, reasons: ['an analyst split them'] },
}

/** The decisions on two of these reports. */
function decidedPairs(ordered: readonly IncidentReport[], decisions: readonly LinkDecision[]): Decided {
  const decided = new Map<string, Decision>()
  if (decisions.length === 0) return decided
  const placeOf = new Map(ordered.map(({ id }, place) => [id, place]))
  for (const { kind, reportA, reportB } of decisions) {
    const [a, b] = [placeOf.get(reportA), placeOf.get(reportB)]
    if (a !== undefined && b !== undefined) decided.set(keyOf(a, b), kind)
  }
  return decided
}

function weighPairs(
  ordered: readonly IncidentReport[],
  decided: Decided,
  world: KnownWorld,
  thresholds: Thresholds,
): PairSupports {
  const supports = new PairSupports(ordered.length)
  ordered.forEach((report, a) => {
    for (let b = a + 1; b < ordered.length; b++) {
      const { answer, support } = compareReports(report, ordered[b]!, world, thresholds)
      supports.set(a, b, answer === 'vetoed' ? vetoed : support)
    }
  })
  for (const [key, decision] of decided) {
    const { a, b } = placesOf(key)
    supports.set(a, b, decision === 'must_link' ? Number.POSITIVE_INFINITY : vetoed)
  }
  return supports
}

function placesOf(key: string): Places {
  const [a, b] = key.split(' ').map(Number) as [number, number]
  return { a, b }
}

/**
 * Reports that an analyst put together are companions: what makes another report the same as one of them makes it the same as each, though
 * their towns or days differ. Without that a merge would be left by the next report that the rules find unlike one half of it.
 * @returns for the pairs whose support was lent to them the pair that it is from
 */
function lendToCompanions(
  ordered: readonly IncidentReport[],
  decided: Decided,
  supports: PairSupports,
  thresholds: Thresholds,
): ReadonlyMap<string, Places> {
  const lent = new Map<string, Places>()
  const links = [...decided].filter(([, decision]) => decision === 'must_link').map(([key]) => placesOf(key))
  if (links.length === 0) return lent
  const companions = new ReportGroups(ordered.length)
  for (const { a, b } of links) companions.unite(a, b)
  const strongest = strongestBetween(companions, supports.from(thresholds.same))
  const isFinal = (a: number, b: number): boolean =>
    decided.get(keyOf(a, b)) === 'cannot_link' || ordered[a]!.articleId === ordered[b]!.articleId
  for (let a = 0; a < ordered.length; a++) {
    for (let b = a + 1; b < ordered.length; b++) {
      const source = companions.areJoined(a, b)
        ? links.find((link) => companions.areJoined(link.a, a))
        : strongest.get(keyOf(companions.keyOf(a), companions.keyOf(b)))
      if (source === undefined || isFinal(a, b)) continue
      lent.set(keyOf(a, b), source)
      supports.set(a, b, supports.of(source.a, source.b))
    }
  }
  return lent
}

/** One pair for every two groups: the strongest, the first one of equals. */
function strongestBetween(groups: ReportGroups, pairs: Iterable<IndexPair>): ReadonlyMap<string, IndexPair> {
  const strongest = new Map<string, IndexPair>()
  for (const pair of pairs) {
    if (groups.areJoined(pair.a, pair.b)) continue
    const key = keyOf(groups.keyOf(pair.a), groups.keyOf(pair.b))
    const kept = strongest.get(key)
    if (kept === undefined || pair.support > kept.support) strongest.set(key, pair)
  }
  return strongest
}

/** Of pairs from the strongest down those with a report that none before them has. */
function strongestOfEach(pairs: readonly IndexPair[]): IndexPair[] {
  const seen = new Set<number>()
  return pairs.filter(({ a, b }) => {
    const isFirst = !seen.has(a) || !seen.has(b)
    seen.add(a).add(b)
    return isFirst
  })
}

/** Nobody is asked again about what was decided: two groups stay apart where an analyst split any of their reports. */
function doubtsBetween(
  groups: ReportGroups,
  supports: PairSupports,
  decided: Decided,
  thresholds: Thresholds,
): IndexPair[] {
  const apart = new Set<string>()
  for (const [key, decision] of decided) {
    const { a, b } = placesOf(key)
    if (decision === 'cannot_link') apart.add(keyOf(groups.keyOf(a), groups.keyOf(b)))
  }
  const doubts = strongestBetween(groups, supports.from(thresholds.unsure))
  return [...doubts].filter(([key]) => !apart.has(key)).map(([, pair]) => pair)
}
