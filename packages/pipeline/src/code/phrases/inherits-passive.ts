import type { Units } from '../words/read-units.js'
import { isSpan, isWhither } from './beside-the-subject.js'
import type { Phrase } from './phrase.js'

/** Whether a verb without auxiliary of its own goes on with the passive of the one before: "were abducted and killed". */
export function inheritsPassive(units: Units, phrases: readonly Phrase[], verbAt: number): boolean {
  const verb = phrases[verbAt]
  if (verb?.kind !== 'verb' || verb.verbs[0] !== verb.start) return false
  for (let at = verbAt - 1; at >= 0 && at >= verbAt - 6; at--) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb') return phrase.passive
    if (phrase.kind === 'group' && phrase.preposition < 0 && !isSpan(units, phrase) && !isWhither(units, phrases, at))
      return false
    if (phrase.kind === 'subordinator' || phrase.kind === 'relative') return false
  }
  return false
}
