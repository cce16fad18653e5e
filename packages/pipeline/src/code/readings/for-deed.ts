import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { isPronoun } from '../phrases/is-people.js'
import type { Group, Phrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/**
 * "The front was behind it", "is responsible for the attack", "was responsible, said the mayor": nothing follows, or the deed itself. Who is "behind
 * the barricades", "behind in his rent", "behind other attacks" or "responsible for first aid" is somewhere else, or answers for something else.
 */
export function isForDeed({ units, phrases, end }: Reading, cue: number): boolean {
  const link = /(?:behind|responsible)$/.exec(units.overlay[cue]?.text ?? '')?.[0]
  if (link === undefined) return true
  let at = cue
  while (at < end && units.word(at) !== link) at++
  const next = phrases.find((phrase) => phrase.end > at + 1 && phrase.kind !== 'time' && !isLinkFor(units, phrase))
  if (next === undefined || next.start >= end) return true
  if (next.kind === 'group') return isDeed(units, next)
  return link === 'responsible' || (next.kind !== 'preposition' && next.kind !== 'verb')
}

const isLinkFor = (units: Units, { kind, start }: Phrase): boolean =>
  kind === 'preposition' && units.word(start) === 'for'

/** "it", "this crime", "Friday's killing of a clerk"; not "another bombing". */
function isDeed(units: Units, group: Group): boolean {
  const [first] = group.items
  if (first === undefined || first.determiner?.cues.additional === true) return false
  return isPronoun(units, group) || isDeedWord(units.lexeme[first.head] ?? null)
}

const isDeedWord = (lexeme: Lexeme | null): boolean =>
  lexeme !== null &&
  (lexeme.cues.incidentWord ||
    lexeme.cues.deed ||
    [...lexeme.nounTriggers, ...lexeme.verbTriggers].some(({ happening }) => happening === 'violence'))
