import type { Units } from '../words/read-units.js'
import type { Group, NounPhrase, Phrase } from './phrase.js'
import { isComma } from './phrase-marks.js'

/** "the mayor of Torvik, Zarga State, was shot", from the comma on: a province behind a place is more of where it lies; how many phrases. */
export function takeAddress(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const [next, closing] = [phrases[at + 1], phrases[at + 2]]
  if (next?.kind !== 'group' || next.items.length > 1 || !isDivision(units, next.items[0]!)) return 0
  if (closing !== undefined && !isComma(units, closing)) return 0
  if (closing === undefined) return group.preposition >= 0 || isBehindOf(units, group) ? 2 : 0
  if (group.preposition >= 0) return 3
  return isBehindOf(units, group) ? (phrases[at + 3]?.kind === 'verb' ? 3 : 2) : 0
}

/** "Zarga State", "Palm province": a name before the word for what is divided. */
const isDivision = (units: Units, { start, end, head, determiner, figure }: NounPhrase): boolean =>
  determiner === null &&
  figure === null &&
  end - start > 1 &&
  head === end - 1 &&
  /^(?:state|province|department|district|county|municipality|canton|parish|intendency|commissary|region|prefecture)$/.test(
    units.word(head),
  )

/** The last that belongs to the group is a name behind "of". */
const isBehindOf = (units: Units, { attached }: Group): boolean => {
  const last = attached.at(-1)
  return last !== undefined && units.word(last.start - 1) === 'of'
}
