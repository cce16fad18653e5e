import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import type { Group } from './phrase.js'

/** What stands around a trigger in its sentence. */
export interface TriggerPlace {
  readonly units: Units
  readonly sentence: Sentence
  readonly at: number
  readonly subject: Group | null
  readonly object: Group | null
  readonly complements: readonly Group[]
}
