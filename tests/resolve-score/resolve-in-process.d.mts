import type { StoredReport } from '@wirewatch/pipeline/resolve/resolve.js'
import type { Thresholds } from '@wirewatch/pipeline/resolve/weights.js'
import type { LabelledReport } from './labelled-reports.mjs'
import type { ScoredReport } from './measure.mjs'

export interface CodedLabel {
  readonly line: LabelledReport
  readonly reports: readonly StoredReport[]
}

export function codeLabelled(labelled: readonly LabelledReport[]): CodedLabel[]
export function clustersAtOnce(coded: readonly CodedLabel[], thresholds?: Thresholds): string[][]
export function clustersOneByOne(coded: readonly CodedLabel[]): Promise<string[][]>
export function resolveAtOnce(coded: readonly CodedLabel[], thresholds?: Thresholds): (LabelledReport & ScoredReport)[]
export function resolveSampleWeek(): (LabelledReport & ScoredReport)[]
export function explainPair(a: LabelledReport, b: LabelledReport): string
