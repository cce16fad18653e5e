import type { DatePrecision, Span } from '@wirewatch/model'
import type { Happening, TargetGroup } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Frame } from '../frames/frame.js'
import type { NamedParty } from '../parties/named-party.js'
import type { PlaceChain } from '../places/place-chain.js'
import type { Reading } from '../readings/read-sentences.js'
import type { TimeExpression } from '../times/time-expression.js'
import type { Count } from '../tolls/count.js'

/** An incident as it is put together from sentences. */
export interface DraftEvent {
  readonly readings: Reading[]
  readonly frames: Frame[]
  /** Kinds of happening among the frames. */
  readonly kinds: Set<Happening>
  readonly signals: Set<string>
  /** Who acted, who was acted upon, and who took part in a fight without either being said. */
  readonly agents: NamedParty[]
  readonly victims: NamedParty[]
  readonly participants: NamedParty[]
  /** The sides of those first said to be killed. */
  readonly killedSides: Set<NamedParty['side']>
  readonly claimants: NamedParty[]
  readonly blamed: NamedParty[]
  /** Whom or what a bomb was for, whether or not it reached them. */
  readonly meant: NamedParty[]
  /** Said to be the group of those who fought or were taken: "the attackers belonged to the front". */
  readonly identified: NamedParty[]
  readonly counts: Statement[]
  /** Weapons and kinds of targets, each with the words that named it first; null where only the headline does. */
  readonly weapons: Map<string, Span | null>
  readonly targets: Map<string, Span | null>
  /** What was struck without being anybody, as the text words it: "a police post", "three power pylons". */
  readonly struck: StruckThing[]
  place: PlaceChain | null
  placeReading: Reading | null
  time: TimeExpression | null
  date: DraftDate | null
  retrospective: boolean
  /** A figure over several incidents that are told one by one later. */
  total: boolean
  /** One of several that were announced together: "four attacks were reported". */
  announced: boolean
}

/** A building, a vehicle or a line with the words of the text for it. */
export interface StruckThing extends Span {
  /** Null where no list knows the noun: "a sawmill". */
  readonly group: TargetGroup | null
  readonly text: string
  /** What was done was done to it; else it only stands where it was done. */
  readonly direct: boolean
}

export interface DraftDate {
  readonly date: string
  readonly dateEnd: string | null
  readonly precision: DatePrecision
  /** True where nothing but the day of publication speaks for it. */
  readonly assumed: boolean
}

/** The figures of one sentence. */
export interface Statement {
  readonly reading: Reading
  readonly counts: readonly Count[]
}

export const emptyDraft = (retrospective: boolean, total: boolean): DraftEvent => ({
  readings: [],
  frames: [],
  kinds: new Set(),
  signals: new Set(),
  agents: [],
  victims: [],
  participants: [],
  killedSides: new Set(),
  claimants: [],
  blamed: [],
  meant: [],
  identified: [],
  counts: [],
  weapons: new Map(),
  targets: new Map(),
  struck: [],
  place: null,
  placeReading: null,
  time: null,
  date: null,
  retrospective,
  total,
  announced: false,
})
