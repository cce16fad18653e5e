import type { IncidentReport, IncidentValues } from '@wirewatch/model'
import type { StoredReport } from '../reports.js'

/** How reports fall into incidents now: what the stage `resolve` gives. */
export interface ResolvedReports {
  readonly incidents: readonly ResolvedIncident[]
  /** Pairs of reports in different incidents that an analyst should look at. */
  readonly doubts: readonly ReportPair[]
}

export interface ResolvedIncident {
  /** Oldest first. */
  readonly reports: readonly StoredReport[]
  readonly values: IncidentValues
  readonly joins: readonly ReportPair[]
  /** The first keeps its id, the others are merged into it; none: a new incident. */
  readonly formerIncidents: readonly number[]
}

export interface ReportPair {
  readonly a: IncidentReport
  readonly b: IncidentReport
  readonly verdict: { readonly support: number; readonly reasons: readonly string[] }
}

export interface ResolutionContext {
  /** The texts whose reports were resolved. */
  readonly articleVersionIds: readonly number[]
  readonly taxonomyVersion: string
  readonly coderVersion: string
  /** ISO 8601: the time of the revisions. */
  readonly now: string
}

export interface SavedIncident {
  readonly id: number
  readonly publicId: string
  readonly change: 'opened' | 'revised' | 'unchanged' | 'merged' | 'retracted'
  readonly revision: number
  readonly reportIds: readonly string[]
}
