import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'

/** Whether a sentence holds a word that can tell of an incident or of who claims it; the others are not read closely. */
export function hasContent(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) if (units.traits[at]! & Trait.tells) return true
  return false
}
