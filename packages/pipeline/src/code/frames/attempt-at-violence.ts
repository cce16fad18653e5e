import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import { isHead } from '../phrases/group-has.js'
import type { Group } from '../phrases/phrase.js'
import { isMark, type Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'

/** How far behind an attempt it is read what it was at, in units. */
const reach = 8

/** "a bid to bomb a market", "an infiltration attempt", "an attempt on the life of a judge"; not "a bid to oust the premier". */
export function isAttemptAtViolence(units: Units, sentence: Stretch, group: Group | null): boolean {
  if (group === null || !isHead(units, group, ({ cues }) => cues.attemptNoun)) return false
  const end = Math.min(sentence.end, group.end + reach)
  for (let at = group.start; at < end && !isMark(units, at, ','); at++) {
    if (units.lexeme[at]?.cues.attemptNoun === true) continue
    const lexeme = units.traits[at]! & (Trait.tells | Trait.context | Trait.weapon) ? (units.lexeme[at] ?? null) : null
    if (lexeme !== null && isViolence(lexeme)) return true
    if (units.word(at) === 'life' && units.word(at - 1) === 'the') return true
  }
  return false
}

const isViolence = (lexeme: Lexeme): boolean =>
  lexeme.weapon !== null ||
  lexeme.cues.armedContext ||
  [...lexeme.verbTriggers, ...lexeme.nounTriggers].some(({ happening }) => happening === 'violence')
