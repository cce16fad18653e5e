import type { StoredReport } from '@wirewatch/pipeline/resolve/resolve.js'
import type { LabelledReport } from './labelled-reports.mjs'
import type { ScoredReport } from './measure.mjs'

export interface CodedLabel {
  readonly line: LabelledReport
  readonly reports: readonly StoredReport[]
}

export function codeLabelled(labelled: readonly LabelledReport[]): CodedLabel[]
export function clustersAtOnce(coded: readonly CodedLabel[]): string[][]
export function clustersOneByOne(coded: readonly CodedLabel[]): Promise<string[][]>
export function resolveAtOnce(labelled: readonly LabelledReport[]): (LabelledReport & ScoredReport)[]
export function explainPair(a: LabelledReport, b: LabelledReport): string
