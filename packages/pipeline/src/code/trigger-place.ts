import type { Group } from './phrase.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'

/** What stands around a trigger in its sentence. */
export interface TriggerPlace {
  readonly units: Units
  readonly sentence: Sentence
  readonly at: number
  readonly subject: Group | null
  readonly object: Group | null
  readonly complements: readonly Group[]
}
