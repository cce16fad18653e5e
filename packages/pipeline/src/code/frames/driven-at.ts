import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { isHead } from '../phrases/group-has.js'
import { isPeople } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import { hasExplosive } from '../phrases/sentence-has.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import { doerOf } from './doer-of.js'
import { isProperty, isRidden } from './kind-of-thing.js'
import { tellsOfMishap } from './set-on-fire.js'

/**
 * "Deliberately drove a van into worshippers", "rammed his truck into a police station", "drove his car into a crowd of protesters": at people or
 * at what is theirs, where somebody is said to mean it, rams it, or drives at those who march.
 */
export function isDrivenAt(place: TriggerPlace): boolean {
  const { units, sentence, at, object } = place
  const doer = doerOf(place)
  if (doer === null || !isPeople(units, doer) || hasExplosive(units, sentence)) return false
  const struck = struckBy(place)
  if (struck === null) return false
  if (isOnPurpose(units, sentence)) return true
  if (tellsOfMishap(units, sentence, [object, struck, { start: at, end: at + 1 }])) return false
  const isRammed = units.word(at).startsWith('ram') && isHead(units, object, isRidden)
  return isHead(units, struck, isRammed ? isMark : isMarcher)
}

/** Whom or what it is driven into: behind "into", "at", "over", or right behind "ran over". */
function struckBy({ units, at, object, complements }: TriggerPlace): Group | null {
  const into = complements.find(
    (group) =>
      /^(?:into|at|through|over)$/.test(units.lexeme[group.preposition]?.text ?? '') && isHead(units, group, isMark),
  )
  if (into !== undefined) return into
  return / (?:into|over|down|through)$/.test(units.lexeme[at]?.text ?? '') && isHead(units, object, isMark)
    ? object
    : null
}

/** Whether the words say that somebody meant it. */
export function isOnPurpose(units: Units, { start, end }: Stretch): boolean {
  for (let at = start; at < end; at++) if (units.overlay[at]?.cues.onPurpose === true) return true
  return false
}

const isMark = (lexeme: Lexeme): boolean => lexeme.party !== null || lexeme.cues.crowd || isProperty(lexeme)

const isMarcher = ({ party }: Lexeme): boolean => party?.class === 'protesters' || party?.class === 'rioters'
