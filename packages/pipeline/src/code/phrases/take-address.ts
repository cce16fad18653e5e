import type { Units } from '../words/read-units.js'
import type { Group, NounPhrase, Phrase } from './phrase.js'
import { isComma, isOf } from './phrase-marks.js'
import { isBareName } from './take-names.js'

/**
 * "the mayor of Torvik, Zarga State, was shot", "at Torvik, Zarga district, Palm province, and", from the comma on: provinces and
 * countries behind a place are more of where it lies; how many phrases.
 */
export function takeAddress(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const next = phrases[at + 1]
  if (next?.kind !== 'group' || next.items.length > 1 || !isDivision(units, next.items[0]!)) return 0
  const end = endOfAddress(units, phrases, at + 2)
  const closing = phrases[end]
  if (closing !== undefined && !isComma(units, closing)) return end > at + 2 && group.preposition >= 0 ? end - at : 0
  if (closing === undefined) return group.preposition >= 0 || isBehindOf(units, group) ? end - at : 0
  if (group.preposition >= 0) return end + 1 - at
  return isBehindOf(units, group) ? (phrases[end + 1]?.kind === 'verb' ? end + 1 - at : end - at) : 0
}

/** Past the names of places, each behind a comma, that what lies around is named by. */
function endOfAddress(units: Units, phrases: readonly Phrase[], from: number): number {
  const next = phrases[from + 1]
  if (!isComma(units, phrases[from]) || next?.kind !== 'group' || next.items.length > 1) return from
  const [item] = next.items
  const isPlace = item!.determiner === null && units.mention[item!.head]?.kind === 'location'
  return next.preposition < 0 && isPlace ? endOfAddress(units, phrases, from + 2) : from
}

/** "Zarga State", "Palm province": a name before the word for what is divided. */
const isDivision = (units: Units, { start, end, head, determiner, figure }: NounPhrase): boolean =>
  determiner === null &&
  figure === null &&
  end - start > 1 &&
  head === end - 1 &&
  units.lexeme[head]?.cues.division === true

/** The last that belongs to the group is a name behind "of". */
const isBehindOf = (units: Units, { attached }: Group): boolean => {
  const last = attached.at(-1)
  return last !== undefined && units.word(last.start - 1) === 'of'
}

/** "Ana Moras, of Torvik, killed on Monday", from the comma on: where a named one comes from. */
export function takeOrigin(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const [place, closing] = [phrases[at + 2], phrases[at + 3]]
  if (!isOf(units, phrases[at + 1]) || place?.kind !== 'group' || !isComma(units, closing)) return 0
  const item = place.items[0]!
  if (place.items.length > 1 || item.determiner !== null || item.figure !== null) return 0
  if (!isBareName(units, group.items.at(-1)!)) return 0
  group.attached.push(item)
  return 4
}
