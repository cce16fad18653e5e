import type { GenericParty } from '../generic-party.js'
import type { Cue } from './cues.js'
import { flagSet, type NamedFlags } from './named-flags.js'

/** What the rules know of one word or fixed group of words. */
export interface Lexeme {
  /** Folded, words joined by a space. */
  readonly text: string
  /** Bits of `Pos`; 0 where only the cues matter. */
  pos: number
  /** Bits of `Form`, for verbs. */
  forms: number
  plural: boolean
  verbClasses: NamedFlags<VerbClass>
  cues: NamedFlags<Cue>
  verbTriggers: readonly Trigger[]
  nounTriggers: readonly Trigger[]
  adjectiveTriggers: readonly Trigger[]
  particleTriggers: readonly ParticleTrigger[]
  party: GenericParty | null
  weapon: Weapon | null
  target: TargetKind | null
  speaker: Speaker | null
  number: NumberWord | null
  time: TimeWord | null
  roleCues: readonly RoleCue[]
  stops: readonly StopContext[]
  /** Bits of `Trait`, set when the lexicon is complete. */
  traits: number
}

export const Pos = {
  noun: 1,
  adjective: 2,
  determiner: 4,
  numeral: 8,
  pronoun: 16,
  preposition: 32,
  conjunction: 64,
  subordinator: 128,
  relative: 256,
  auxiliary: 512,
  modal: 1024,
  negation: 2048,
  adverb: 4096,
  verb: 8192,
  time: 16384,
} as const

export const posNames = [
  'noun',
  'adjective',
  'determiner',
  'pronoun',
  'preposition',
  'conjunction',
  'subordinator',
  'relative',
  'auxiliary',
  'modal',
  'negation',
  'adverb',
] as const

export const Form = { base: 1, third: 2, past: 4, participle: 8, ing: 16 } as const

export const verbClasses = [
  'say',
  'claim',
  'do',
  'undergo',
  'prevent',
  'attempt',
  'fail',
  'plan',
  'threaten',
  'deny',
  'blame',
  'accuse',
  'surrender',
  'release',
  'condemn',
  'find',
  'identify',
  'result',
  'motion',
  'other',
] as const
export type VerbClass = (typeof verbClasses)[number]
export const verbClassFlags = flagSet(verbClasses)

export const measures = ['killed', 'injured', 'missing', 'captured', 'abducted', 'arrested'] as const
export type Measure = (typeof measures)[number]

export const triggerNeeds = [
  'party',
  'people',
  'nobody',
  'found',
  'not-figurative',
  'territory',
  'explosive-object',
  'rocket-subject',
  'agent-or-group',
  'armed',
  'road',
  'weapon-object',
  'plot-object',
  'strike-of-forces',
  'not-by-law',
  'hanged',
  'done',
  'arms-in-hand',
  'explosive-patient',
  'bomber-subject',
  'leaflet-subject',
  'truce',
  'victim',
  'self',
  'shots-subject',
  'charged-crowd',
  'stones-at',
  'gang-subject',
  'mob-subject',
  'burnt-alive',
  'force-subject',
  'stones-thrown',
  'aircraft-object',
  'building-object',
  'base-object',
  'territory-left',
  'prison',
  'bullet',
  'behind-shots',
  'counted-people',
  'at-place',
  'own-people',
  'weapon-in-hand',
  'carried-off',
  'infrastructure-object',
  'ridden',
  'unofficial',
  'poisoner',
  'land',
  'not-fled',
  'not-force',
  'not-one-office',
  'shots-object',
  'shooter-alone',
  'by-police',
  'acid-object',
  'two-groups',
  'people-and-police',
  'gun-behind',
  'gun-subject',
  'blast-behind',
  'explosive-subject',
  'fighters-object',
  'crowd-subject',
  'crowd-object',
  'crowd-told',
  'target-object',
  'with-people',
  'fire',
  'fire-setter',
  'set-alight',
  'child-taken',
  'captive',
  'gives-up',
  'captive-not-of-police',
  'taken-by-people',
  'money-at-arms',
  'bomb-object',
  'driven-at',
  'home-entered',
  'somebody-or-property',
  'vandalised',
  'wrecked',
  'shut-by-trade',
  'broken',
  'smeared',
  'smear-found',
  'through-window',
  'noose-found',
  'sign-burnt',
] as const
export type TriggerNeed = (typeof triggerNeeds)[number]

export const roleNames = ['agent', 'patient', 'both', 'means', 'none', 'count', 'one', 'rises'] as const
export type TriggerRole = (typeof roleNames)[number]

export const roleKeys = [
  'subject',
  'object',
  'of',
  'on',
  'by',
  'from',
  'to',
  'against',
  'between',
  'with',
  'modifier',
  'own',
  'undergo',
  'toll',
] as const
export type RoleKey = (typeof roleKeys)[number]

/** What kind of happening words tell of, as far as incidents are kept apart by it. */
export const happenings = ['violence', 'crowd', 'arrest', 'find', 'strategic', 'neutral'] as const
export type Happening = (typeof happenings)[number]

/** A family of words that say something happened. */
export interface Trigger {
  readonly id: string
  readonly happening: Happening
  readonly says: readonly string[]
  readonly measure: Measure | null
  /** All keys in every trigger; null where the part has no role of its own. */
  readonly roles: Readonly<Record<RoleKey, TriggerRole | null>>
  /** Id of the party that acts where the words themselves say so. */
  readonly agent: string | null
  readonly weak: boolean
  readonly needs: TriggerNeed | null
  /** What it is when an armed group does it: "held by rebels" is an abduction. */
  readonly byArmed: Trigger | null
}

/** Completes one of these verbs over its object: "set three trucks ablaze". */
export interface ParticleTrigger {
  readonly trigger: Trigger
  readonly with: ReadonlySet<string>
}

export interface Weapon {
  readonly id: string
  readonly says: readonly string[]
  readonly explosive: boolean
  /** Struck with, not fired or thrown: a knife, a club. */
  readonly inHand: boolean
}

export interface TargetKind {
  readonly id: string
  readonly group: TargetGroup
  /** What attackers may come on, so that "gunmen on a motorcycle" did not strike it. */
  readonly ridden: boolean
}

export const targetGroups = [
  'installation',
  'hideout',
  'infrastructure',
  'public',
  'property',
  'official',
  'road',
  'territory',
] as const
export type TargetGroup = (typeof targetGroups)[number]

export interface Speaker {
  readonly id: string
  /** The better the smaller. */
  readonly rank: number
  /** Takes part in the fighting: its count of the other side's dead is a claim. */
  readonly party: boolean
  /** Speaks for whoever is named beside it: "a spokesman for …". */
  readonly office: boolean
}

export interface NumberWord {
  readonly min: number
  /** Null where it has no upper bound: "dozens". */
  readonly max: number | null
  readonly multiplies: boolean
}

export interface TimeWord {
  readonly weekday: number | null
  readonly month: number | null
  /** Of the month, where the words name a day of every year: "New Year's Eve". */
  readonly day: number | null
  /** Days from the day of publication. */
  readonly offset: number | null
  /** Days from the day last named. */
  readonly anchor: number | null
  readonly unit: 'day' | 'week' | 'month' | 'year' | 'weekend' | null
  readonly kind: 'weekday' | 'feast' | 'month' | 'offset' | 'anchor' | 'unit' | 'part' | 'last' | 'ago'
}

export interface RoleCue {
  readonly role: string
  readonly where: 'title' | 'lead' | 'sentence'
}

export interface StopContext {
  readonly id: string
  readonly kind: 'other' | 'accident' | 'crime' | 'figure'
  readonly strong: boolean
}
