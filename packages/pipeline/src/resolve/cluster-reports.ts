import type { IncidentReport, LinkDecision } from '@wirewatch/model'
import { compareReports, type Verdict } from './compare-reports.js'
import type { KnownWorld } from './known-world.js'
import { thresholds as chosen, type Thresholds } from './weights.js'

/** Reports of one incident, and which other clusters might be the same. */
export interface Clustering {
  /** Each in the order of the reports; clusters in the order of their first report. */
  readonly clusters: readonly (readonly IncidentReport[])[]
  /** Pairs that were joined, with what joined them; a pair of clusters that an analyst should look at. */
  readonly joins: readonly Pair[]
  readonly doubts: readonly Pair[]
}

export interface Pair {
  readonly a: IncidentReport
  readonly b: IncidentReport
  readonly verdict: Verdict
}

/**
 * Groups reports into incidents. The answer depends on the set of reports alone, never on the order in which they came: pairs are joined
 * from the strongest down, and two groups are not joined when any of their reports rule each other out. O(n²) comparisons.
 */
export function clusterReports(
  reports: readonly IncidentReport[],
  decisions: readonly LinkDecision[],
  world: KnownWorld,
  thresholds: Thresholds = chosen,
): Clustering {
  const ordered = [...reports].sort(byTimeThenId)
  const pairs = throughCompanions(pairsOf(ordered, decisions, world, thresholds), ordered, decisions)
  const groups = new Groups(ordered, thresholds.group)
  for (const { a, b, verdict } of pairs) {
    if (verdict.answer === 'vetoed') groups.forbid(a, b)
    else groups.weigh(a, b, verdict.support)
  }
  // The sort is stable, and the pairs were made in the order of the reports: ties fall the same way every time.
  const same = pairs
    .filter(({ verdict }) => verdict.answer === 'same')
    .sort((x, y) => y.verdict.support - x.verdict.support)
  const joins = same.filter((pair) => groups.join(pair))
  const unsure = pairs.filter(({ verdict }) => verdict.answer === 'unsure')
  const doubts = firstOfEachPair(unsure.concat(same.filter((pair) => !joins.includes(pair))), groups)
  return { clusters: groups.list(), joins, doubts: withoutDecided(doubts, pairs, groups) }
}

const byTimeThenId = (a: IncidentReport, b: IncidentReport): number =>
  compareText(a.saidAt, b.saidAt) || compareText(a.id, b.id)

/** By code units: the same on every machine, unlike `localeCompare`. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const decided: Readonly<Record<LinkDecision['kind'], Verdict>> = {
  must_link: { answer: 'same', support: Number.POSITIVE_INFINITY, reasons: ['an analyst merged them'] },
  cannot_link: { answer: 'vetoed', support: 0, reasons: ['an analyst split them'] },
}

function pairsOf(
  ordered: readonly IncidentReport[],
  decisions: readonly LinkDecision[],
  world: KnownWorld,
  thresholds: Thresholds,
): readonly Pair[] {
  const decisionOf = new Map(decisions.map((decision) => [pairKey(decision.reportA, decision.reportB), decision.kind]))
  return ordered.flatMap((a, i) =>
    ordered.slice(i + 1).map((b) => {
      const decision = decisionOf.get(pairKey(a.id, b.id))
      return { a, b, verdict: decision === undefined ? compareReports(a, b, world, thresholds) : decided[decision] }
    }),
  )
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/**
 * Reports that an analyst put together are companions: what makes another report the same as one of them makes it the same as each, though
 * their towns or days differ. Without that a merge would be left by the next report that the rules find unlike one half of it.
 */
function throughCompanions(
  pairs: readonly Pair[],
  ordered: readonly IncidentReport[],
  decisions: readonly LinkDecision[],
): readonly Pair[] {
  const links = decisions.filter(({ kind }) => kind === 'must_link')
  if (links.length === 0) return pairs
  const companions = new Groups(ordered, 0)
  for (const { reportA, reportB } of links) companions.unite(reportA, reportB)
  const strongest = new Map<string, Verdict>()
  const partyKey = ({ a, b }: Pair): string => pairKey(companions.keyOf(a), companions.keyOf(b))
  for (const pair of pairs) {
    const known = strongest.get(partyKey(pair))
    if (known === undefined || isStronger(pair.verdict, known)) strongest.set(partyKey(pair), pair.verdict)
  }
  return pairs.map((pair) => {
    const isFinal = pair.verdict === decided.cannot_link || pair.a.articleId === pair.b.articleId
    if (companions.areJoined(pair.a, pair.b)) return isFinal ? pair : { ...pair, verdict: decided.must_link }
    const verdict = strongest.get(partyKey(pair)) ?? pair.verdict
    return isFinal || verdict.answer !== 'same' ? pair : { ...pair, verdict }
  })
}

