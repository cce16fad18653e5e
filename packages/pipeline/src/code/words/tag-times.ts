import { Form, type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'
import { Tag } from './unit-tag.js'

/** "May 14", "14 May", "May 14, 2014": the numbers belong to the time. */
export function isDayOfMonth(units: Units, sentence: Sentence, at: number, tags: Uint8Array): boolean {
  if ((units.flags[at]! & WordFlag.digit) === 0 || units.mention[at] !== null) return false
  const word = units.word(at)
  if (!/^\d{1,4}(?:st|nd|rd|th)?$/.test(word)) return false
  if (word.length > 2 && /^\d+$/.test(word)) return isYearAfterTime(units, sentence, at, tags)
  if (at > sentence.start && tags[at - 1 - sentence.start] === Tag.time && isMonth(units, at - 1)) return true
  if (at > sentence.start + 1 && units.word(at - 1) === '.' && isMonth(units, at - 2)) return true
  if (at + 1 >= sentence.end || !isMonth(units, at + 1)) return false
  return units.lexeme[at + 1]!.pos === Pos.time || !isBaseVerb(units, at + 2)
}

/** "the 3 may go": not the month. */
const isBaseVerb = (units: Units, at: number): boolean => ((units.lexeme[at]?.forms ?? 0) & Form.base) !== 0

/** A month; "may" and "march" only with their capital, where a text has capitals, and never before what goes with a verb. */
export function isMonth(units: Units, at: number): boolean {
  const lexeme = units.lexeme[at] ?? null
  if (lexeme?.time?.kind !== 'month') return false
  if (lexeme.pos === Pos.time) return true
  if (units.cased && (units.flags[at]! & WordFlag.capital) === 0) return false
  return !/^(?:be|have|not|never|still|also|well)$/.test(units.word(at + 1))
}

/** "4 p.m.", "11:05 pm": an hour is nothing that anybody does anything to. */
export const isClock = (units: Units, at: number): boolean =>
  (isHour(units, at) && isHalfOfDay(units, at + 1)) || (isHour(units, at - 1) && isHalfOfDay(units, at))

const isHour = (units: Units, at: number): boolean =>
  at >= 0 && (units.flags[at]! & WordFlag.digit) !== 0 && /^\d{1,2}(?:[:.]\d\d)?$/.test(units.word(at))

const isHalfOfDay = (units: Units, at: number): boolean => at < units.count && /^[ap]\.?m\.?$/.test(units.word(at))

/** "Last week gunmen shot", "Early Monday a baker was found": both words of a time that opens the sentence; not "Last week's attack". */
export const isOfOpeningTime = (units: Units, { start, end }: Sentence, at: number): boolean =>
  (at === start || at === start + 1) &&
  start + 2 < end &&
  /^(?:last|this|early|late|mid)$/.test(units.word(start)) &&
  /^(?:weekday|unit|month)$/.test(units.lexeme[start + 1]?.time?.kind ?? '') &&
  (units.flags[start + 1]! & WordFlag.possessive) === 0

function isYearAfterTime(units: Units, sentence: Sentence, at: number, tags: Uint8Array): boolean {
  if (!/^(?:19|20)\d\d$/.test(units.word(at)) || at === sentence.start) return false
  const before = at - 1 - sentence.start
  if (tags[before] === Tag.time) return true
  return units.word(at - 1) === ',' && before > 0 && tags[before - 1] === Tag.time
}

/** "May 14", "in March", "second": a month or a unit, or else the word it also is. */
export function isTime(units: Units, sentence: Sentence, at: number, lexeme: Lexeme): boolean {
  if (lexeme.time?.kind !== 'month')
    return (lexeme.pos & (Pos.modal | Pos.verb | Pos.adjective | Pos.numeral)) === 0 && lexeme.time?.kind !== 'unit'
  if (!isMonth(units, at)) return false
  if (at + 1 < sentence.end && units.kind[at + 1] === WordKind.number) return true
  if (at > sentence.start && /^\d{1,2}(?:st|nd|rd|th)?$/.test(units.word(at - 1))) return true
  if (units.word(at + 1) === '.' && at + 2 < sentence.end && units.kind[at + 2] === WordKind.number) return true
  const before = at > sentence.start ? (units.lexeme[at - 1] ?? null) : null
  return (
    before !== null &&
    /^(?:in|of|on|since|until|last|this|late|early|mid|during|by|from|to|next|past)$/.test(before.text)
  )
}
