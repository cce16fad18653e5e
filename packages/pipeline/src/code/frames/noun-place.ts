import type { Group, NounPhrase, Phrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'

/** A noun phrase, and where in its sentence it stands. */
export interface NounPlace {
  readonly units: Units
  readonly sentence: Sentence
  readonly phrases: readonly Phrase[]
  /** The phrase that is the group. */
  readonly at: number
  readonly group: Group
  /** One of the group, or of what is attached to it or included in it. */
  readonly item: NounPhrase
}
