import type { Units } from '../words/read-units.js'
import { clauseReach } from './clause-reach.js'
import type { Group, Phrase } from './phrase.js'

/** The groups on prepositions in the verb's own clause, to its right. */
export function complementsOf(phrases: readonly Phrase[], from: number): Group[] {
  const groups: Group[] = []
  for (let at = from + 1; at < phrases.length && at <= from + clauseReach; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'relative') {
      const end = relativeEnd(phrases, at)
      if (end === null) break
      at = end
      continue
    }
    if (phrase.kind === 'subordinator' && !isOfTime(phrases, at)) break
    if (phrase.kind === 'verb' && phrase.finite && !isReduced(phrases, at)) break
    if (phrase.kind === 'group' && phrase.preposition >= 0) groups.push(phrase)
  }
  return groups
}

/** "held since Monday by rebels": the link takes a time and no clause. */
const isOfTime = (phrases: readonly Phrase[], at: number): boolean => {
  const behind = phrases[at + 2]
  return phrases[at + 1]?.kind === 'time' && behind?.kind === 'group' && behind.preposition >= 0
}

/** The group behind a preposition with one of these words. */
export function complementWith(units: Units, groups: readonly Group[], words: ReadonlySet<string>): Group | null {
  return groups.find((group) => words.has(units.lexeme[group.preposition]?.text ?? '')) ?? null
}

/** The mark that ends a relative clause behind which a preposition goes on with the main one: "a raid, in which one died, by rebels". */
function relativeEnd(phrases: readonly Phrase[], relativeAt: number): number | null {
  if (phrases[relativeAt - 1]?.kind !== 'preposition') return null
  for (let at = relativeAt + 1; at < phrases.length && at <= relativeAt + 8; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'subordinator' || phrase.kind === 'conjunction') return null
    if (phrase.kind !== 'mark') continue
    const next = phrases[at + 1]
    return next?.kind === 'group' && next.preposition >= 0 ? at : null
  }
  return null
}

/** "a bomb planted by": a participle without auxiliary right behind a noun does not end the clause. */
const isReduced = (phrases: readonly Phrase[], at: number): boolean => {
  const verb = phrases[at]
  const next = phrases[at + 1]
  return (
    verb?.kind === 'verb' &&
    !verb.passive &&
    verb.verbs[0] === verb.start &&
    phrases[at - 1]?.kind === 'group' &&
    next?.kind === 'group' &&
    next.preposition >= 0
  )
}
