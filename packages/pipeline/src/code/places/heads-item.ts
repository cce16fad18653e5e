import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'

/** How far the heading of an item goes, in units. */
const headingLength = 14

/**
 * "Torvik District, 04 May, 0720 hrs: a mine struck a truck": an item of a list begins with its place and its time, or with
 * its place alone at the beginning of a line. The first sentence of a text may begin with a dateline, which is no such heading.
 */
export function headsItem(units: Units, { start, end }: Stretch, from: number, to: number): boolean {
  if (from !== start || from === 0) return false
  if (beginsWithTown(units, from)) return true
  let isTimed = false
  for (let at = to; at < Math.min(end, from + headingLength); at++) {
    if (units.word(at) === ':') return isTimed
    if (units.lexeme[at]?.time != null || (units.flags[at]! & WordFlag.digit) !== 0) isTimed = true
    else if (units.kind[at] === WordKind.word && units.lexeme[at]?.cues.areaWord !== true && !isTimed) return false
  }
  return false
}

/** "TORVIK: A guard was shot": the name of a place and a colon, at the beginning of a line that is not the first. */
export const beginsWithTown = (units: Units, start: number): boolean =>
  start > 0 &&
  (units.flags[start]! & (WordFlag.line | WordFlag.paragraph)) !== 0 &&
  units.mention[start]?.kind === 'location' &&
  units.word(start + 1) === ':'
