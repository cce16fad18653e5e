import type { IncidentValues } from './incident.js'
import type { IncidentReport, StoredReport } from './incident-report.js'

/** How reports fall into incidents now. */
export interface Resolution {
  readonly incidents: readonly ResolvedIncident[]
  /** Pairs of reports in different incidents that an analyst should look at. */
  readonly doubts: readonly ReportPair[]
}

export interface ResolvedIncident {
  /** Oldest first. */
  readonly reports: readonly StoredReport[]
  readonly values: IncidentValues
  /** Names of the fields that analysts have fixed; the values have them already. */
  readonly fixedFields: readonly string[]
  readonly joins: readonly ReportPair[]
  /** The incidents that its reports belonged to before: the first keeps its id, the others are merged into it; none: a new incident. */
  readonly formerIncidents: readonly number[]
}

/** Two reports, and what speaks for their being of one incident. */
export interface ReportPair {
  readonly a: IncidentReport
  readonly b: IncidentReport
  readonly verdict: {
    /** Not finite where an analyst has merged them. */
    readonly support: number
    readonly reasons: readonly string[]
  }
}
