/** The support of every two of so many reports, in one flat table: some thousand reports of a loud day have millions of pairs. */
export class PairSupports {
  private readonly table: Float64Array

  constructor(private readonly count: number) {
    this.table = new Float64Array((count * (count - 1)) / 2)
  }

  /** `vetoed` where nothing may bring the two together; infinite where an analyst did. */
  of(a: number, b: number): number {
    return this.table[this.place(a, b)]!
  }

  set(a: number, b: number, support: number): void {
    this.table[this.place(a, b)] = support
  }

  /** The pairs with so much support or more, in the order of the reports. */
  *from(least: number): Generator<IndexPair> {
    let place = 0
    for (let a = 0; a < this.count; a++) {
      for (let b = a + 1; b < this.count; b++) {
        const support = this.table[place++]!
        if (support >= least) yield { a, b, support }
      }
    }
  }

  /** Row after row of the triangle above the diagonal. */
  private place(a: number, b: number): number {
    const [low, high] = a < b ? [a, b] : [b, a]
    return (low * (2 * this.count - low - 1)) / 2 + high - low - 1
  }
}

/** Two reports by their places in a list, the earlier first. */
export interface IndexPair {
  readonly a: number
  readonly b: number
  readonly support: number
}

/** Less than any support, and equal to none. */
export const vetoed = Number.NaN