function isStronger(verdict: Verdict, than: Verdict): boolean {
  if ((verdict.answer === 'same') !== (than.answer === 'same')) return verdict.answer === 'same'
  return verdict.support > than.support
}

/** Nobody is asked again about what was decided: two groups stay apart where an analyst split any of their reports. */
function withoutDecided(doubts: readonly Pair[], pairs: readonly Pair[], groups: Groups): Pair[] {
  const apart = new Set(
    pairs
      .filter(({ verdict }) => verdict === decided.cannot_link)
      .map(({ a, b }) => pairKey(groups.keyOf(a), groups.keyOf(b))),
  )
  return doubts.filter(({ a, b }) => !apart.has(pairKey(groups.keyOf(a), groups.keyOf(b))))
}

/** One doubt for each pair of clusters: the strongest. */
function firstOfEachPair(pairs: readonly Pair[], groups: Groups): Pair[] {
  const strongest = new Map<string, Pair>()
  for (const pair of pairs) {
    if (groups.areJoined(pair.a, pair.b)) continue
    const key = pairKey(groups.keyOf(pair.a), groups.keyOf(pair.b))
    const kept = strongest.get(key)
    if (kept === undefined || pair.verdict.support > kept.verdict.support) strongest.set(key, pair)
  }
  return [...strongest.values()]
}

/** Disjoint groups of reports, and which reports may never share one. */
class Groups {
  private readonly groupOf = new Map<string, IncidentReport[]>()
  private readonly supports = new Map<string, number>()
  private readonly forbidden = new Map<string, Set<string>>()

  constructor(
    private readonly ordered: readonly IncidentReport[],
    private readonly leastMean: number,
  ) {
    for (const report of ordered) this.groupOf.set(report.id, [report])
  }

  /** Without asking anything: an analyst has decided. Ids that are not among the reports count for nothing. */
  unite(a: string, b: string): void {
    const [left, right] = [this.groupOf.get(a), this.groupOf.get(b)]
    if (left === undefined || right === undefined || left === right) return
    this.put(left.concat(right))
  }

  forbid(a: IncidentReport, b: IncidentReport): void {
    this.forbiddenTo(a.id).add(b.id)
    this.forbiddenTo(b.id).add(a.id)
  }

  weigh(a: IncidentReport, b: IncidentReport, support: number): void {
    this.supports.set(pairKey(a.id, b.id), support)
  }

  /**
   * Joins the groups of two reports unless a veto stands between any of their members, or the rest of the two groups is too unlike.
   * True where they are joined afterwards.
   */
  join({ a, b, verdict }: Pair): boolean {
    const left = this.members(a)
    const right = this.members(b)
    if (left === right) return true
    if (left.some((x) => right.some((y) => this.forbiddenTo(x.id).has(y.id)))) return false
    if (verdict.support < Number.POSITIVE_INFINITY && this.meanSupport(left, right) < this.leastMean) return false
    this.put(left.concat(right))
    return true
  }

  private meanSupport(left: readonly IncidentReport[], right: readonly IncidentReport[]): number {
    const supports = left.flatMap((x) => right.map((y) => this.supports.get(pairKey(x.id, y.id)) ?? 0))
    return supports.reduce((sum, support) => sum + support, 0) / supports.length
  }

  areJoined(a: IncidentReport, b: IncidentReport): boolean {
    return this.members(a) === this.members(b)
  }

  keyOf(report: IncidentReport): string {
    return this.members(report)
      .map(({ id }) => id)
      .sort(compareText)[0]!
  }

  list(): IncidentReport[][] {
    const seen = new Set<IncidentReport[]>()
    for (const report of this.ordered) seen.add(this.members(report))
    return [...seen].map((group) => group.sort(byTimeThenId))
  }

  private put(group: IncidentReport[]): void {
    for (const report of group) this.groupOf.set(report.id, group)
  }

  private members(report: IncidentReport): IncidentReport[] {
    return this.groupOf.get(report.id) ?? [report]
  }

  private forbiddenTo(id: string): Set<string> {
    let ids = this.forbidden.get(id)
    if (ids === undefined) this.forbidden.set(id, (ids = new Set()))
    return ids
  }
}
