import type { CasualtyReport, Party } from './coded-event.js'
import type { DatePrecision, PlacePrecision } from './location.js'

export type IncidentStatus = 'candidate' | 'confirmed' | 'claimed' | 'disputed' | 'rejected' | 'merged' | 'retracted'

/** One real happening, however many articles report it. */
export interface Incident {
  readonly id: number
  /** For example `PK-2026-004211`; never reused. */
  readonly publicId: string
  readonly status: IncidentStatus
  readonly type: string
  readonly components: readonly string[]
  readonly dateStart: string | null
  readonly dateEnd: string | null
  readonly datePrecision: DatePrecision | null
  readonly locationId: string | null
  readonly country: string | null
  readonly admin1: string | null
  readonly admin2: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly placePrecision: PlacePrecision
  readonly initiators: readonly Party[]
  readonly targets: readonly Party[]
  readonly claimants: readonly Party[]
  readonly retrospective: boolean
}

/** A toll rolled up from attributed reports by the rule of codebook section 5. Null is "not stated". */
export interface Toll {
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
  readonly basis: 'reports' | 'party_claim' | null
}

/** A casualty report with what the roll-up needs to know of its article. */
export interface DatedCasualtyReport extends CasualtyReport {
  readonly origin: string
  readonly saidAt: string | null
}
