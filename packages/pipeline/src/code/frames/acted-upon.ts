import { Pos, type Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { isHead } from '../phrases/group-has.js'
import { areOwnPeople } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'

/** "hold the army responsible", "held hostage to its promises": nobody is held. */
export function isHeldToAccount({ units, at: verb, object }: TriggerPlace): boolean {
  if (object === null || !/^h(?:o|e)ld/.test(units.word(verb))) return false
  if (units.lexeme[verb + 1]?.particleTriggers.some(({ trigger }) => trigger.needs === 'captive') === true) return true
  for (let at = object.start; at <= object.end; at++) if (units.word(at) === 'responsible') return true
  return false
}

/** Whom it befalls: of "is fighting for his life" it is the subject. */
export function isOfOwnPeople({ roles }: Trigger, { units, subject, object }: TriggerPlace): boolean {
  const whom = object ?? (roles.subject === 'patient' ? subject : null)
  return whom !== null && (areOwnPeople(units, whom) || /^(?:him|her)$/.test(units.word(whom.end - 1)))
}

/** "after drinking poisoned liquor": what was bad by itself. */
export const isDrink = (units: Units, group: Group): boolean => isHead(units, group, ({ cues }) => cues.drink)

/** "attacked the budget": with words. */
export const isIdea = (units: Units, group: Group | null): boolean =>
  group?.items.every((item) => units.lexeme[item.head]?.cues.idea === true) === true

/** "killed any hope": a noun that is known and is nobody. */
export function isKnownThing(units: Units, group: Group): boolean {
  const item = group.items[0]!
  const lexeme = units.lexeme[item.head] ?? null
  if (lexeme === null || units.mention[item.head] !== null) return false
  // "cut down nine pylons", "killed two rhinos": what carries power and beasts are counted as people are.
  if (item.figure !== null)
    return lexeme.party === null && (lexeme.target?.group === 'infrastructure' || lexeme.cues.thing)
  if ((lexeme.pos & Pos.noun) === 0 || lexeme.pos & (Pos.pronoun | Pos.adjective)) return false
  return lexeme.party === null && lexeme.number === null && !lexeme.cues.title && !lexeme.cues.collective
}
