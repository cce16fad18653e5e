import type { PairSupports } from './pair-supports.js'

/** Disjoint groups of reports, which are told by their places in a list; each report begins as a group of its own. */
export class ReportGroups {
  private readonly groupOf: number[][]

  constructor(private readonly count: number) {
    this.groupOf = Array.from({ length: count }, (_, report) => [report])
  }

  areJoined(a: number, b: number): boolean {
    return this.groupOf[a] === this.groupOf[b]
  }

  /** The same number for every report of a group: its first report. */
  keyOf(report: number): number {
    return this.groupOf[report]![0]!
  }

  /** Without asking anything: an analyst has decided. */
  unite(a: number, b: number): void {
    if (this.areJoined(a, b)) return
    const group = this.groupOf[a]!.concat(this.groupOf[b]!).sort((x, y) => x - y)
    for (const report of group) this.groupOf[report] = group
  }

  /**
   * Joins the groups of two reports unless a veto stands between any of their members, or the two groups are too unlike on the average of
   * their pairs, which a decision of an analyst outweighs. True where they are joined afterwards.
   */
  join(a: number, b: number, supports: PairSupports, leastMean: number): boolean {
    if (this.areJoined(a, b)) return true
    const [left, right] = [this.groupOf[a]!, this.groupOf[b]!]
    let sum = 0
    for (const x of left) for (const y of right) sum += supports.of(x, y)
    if (Number.isNaN(sum)) return false
    if (supports.of(a, b) < Number.POSITIVE_INFINITY && sum / (left.length * right.length) < leastMean) return false
    this.unite(a, b)
    return true
  }

  /** Each in the order of the reports; groups in the order of their first report. */
  list(): readonly (readonly number[])[] {
    return Array.from({ length: this.count }, (_, report) => this.groupOf[report]!).filter(
      (group, report) => group[0] === report,
    )
  }
}
