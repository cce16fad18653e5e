import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'

/** Whether a sentence holds a word that can tell of an incident or of who claims it; the others are not read closely. */
export function hasContent(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const over = units.overlay[at]?.cues
    if (over?.membership === true || over?.ownUp === true) return true
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.nounTriggers.length > 0 || lexeme.verbTriggers.length > 0) return true
    if (lexeme.adjectiveTriggers.length > 0 || lexeme.particleTriggers.length > 0) return true
    if (lexeme.cues.claimedBy || lexeme.verbClasses.blame) return true
  }
  return false
}
