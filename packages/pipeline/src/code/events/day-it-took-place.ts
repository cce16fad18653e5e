import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { findTimes } from '../times/find-date.js'
import type { Calendar, TimeExpression } from '../times/time-expression.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'

/** The day of what was told before: "The attack took place on 12 June", "It happened about 9 p.m. Sunday"; null where none is named. */
export function dayItTookPlace(body: Units, { start, end }: Sentence, calendar: Calendar): TimeExpression | null {
  for (let at = start + 1; at < end; at++) {
    if (body.overlay[at]?.cues.takesPlace !== true || !isToldBefore(body, start, at)) continue
    const days = findTimes(body, at, clauseEnd(body, at, Math.min(end, at + reach)), calendar).filter(
      ({ reporting, precision, partial }) => !reporting && (precision === 1 || partial !== null),
    )
    return days[0] ?? null
  }
  return null
}

/** How far behind the verb its day is looked for, in units. */
const reach = 16

/** "occurred a year after the Oct. 12 bombing": what stands behind the link is the day of something else. */
function clauseEnd(body: Units, verb: number, end: number): number {
  for (let at = verb + 1; at < end; at++) if ((body.lexeme[at]?.pos ?? 0) & (Pos.subordinator | Pos.relative)) return at
  return end
}

/** "it", "this", "the crime": at the verb, with no more than an adverb between. */
const isToldBefore = (body: Units, start: number, verb: number): boolean =>
  [verb - 1, verb - 2].some((at) => {
    if (at < start) return false
    if (/^(?:it|this|that)$/.test(body.word(at))) return isOpening(body, start, at)
    const cues = body.lexeme[at]?.cues
    return (cues?.incidentWord === true || cues?.deed === true) && isDefinite(body, start, at)
  })

const isOpening = (body: Units, start: number, at: number): boolean => at === start || body.word(at - 1) === 'that'

const isDefinite = (body: Units, start: number, at: number): boolean =>
  [at - 1, at - 2].some((before) => before >= start && body.lexeme[before]?.cues.definite === true)
