import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import type { Group, Phrase } from './phrase.js'
import { isComma } from './phrase-marks.js'

/** ", MPF," behind "the Torvik Patriotic Front": the letters of a name between commas are the name again. */
export function takeAcronym(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const [letters, closing] = [phrases[at + 1], phrases[at + 2]]
  if (letters?.kind !== 'group' || letters.end - letters.start !== 1 || letters.items.length > 1) return 0
  if (closing !== undefined && !isComma(units, closing) && closing.kind !== 'mark') return 0
  const unit = letters.start
  if (units.kind[unit] !== WordKind.word || units.mention[unit] !== null || units.lexeme[unit] !== null) return 0
  if (!isShortFor(units, units.text.slice(units.start[unit]!, units.end[unit]!), group)) return 0
  return closing !== undefined && isComma(units, closing) ? 3 : 2
}

/** All of its letters but one begin words of the name: the letters may be those of the name in another language. */
function isShortFor(units: Units, letters: string, { start, end }: Group): boolean {
  if (letters.length < 2 || letters.length > 6 || (units.cased && letters !== letters.toUpperCase())) return false
  const initials: string[] = []
  for (let at = start; at < end; at++) if (units.kind[at] === WordKind.word) initials.push(units.word(at).charAt(0))
  let missing = 0
  for (const letter of letters.toLowerCase()) {
    const found = initials.indexOf(letter)
    if (found < 0) missing++
    else initials.splice(found, 1)
  }
  return missing <= (letters.length > 2 ? 1 : 0)
}
