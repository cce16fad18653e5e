import type { CodedLocation, KilledBy, Party } from './coded-event.js'
import type { DatePrecision } from './location.js'

export type IncidentStatus = 'candidate' | 'confirmed' | 'claimed' | 'disputed' | 'rejected' | 'merged' | 'retracted'

/** One real happening, however many articles report it: the values that its reports together support. */
export interface IncidentValues {
  readonly status: IncidentStatus
  readonly type: string
  readonly components: readonly string[]
  readonly dateStart: string | null
  readonly dateEnd: string | null
  readonly datePrecision: DatePrecision | null
  readonly location: CodedLocation | null
  readonly initiators: readonly Party[]
  readonly targets: readonly Party[]
  readonly claimants: readonly Party[]
  readonly killed: Toll
  readonly injured: Toll
  readonly arrested: number | null
  readonly abducted: number | null
  readonly killedBy: KilledBy
  readonly weapons: readonly string[]
  readonly targetKinds: readonly string[]
  readonly retrospective: boolean
  /** A neutral sentence from the values above. */
  readonly summary: string
  readonly originCount: number
  /** 0 to 1. */
  readonly confidence: number
}

/** What analysts have fixed of an incident: no run of the line changes it, whatever the reports say. */
export interface FixedValues
  extends Partial<
    Pick<
      IncidentValues,
      | 'status'
      | 'type'
      | 'components'
      | 'dateStart'
      | 'dateEnd'
      | 'datePrecision'
      | 'location'
      | 'initiators'
      | 'targets'
      | 'claimants'
      | 'killed'
      | 'injured'
      | 'arrested'
      | 'abducted'
      | 'weapons'
      | 'targetKinds'
      | 'retrospective'
    >
  > {
  readonly killedBy?: Partial<IncidentValues['killedBy']>
}

/** A field that an analyst fixed, or left to the reports again. */
export interface FieldDecision {
  readonly incidentId: number
  /** As `wirewatch incidents set` names it. */
  readonly field: string
  /** Null: left to the reports again. */
  readonly fixed: FixedValues | null
}

/** An incident as it is kept: its values under an id that is never reused. */
export interface Incident extends IncidentValues {
  readonly id: number
  /** For example `PK-2026-004211`. */
  readonly publicId: string
  readonly revision: number
  readonly mergedInto: number | null
}

/** A toll rolled up from attributed reports by the rule of codebook section 5. Null is "not stated". */
export interface Toll {
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
  /** `party_claim`: only a belligerent's count of enemy dead is known, so `best` stays null. */
  readonly basis: 'reports' | 'party_claim' | null
}
