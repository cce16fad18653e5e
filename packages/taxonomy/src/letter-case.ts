import { CHARACTER_KIND, LETTER, LETTER_CASE, LOWER, UPPER } from './fold.js'

/**
 * How much the case of a spelling says. `any`: nothing. `capital`: a capital letter tells the name from the word.
 * `acronym`: its letters stand as they are, unless the text has no case at all. `exact`: also then.
 */
export type CaseRule = 'any' | 'capital' | 'acronym' | 'exact'

/** The rule that a spelling of the taxonomy is matched by. */
export function caseRuleOf(spelling: string, exact: boolean): CaseRule {
  if (exact) return 'exact'
  if (!/\p{Lu}/u.test(spelling)) return 'any'
  if (!/\p{Ll}/u.test(spelling) && /\p{Lu}\P{Lu}*\p{Lu}/u.test(spelling)) return 'acronym'
  return /^\p{L}{2,6}$/u.test(spelling) && /\p{Ll}\p{Lu}/u.test(spelling) ? 'acronym' : 'capital'
}

/** Whether the stretch of the text is written in a way that the rule accepts for the spelling. */
export function isWrittenAs(rule: CaseRule, spelling: string, text: string, start: number, end: number): boolean {
  if (rule === 'any') return true
  if (rule === 'capital') return isCapitalised(text, start, end) || caseAround(text, start) === 'lower'
  if (hasSameLetters(spelling, text, start, end)) return rule === 'acronym' || caseAround(text, start) !== 'upper'
  if (rule === 'exact') return false
  if (!hasCapital(text, start, end)) return couldBeNoWord(spelling) && caseAround(text, start) === 'lower'
  return isInCapitals(text, start, end) && caseAround(text, start) === 'upper'
}

/** In a text without capitals "us" and "let" are words; letters without a vowel, or four of them, are an acronym still. */
const couldBeNoWord = (acronym: string): boolean => acronym.length >= 4 || !/[aeiou]/i.test(acronym)

function hasCapital(text: string, start: number, end: number): boolean {
  let cased = false
  for (let at = start; at < end; at++) {
    const letterCase = LETTER_CASE[text.charCodeAt(at)]
    if (letterCase === UPPER) return true
    if (letterCase === LOWER) cased = true
  }
  return !cased
}

/** Shorter words that open a name are articles: "al-Qaeda". */
const LONGEST_ARTICLE = 3

/** "Torani Police", also "al-Torani" and "torani Police Force"; but in "local Police" only the second word is a name. */
function isCapitalised(text: string, start: number, end: number): boolean {
  const first = LETTER_CASE[text.charCodeAt(start)]
  if (first === UPPER) return true
  if (first === 0) return hasCapital(text, start, end)
  let word = start
  while (word < end && CHARACTER_KIND[text.charCodeAt(word)] === LETTER) word++
  let capitals = 0
  for (let at = start; at < end; at++) if (LETTER_CASE[text.charCodeAt(at)] === UPPER) capitals++
  return capitals >= (word - start <= LONGEST_ARTICLE ? 1 : 2)
}

function isInCapitals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (LETTER_CASE[text.charCodeAt(at)] === LOWER) return false
  return true
}

function hasSameLetters(spelling: string, text: string, start: number, end: number): boolean {
  let at = 0
  for (let position = start; position < end; position++) {
    const code = text.charCodeAt(position)
    if (CHARACTER_KIND[code] !== LETTER) continue
    while (at < spelling.length && CHARACTER_KIND[spelling.charCodeAt(at)] !== LETTER) at++
    if (spelling.charCodeAt(at) !== code) return false
    at++
  }
  while (at < spelling.length && CHARACTER_KIND[spelling.charCodeAt(at)] !== LETTER) at++
  return at === spelling.length
}

type TextCase = 'lower' | 'upper' | 'mixed'

/** The most of a line that is looked at for its case, in characters. */
const STRETCH = 600

/** The stretch of a line that was looked at last: names of one line ask one after the other. */
let last: { readonly text: string; readonly start: number; readonly end: number; readonly is: TextCase } | null = null

/** Whether the line that holds the position is all in small letters, all in capitals, or neither. */
function caseAround(text: string, position: number): TextCase {
  if (last !== null && position >= last.start && position < last.end && last.text === text) return last.is
  const part = Math.floor(position / STRETCH) * STRETCH
  const start = part + text.slice(part, position).lastIndexOf('\n') + 1
  const newline = text.slice(position, part + STRETCH).indexOf('\n')
  const end = newline === -1 ? part + STRETCH : position + newline
  last = { text, start, end, is: caseOf(text, start, Math.min(end, text.length)) }
  return last.is
}

function caseOf(text: string, start: number, end: number): TextCase {
  let lower = 0
  let upper = 0
  for (let at = start; at < end; at++) {
    const letterCase = LETTER_CASE[text.charCodeAt(at)]
    if (letterCase === LOWER) lower++
    else if (letterCase === UPPER && !isBrokenCharacter(text, at)) upper++
  }
  if (upper <= lower / 100) return 'lower'
  return lower <= upper / 100 ? 'upper' : 'mixed'
}

/** "story in... Â Â more": what is left of spaces and quotation marks that were decoded wrongly is no capital. */
const isBrokenCharacter = (text: string, at: number): boolean =>
  text.charCodeAt(at) > 127 && !isLetter(text, at - 1) && !isLetter(text, at + 1)

const isLetter = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && CHARACTER_KIND[text.charCodeAt(at)] === LETTER
