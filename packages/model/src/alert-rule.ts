import type { Attribution, CasualtyGroup, KilledBy } from './coded-event.js'
import type { IncidentStatus } from './incident.js'
import type { PlacePrecision } from './location.js'

/** A condition on incidents, as a rule file states it (codebook section 8). Null is "the rule does not ask". */
export interface AlertRule {
  readonly id: string
  readonly title: string
  readonly description: string | null
  readonly status: RuleStatus
  readonly level: AlertLevel
  /** What may set it off though nothing is the matter, for whoever reads the alert. */
  readonly falsePositives: readonly string[]
  readonly watch: RuleWatch
  readonly hold: Hold | null
  /** Which changes of an incident are told. None: the rule only serves others that count. */
  readonly tell: readonly TellKind[]
  readonly materialChange: MaterialChange
  /** What is found later than this after it happened goes to the digest; null: never late. */
  readonly maxEventAgeMs: number | null
  /** An alert that nothing material has happened to for so long is over. */
  readonly resolveAfterMs: number
  readonly tests: readonly RuleTest[]
}

/** `experimental` rules fire and tell nobody, `test` rules say so in their messages, `deprecated` ones are not weighed. */
export type RuleStatus = 'experimental' | 'test' | 'stable' | 'deprecated'
export type AlertLevel = 'informational' | 'low' | 'medium' | 'high' | 'critical'

/** What a rule watches for: single incidents, or what many of them (or none) amount to. */
export type RuleWatch =
  | { readonly kind: 'incident'; readonly when: IncidentCondition; readonly unknownMatches: readonly ConditionName[] }
  /** So many incidents that another rule matches, with one key, within a time. */
  | {
      readonly kind: 'count'
      readonly of: string
      readonly by: CountKey
      readonly withinMs: number
      readonly atLeast: number
    }
  /** The last window against the mean of the ones before. */
  | {
      readonly kind: 'change'
      readonly of: string
      readonly by: CountKey
      readonly windowMs: number
      /** How many windows before the last one make the baseline. */
      readonly windows: number
      readonly atLeast: number
      /** So many times the baseline. */
      readonly times: number
    }
  /** No news for so long, from an outlet or from a place. One alert for each of them. */
  | {
      readonly kind: 'silence'
      readonly of: 'source' | 'place'
      /** Null: every outlet. */
      readonly ids: readonly string[] | null
      readonly forMs: number
    }

/** What incidents are counted by; `all` counts them together. */
export type CountKey = 'admin1' | 'admin2' | 'country' | 'location' | 'type' | 'initiator' | 'all'

/** Everything that is asked must hold. */
export interface IncidentCondition {
  readonly place: PlaceCondition | null
  readonly actor: ActorCondition | null
  readonly type: TypeCondition | null
  readonly status: readonly IncidentStatus[] | null
  readonly killed: FigureCondition | null
  readonly injured: FigureCondition | null
  readonly arrested: RangeCondition | null
  readonly abducted: RangeCondition | null
  readonly origins: RangeCondition | null
  readonly sources: SourceCondition | null
  readonly weapons: TagCondition | null
  readonly targets: TagCondition | null
  readonly text: TextCondition | null
  readonly first: FirstCondition | null
  /** Recalled incidents count as well; else only those that are news. */
  readonly retrospective: boolean
  /** At least one of these; empty: not asked. */
  readonly anyOf: readonly IncidentCondition[]
}

/** The conditions by the names that the rule files give them. */
export type ConditionName =
  | 'place'
  | 'actor'
  | 'type'
  | 'status'
  | 'killed'
  | 'injured'
  | 'arrested'
  | 'abducted'
  | 'origins'
  | 'sources'
  | 'weapons'
  | 'targets'
  | 'text'
  | 'first'
  | 'retrospective'
  | 'any_of'

/** Ids of the taxonomy, each of which stands for all that lies or belongs under it. Empty: not asked. */
export interface UnderCondition {
  readonly under: readonly string[]
  readonly notUnder: readonly string[]
}

export interface TypeCondition extends UnderCondition {
  /** Also what happened besides: the components of a complex attack. */
  readonly components: boolean
}

export interface PlaceCondition extends UnderCondition {
  readonly within: { readonly lat: number; readonly lon: number; readonly km: number } | null
  readonly precisionAtMost: PlacePrecision | null
}

export interface ActorCondition extends UnderCondition {
  readonly role: readonly ActorRole[]
  readonly attribution: readonly Attribution[]
}

export type ActorRole = 'initiator' | 'target' | 'participant' | 'claimant' | 'blamed'

export interface RangeCondition {
  readonly atLeast: number | null
  readonly atMost: number | null
}

export interface FigureCondition extends RangeCondition {
  /** `claimed`: a figure that only a party to the fight gives; `best_or_claimed`: that where there is no best one. */
  readonly figure: 'low' | 'best' | 'high' | 'claimed' | 'best_or_claimed'
  readonly group: Exclude<CasualtyGroup, 'unknown'>
}

export interface SourceCondition extends RangeCondition {
  /** At least one of these outlets reports it. Empty: not asked. */
  readonly anyOf: readonly string[]
}

export interface TagCondition {
  readonly anyOf: readonly string[]
  readonly noneOf: readonly string[]
}

/** RE2 patterns over the summary: matched in linear time whatever the text. */
export interface TextCondition {
  readonly matches: string | null
  readonly notMatches: string | null
}

/** Nothing like it was known in the area for so many days: no incident at all, or none of this initiator. */
export interface FirstCondition {
  readonly what: 'incident' | 'actor'
  readonly in: 'admin2' | 'admin1' | 'country'
  readonly withinDays: number
}

/** Waits for corroboration: so long, or until so many origins report it. */
export interface Hold {
  readonly forMs: number
  readonly unlessOrigins: number | null
}

export type TellKind = 'created' | 'escalated' | 'corrected' | 'retracted' | 'merged'

/** What is worth telling again, against what was told last. */
export interface MaterialChange {
  readonly killed: FigureStep | null
  readonly injured: FigureStep | null
  readonly anyOf: readonly ('actor' | 'district' | 'status' | 'type' | 'date')[]
}

/** Either is enough. */
export interface FigureStep {
  readonly by: number | null
  /** 0.5 is half as much again. */
  readonly byShare: number | null
}

/** A test that stands in the rule file: what the rule makes of example incidents, or of an example article. */
export interface RuleTest {
  readonly incidents: readonly string[]
  readonly article: string | null
  readonly expect: 'fires' | 'silent'
}

/** An incident for the tests of rules; what is not given is unknown. */
export interface ExampleIncident {
  readonly id: string
  readonly type: string
  readonly components: readonly string[]
  readonly place: string | null
  readonly date: string | null
  readonly status: IncidentStatus
  readonly initiators: readonly ExampleParty[]
  readonly targets: readonly ExampleParty[]
  readonly claimants: readonly ExampleParty[]
  readonly killed: number | null
  /** The figure of the dead is one that a party to the fight gives for its enemy. */
  readonly killedClaimed: number | null
  readonly injured: number | null
  readonly arrested: number | null
  readonly abducted: number | null
  readonly killedBy: KilledBy
  readonly weapons: readonly string[]
  readonly targetKinds: readonly string[]
  readonly origins: number
  readonly sources: readonly string[]
  readonly retrospective: boolean
  readonly summary: string | null
}

export interface ExampleParty {
  readonly id: string
  readonly attribution: Attribution | null
}

/** A text for the tests of rules, read by the coder as any other. */
export interface ExampleArticle {
  readonly id: string
  readonly title: string | null
  readonly publishedAt: string
  readonly text: string
}
