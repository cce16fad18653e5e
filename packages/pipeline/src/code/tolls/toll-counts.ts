import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Frame } from '../frames/frame.js'
import type { Units } from '../words/read-units.js'
import { type Count, countOf } from './count.js'

/** What stands between a toll and its figure; not "since January 18", "rose by three". */
const tollWords =
  /^(?:to|at|is|was|reach(?:es|ed)?|hits?|pass(?:es|ed)?|cross(?:es|ed)?|tops?|topped|exceeds?|exceeded|least|than|nearly|almost|about|around|over|of|now|already|stood|stands|up|:)$/

/** "The death toll rose to 12": the first number behind the toll. */
export function tollCounts(units: Units, frame: Frame): Count[] {
  const end = Math.min(frame.sentence.end, frame.at + 14)
  if (isOfUnrest(units, frame.at + 1, end) || isOfPeriod(units, frame.at + 1, end)) return []
  for (let at = frame.at + 1; at < end; at++) {
    const value =
      units.lexeme[at]?.number?.min ??
      (units.kind[at] === WordKind.number ? Number(units.word(at).replaceAll(',', '')) : null)
    if (value === null || !Number.isSafeInteger(value) || value > 100_000) continue
    if (!tollWords.test(units.word(at - 1))) continue
    if (units.word(at - 1).startsWith('includ')) return []
    const words = { start: units.start[frame.at]!, end: units.end[at]! }
    return [countOf(frame, { min: value, max: value, start: words.start, end: words.end, replaces: true })]
  }
  return []
}

/** "taking the toll since June to 68", "the number of homicides this year to 14": of months, and no incident's. */
function isOfPeriod(units: Units, from: number, end: number): boolean {
  for (let at = from; at < end && units.word(at) !== '.'; at++) {
    // "the toll of the bombing this month": of one happening, whenever that was.
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && lexeme.nounTriggers.length > 0 && !lexeme.plural) return false
    const next = units.lexeme[at + 1]?.time ?? null
    const isYear = /^(?:19|20)\d\d$/.test(units.word(at + 1))
    if (units.word(at) === 'since' && (isYear || next?.kind === 'month')) return true
    if (units.word(at) === 'this' && /^(?:year|month)$/.test(units.word(at + 1))) return true
  }
  return false
}

/** "took the toll in the riots to eleven": of many incidents. */
function isOfUnrest(units: Units, from: number, end: number): boolean {
  if (!/^(?:in|of|from|since)$/.test(units.word(from))) return false
  for (let at = from; at < Math.min(end, from + 7); at++) {
    if (units.word(at) === 'to') return false
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.cues.unrest === true) return true
  }
  return false
}
