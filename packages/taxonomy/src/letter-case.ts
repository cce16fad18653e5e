import { CHARACTER_KIND, LETTER, LETTER_CASE } from './fold.js'

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
  if (rule === 'capital') return hasCapital(text, start, end) || caseAround(text, start, end) === 'lower'
  if (hasSameLetters(spelling, text, start, end)) {
    return rule === 'acronym' || caseAround(text, start, end) !== 'upper'
  }
  if (rule === 'exact') return false
  const around = caseAround(text, start, end)
  if (around === 'mixed') return false
  return around === 'upper' ? isInCapitals(text, start, end) : couldBeNoWord(spelling)
}

/** In a text without capitals "us" and "let" are words; letters without a vowel, or four of them, are an acronym still. */
const couldBeNoWord = (acronym: string): boolean => acronym.length >= 4 || !/[aeiou]/i.test(acronym)

function hasCapital(text: string, start: number, end: number): boolean {
  let cased = false
  for (let at = start; at < end; at++) {
    const letterCase = LETTER_CASE[text.charCodeAt(at)]
    if (letterCase === 2) return true
    if (letterCase === 1) cased = true
  }
  return !cased
}

function isInCapitals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (LETTER_CASE[text.charCodeAt(at)] === 1) return false
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

/** How far to look along the line for what case the text is in, in characters each way. */
const REACH = 150

/** Whether the line around the stretch (which is left out) is all in small letters, all in capitals, or neither. */
function caseAround(text: string, start: number, end: number): 'lower' | 'upper' | 'mixed' {
  let lower = 0
  let upper = 0
  const count = (code: number): void => {
    const letterCase = LETTER_CASE[code]
    if (letterCase === 1) lower++
    else if (letterCase === 2) upper++
  }
  for (let at = start - 1; at >= 0 && at >= start - REACH && text.charCodeAt(at) !== 10; at--)
    count(text.charCodeAt(at))
  for (let at = end; at < text.length && at < end + REACH && text.charCodeAt(at) !== 10; at++)
    count(text.charCodeAt(at))
  if (lower + upper < 3) return 'mixed'
  if (upper <= lower / 100) return 'lower'
  return lower <= upper / 100 ? 'upper' : 'mixed'
}
