import { Pos, verbClassFlags } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import { parseDay } from './day.js'
import type { Calendar, Found } from './time-expression.js'

/**
 * "LIMA, 3 JAN 90 (EFE) -- [TEXT] …", "TORVIK, March 4: …", "TORVIK, SEPT. 15. …": the day in the dateline, before the agency, a dash or
 * a colon, or the full stop behind a town in capitals.
 */
export const isOfDateline = (units: Units, time: Pick<Found, 'start' | 'end'>): boolean => {
  if (time.start < 2 || time.start >= 12 || units.word(time.start - 1) !== ',') return false
  const isClosed = units.word(time.end) === '.' && (units.flags[time.start - 2]! & WordFlag.capitals) !== 0
  return isClosed || /^[([:–—-]$/.test(units.word(time.end))
}

/**
 * The same, when it tells nothing of the event. "TORVIK, March 4: …" of a text that was printed weeks later, which was not written then, is
 * the day of the event.
 */
export const isWhenWritten = (units: Units, time: Found, { published }: Calendar): boolean =>
  isOfDateline(units, time) &&
  (/^[([-]$/.test(units.word(time.end)) || (time.date !== null && parseDay(time.date) === published))

/** "reports the paper on May 14", "said on Friday": the nearest verb before it is one of saying, not far off. */
export function isReporting(units: Units, from: number, at: number): boolean {
  const limit = Math.max(from, at - 7)
  const link = units.word(at - 1) === 'on' ? at - 1 : at
  for (let before = at - 1; before >= limit; before--) {
    const lexeme = units.lexeme[before] ?? null
    if (units.kind[before] === WordKind.mark && units.word(before) === ',') return false
    if (lexeme === null) continue
    // "the relatives charged today", "was charged on Tuesday"; those who charge at a crowd do so with a word between.
    if (before === at - 1 && lexeme.verbClasses.accuse) return true
    if (before === link - 1 && lexeme.verbClasses.accuse && units.lexeme[before - 1]?.cues.passive === true) return true
    if (lexeme.verbTriggers.length > 0 || lexeme.nounTriggers.length > 0) return false
    if (before === at - 1 && (lexeme.verbClasses.deny || lexeme.verbClasses.condemn)) return true
    if (lexeme.verbClasses.say || lexeme.verbClasses.claim) return isReportVerb(units, before)
    // "charged two men in the Feb. 9 shooting": there the day is that of the noun behind it.
    if (lexeme.verbClasses.accuse || lexeme.verbClasses.surrender) return units.lexeme[at - 1]?.cues.article !== true
    if (
      lexeme.forms !== 0 &&
      lexeme.verbClasses !== verbClassFlags.none &&
      (units.flags[before]! & WordFlag.capital) === 0
    ) {
      if (!lexeme.verbClasses.identify) return false
    }
  }
  return false
}

/** "in a statement on Friday", "the group on Wednesday claimed", "the police today confirmed": when it was said. */
export function isOfTelling(units: Units, from: number, end: number, time: Found): boolean {
  for (let at = time.start - 1; at >= Math.max(from, time.start - 2); at--) {
    if (units.overlay[at]?.cues.statement === true && units.lexeme[at]?.target == null) return true
    if (units.lexeme[at]?.text !== 'on') break
  }
  for (let at = time.end; at < Math.min(end, time.end + 3); at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) return false
    if (lexeme.verbClasses.claim || lexeme.verbClasses.condemn || lexeme.verbClasses.deny)
      return lexeme.verbTriggers.length === 0
    if (lexeme.verbClasses.say && isReportVerb(units, at)) return !tellsBefore(units, from, time.start)
    if ((lexeme.pos & Pos.adverb) === 0) return false
  }
  return false
}

/** "in critical condition on Wednesday after", "recovering Monday": on that day somebody lay there. */
export function isOfCare(units: Units, from: number, { start }: Pick<Found, 'start'>): boolean {
  for (let at = start - 1; at >= Math.max(from, start - 8); at--) {
    const lexeme = units.lexeme[at] ?? null
    if (units.word(at) === ',' || (lexeme !== null && lexeme.pos & Pos.subordinator)) return false
    if (lexeme === null) continue
    if (lexeme.cues.lyingIll) return true
    if (lexeme.verbTriggers.length > 0) return false
  }
  return false
}

/** "The death toll of the blast rose to eleven on Sunday": when the last of them died, not when it went off. */
export function isOfNewToll(units: Units, from: number, { start }: Pick<Found, 'start'>): boolean {
  for (let at = start - 1; at > Math.max(from, start - 4); at--) {
    if (units.kind[at] !== WordKind.number && units.lexeme[at]?.number == null) continue
    return [1, 2].some((back) => units.word(at - back) === 'to') && tellsOfToll(units, from, at)
  }
  return false
}

function tellsOfToll(units: Units, from: number, end: number): boolean {
  for (let at = from; at < end; at++)
    if (units.lexeme[at]?.nounTriggers.some(({ roles }) => roles.toll === 'rises') === true) return true
  return false
}

const isReportVerb = (units: Units, at: number): boolean => units.lexeme[at]?.cues.reporting === true

/** "A bomb exploded on Monday, said …": what was told before the time may have its own. */
function tellsBefore(units: Units, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const lexeme = units.lexeme[at]
    if (lexeme != null && (lexeme.verbTriggers.length > 0 || lexeme.nounTriggers.length > 0)) return true
  }
  return false
}
