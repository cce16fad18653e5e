import { Form } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Phrase, VerbGroup } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { FrameStatus } from './frame-status.js'

/** What a verb makes of what it governs: "failed to", "threatened to", "denied"; null where it leaves it as it is. */
export function kindFromVerb(units: Units, unit: number): FrameStatus['kind'] | null {
  const classes = units.lexeme[unit]?.verbClasses
  if (classes === undefined) return null
  if (classes.fail || classes.prevent) return 'negated'
  if (classes.attempt) return 'attempted'
  if (classes.threaten) return 'threatened'
  if (classes.deny) return 'denied'
  if (classes.plan) return 'planned'
  return null
}

/** "failed to stop a mob from burning", "could not prevent", "did nothing to stop": what nobody prevented was done. */
export function isNotPrevented(units: Units, phrases: readonly Phrase[], verb: VerbGroup): boolean {
  const main = verb.verbs.at(-1)
  if (main === undefined || units.lexeme[main]?.verbClasses.prevent !== true) return false
  // "a film in which police fail to stop a mob": what is told in the present tense is nobody's past.
  if (units.lexeme[verb.verbs[0]!]?.forms === Form.third) return false
  if (verb.negated || verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.fail === true)) return true
  return verb.infinitive && isIdle(units, phrases, phrases.indexOf(verb))
}

/** "did nothing", "did little", "made no attempt", "refused" before an infinitive. */
function isIdle(units: Units, phrases: readonly Phrase[], infinitiveAt: number): boolean {
  const before = phrases[infinitiveAt - 1]
  if (before?.kind === 'verb') return before.verbs.some((unit) => units.lexeme[unit]?.verbClasses.fail === true)
  if (before?.kind !== 'group') return false
  return /^(?:nothing|little)$/.test(units.word(before.start)) || units.lexeme[before.start]?.cues.none === true
}
