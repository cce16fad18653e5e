import type { ActorRole } from './alert-rule.js'
import type { Attribution, KilledBy } from './coded-event.js'
import type { IncidentStatus, Toll } from './incident.js'
import type { DatePrecision, PlacePrecision } from './location.js'

/** One state that an incident came to, as alert rules see it. */
export interface IncidentRevision {
  readonly incidentId: number
  /** 1 when it opened, and so on. */
  readonly revision: number
  /** ISO 8601: when it was written. */
  readonly at: string
  /** Why it was written: `opened`, `toll-revised`, `corrected`, `merged`, … */
  readonly reason: string
  readonly facts: IncidentFacts
}

/** The values of an incident that rules ask about and messages tell. Kept as JSON with what was told. */
export interface IncidentFacts {
  readonly publicId: string
  readonly status: IncidentStatus
  /** Public id of the incident that it is part of now. */
  readonly mergedInto: string | null
  readonly type: string
  readonly components: readonly string[]
  /** YYYY-MM-DD, first and last day. */
  readonly dateStart: string | null
  readonly dateEnd: string | null
  readonly datePrecision: DatePrecision | null
  readonly place: IncidentPlace
  readonly actors: readonly IncidentActor[]
  readonly killed: Toll
  readonly injured: Toll
  readonly arrested: number | null
  readonly abducted: number | null
  readonly killedBy: KilledBy
  readonly weapons: readonly string[]
  readonly targetKinds: readonly string[]
  readonly summary: string
  /** Ids of the outlets whose articles report it. */
  readonly sources: readonly string[]
  readonly articleCount: number
  readonly originCount: number
  readonly retrospective: boolean
  /** ISO 8601: when its first report was resolved. */
  readonly openedAt: string
}

export interface IncidentPlace {
  /** Gazetteer id; null where the place was not resolved. */
  readonly id: string | null
  readonly name: string | null
  readonly country: string | null
  /** Names of the province and the district. */
  readonly admin1: string | null
  readonly admin2: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly precision: PlacePrecision
}

export interface IncidentActor {
  readonly role: ActorRole
  /** Null where the words of the text stand for nobody we know. */
  readonly id: string | null
  readonly name: string
  readonly attribution: Attribution | null
}
