import type { DatePrecision, PlacePrecision } from './location.js'
import type { Span } from './mention.js'

/** Codebook section 1: what kind of text an article is; only some roles open incidents. */
export type ArticleRole =
  | 'report'
  | 'update'
  | 'correction'
  | 'claim'
  | 'denial'
  | 'reaction'
  | 'follow_up'
  | 'roundup'
  | 'background'
  | 'not_security'

/** What an article says happened, with the evidence for every value. */
export interface CodedArticle {
  readonly relevant: boolean
  readonly role: ArticleRole
  /** The rule that decided the role, and where it found it. */
  readonly roleEvidence: Evidence | null
  readonly events: readonly CodedEvent[]
}

/** One result of coding: type, date, location, initiators, targets, casualties, evidence. A null is "the text does not say". */
export interface CodedEvent {
  /** `family.type` of codebook section 2. */
  readonly type: string
  readonly components: readonly string[]
  /** YYYY-MM-DD, YYYY-MM or YYYY, as precise as known. */
  readonly date: string | null
  readonly dateEnd: string | null
  readonly datePrecision: DatePrecision | null
  readonly retrospective: boolean
  readonly location: CodedLocation | null
  readonly initiators: readonly Party[]
  readonly targets: readonly Party[]
  readonly claimants: readonly Party[]
  readonly killed: number | null
  readonly injured: number | null
  readonly arrested: number | null
  readonly abducted: number | null
  readonly killedBy: KilledBy
  readonly casualties: readonly CasualtyReport[]
  readonly weapons: readonly string[]
  readonly targetKinds: readonly string[]
  /** The news of the day in this article. */
  readonly primary: boolean
  /** 0 to 1, the product of the named parts. */
  readonly confidence: number
  readonly confidenceParts: Readonly<Record<string, number>>
  readonly evidence: readonly Evidence[]
}

/** The dead of each side; null is "the text does not say". */
export interface KilledBy {
  readonly civilian: number | null
  readonly security: number | null
  readonly militant: number | null
}

export interface CodedLocation {
  readonly id: string | null
  readonly name: string | null
  /** The toponym as written. */
  readonly text: string
  readonly country: string | null
  readonly admin1: string | null
  readonly admin2: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly precision: PlacePrecision
}

/** Who took part: an actor where we know it, else the words of the text. */
export interface Party {
  readonly id: string | null
  readonly name: string | null
  readonly text: string
  readonly attribution: Attribution | null
}

export type Attribution = 'claimed' | 'state_alleged' | 'media_alleged' | 'inferred' | 'denied' | 'disputed'

/** Codebook section 5: one attributed observation of a figure. */
export interface CasualtyReport extends Span {
  readonly measure: CasualtyMeasure
  readonly group: CasualtyGroup
  readonly min: number
  readonly max: number | null
  readonly qualifier: 'exact' | 'at_least' | 'at_most' | 'about' | 'vague'
  /** Who says so: a taxonomy speaker id such as `police`, `hospital`; null where the reporter says it. */
  readonly speaker: string | null
  /** The speaker takes part in the fight and counts the other side's losses. */
  readonly partyClaim: boolean
}

export type CasualtyMeasure = 'killed' | 'injured' | 'missing' | 'captured' | 'abducted' | 'arrested'
export type CasualtyGroup = 'civilian' | 'security' | 'militant' | 'unknown' | 'total'

/** The sentence (or words) and the rule that set a value. */
export interface Evidence extends Span {
  /** Which value it supports, for example `type`, `date`, `killed`. */
  readonly field: string
  readonly rule: string
}
