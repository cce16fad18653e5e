import type { Units } from '../words/read-units.js'
import { isSpan } from './beside-the-subject.js'
import type { Group, Phrase } from './phrase.js'

/** The group directly behind the verb; null where none stands there. */
export function objectOf(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  for (let at = verbAt + 1; at < phrases.length && at <= verbAt + 4; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'group' && phrase.preposition < 0 && isSpan(units, phrase)) continue
    if (phrase.kind === 'group')
      return phrase.preposition < 0 && !isSubjectOfNext(units, phrases, at, verbAt) ? phrase : null
    if (phrase.kind === 'adverb' || phrase.kind === 'time') continue
    if (phrase.kind === 'conjunction') return sharedObject(units, phrases, verbAt, at + 1)
    if (phrase.kind === 'mark' && units.word(phrase.start) === '"') continue
    return null
  }
  return null
}

/** "police said three men were killed": the group behind "said" belongs to the next verb. */
function isSubjectOfNext(units: Units, phrases: readonly Phrase[], groupAt: number, verbAt: number): boolean {
  let at = groupAt + 1
  while (at < phrases.length && phrases[at]!.kind === 'adverb') at++
  const next = phrases[at]
  if (next?.kind !== 'verb' || !next.finite) return false
  if (next.verbs[0] !== next.start || next.passive) return true
  const verb = phrases[verbAt]
  const says = verb?.kind === 'verb' && verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.say === true)
  if (!says) return false
  const main = next.verbs.at(-1)
  return main !== undefined && (units.lexeme[main]?.verbTriggers.length ?? 0) === 0
}

/** "shot at and injured a worker": two active verbs and one object. */
function sharedObject(units: Units, phrases: readonly Phrase[], verbAt: number, nextAt: number): Group | null {
  const first = phrases[verbAt]
  let at = nextAt
  while (phrases[at]?.kind === 'adverb') at++
  const next = phrases[at]
  if (first?.kind !== 'verb' || next?.kind !== 'verb' || first.passive || next.passive) return null
  return objectOf(units, phrases, at)
}
