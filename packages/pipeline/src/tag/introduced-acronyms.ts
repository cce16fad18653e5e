import type { Naming } from '@wirewatch/taxonomy'
import { isCapitalised, type NeighbourWord, wordBefore } from './words-around.js'

/** A short form that a text gives to a long one: "Torvik Peoples Army (TPA)". */
export interface IntroducedAcronym {
  readonly acronym: string
  /** Where the acronym stands, without brackets. */
  readonly start: number
  readonly end: number
  /** Where the long form stands. */
  readonly longStart: number
  readonly longEnd: number
}

/** More than these in one text are a list, not an article. */
const MOST = 60

const IN_BRACKETS = /[([](\p{Lu}[\p{L}\p{N}]{0,3}\p{Lu}[\p{L}\p{N}]{0,7}(?:[-– ]\p{Lu}\p{L}{0,8})?)[)\]]/gu

/** The acronyms that a text introduces in brackets, where the letters agree with the words before. */
export function introducedAcronyms(text: string, naming: Naming): readonly IntroducedAcronym[] {
  const found: IntroducedAcronym[] = []
  if (!text.includes('(') && !text.includes('[')) return found
  for (const match of text.matchAll(IN_BRACKETS)) {
    if (found.length === MOST) break
    const acronym = match[1] ?? ''
    const long = longFormBefore(text, match.index, acronym, naming)
    if (long === null) continue
    const start = match.index + 1
    found.push({ acronym, start, end: start + acronym.length, longStart: long.start, longEnd: long.end })
  }
  return found
}

/** The fewest words before the position whose initials give the letters of the acronym in order. */
export function longFormBefore(
  text: string,
  at: number,
  acronym: string,
  naming: Naming,
): { start: number; end: number } | null {
  const letters = [...acronym.toLowerCase()].filter((letter) => /\p{L}/u.test(letter))
  let end = -1
  let left = letters.length
  let position = at
  for (let words = 0; words < letters.length + 4 && left > 0; words++) {
    const word = wordBefore(text, position)
    if (word === null || !/^[\s\-'’–(.]*$/.test(word.gap)) return null
    if (end === -1) end = word.end
    const isSmall = !isCapitalised(word.text)
    if (isSmall && !naming.nameParticles.has(word.word)) return null
    position = word.start
    left = lettersLeft(word, letters, left)
  }
  const first = /[\p{L}\p{N}]/u.exec(text.slice(position))
  if (left > 0 || first === null || !isCapitalised(text.slice(position))) return null
  return { start: position, end }
}

/** A word gives its first letter; also a second one where it is written as one word of two ("Counterterrorism"). */
function lettersLeft(word: NeighbourWord, letters: readonly string[], left: number): number {
  return letters[left - 1] === word.word.charAt(0) ? left - 1 : left
}

/** Whether the long form is the name of an organisation, by one of its words. */
export function isOrganisation(longForm: string, naming: Naming): boolean {
  return longForm
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => naming.organisations.has(word))
}
