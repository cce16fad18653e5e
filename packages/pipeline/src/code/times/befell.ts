import type { Units } from '../words/read-units.js'
import type { Found } from './time-expression.js'

/** "a mosque built in 1998", "teachers sacked last month": a month or a year in which something befell what the sentence is about. */
export const isOfThing = (units: Units, { start, precision, partial }: Found): boolean =>
  precision !== 1 && partial === null && befellBefore(units, start)

/** Whether a verb that tells of a thing, and not of a deed, stands right before the time; "an offensive opened in March" is a deed. */
export function befellBefore(units: Units, start: number): boolean {
  const before = /^(?:in|since)$/.test(units.word(start - 1)) ? start - 2 : start - 1
  const isParticle = /^(?:off|down)$/.test(units.word(before))
  const did = [before, isParticle ? before - 1 : before].find((at) => units.overlay[at]?.cues.befell === true)
  if (did === undefined) return false
  return ![did - 1, did - 2].some((at) => {
    const lexeme = units.lexeme[at] ?? null
    return lexeme !== null && (lexeme.nounTriggers.length > 0 || lexeme.verbTriggers.length > 0)
  })
}

/** "was released unharmed on 12 March", "let them go on Monday": when those who had been taken went free, and not when they were taken. */
export function isOfRelease(units: Units, from: number, { start }: Pick<Found, 'start'>): boolean {
  for (let at = start - 1; at >= Math.max(from, start - farthest); at--) {
    if (units.overlay[at]?.cues.letGo === true) return isOfThoseTaken(units, at)
    const lexeme = units.lexeme[at] ?? null
    if (units.word(at) === ',' || (lexeme !== null && lexeme.verbTriggers.length > 0)) return false
  }
  return false
}

/** In units. */
const farthest = 5

/** "was released", "later freed them"; "stormed a prison and freed 400 inmates" is what was done that day. */
const isOfThoseTaken = (units: Units, at: number): boolean =>
  [1, 2].some((back) => units.lexeme[at - back]?.cues.passive === true) ||
  [1, 2].some((ahead) => /^(?:them|him|her)$/.test(units.word(at + ahead)))
