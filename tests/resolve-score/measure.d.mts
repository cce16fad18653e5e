export interface ScoredReport {
  readonly id: string
  /** The incidents that it tells of, and those that it may be put to all the same. */
  readonly clusters: readonly string[]
  readonly mentions: readonly string[]
  /** The incidents that it was put to. */
  readonly found: readonly number[]
  readonly coded: CodedIncident | null
  readonly expected: ExpectedIncident | undefined
}

export interface CodedIncident {
  readonly date: string | null
  readonly dateEnd: string | null
  readonly location: { country: string | null; admin1: string | null; admin2: string | null } | null
}

export interface ExpectedIncident {
  readonly cluster: string
  readonly date: string
  readonly country: string
  readonly admin1: string
  readonly admin2: string | null
}

export type ReportPair = readonly [ScoredReport, ScoredReport]

export interface PairComparison {
  readonly joined: readonly ReportPair[]
  readonly wronglyJoined: readonly ReportPair[]
  readonly missed: readonly ReportPair[]
}

export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export function comparePairs(reports: readonly ScoredReport[]): PairComparison
export function scorePairs(pairs: PairComparison, isCounted?: (pair: ReportPair) => boolean): Score
export function scoreBCubed(reports: readonly ScoredReport[]): Score
export function whyNotUsable(report: ScoredReport): string | null
