import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import type { Frame } from '../frames/frame.js'
import { isDayOfAnother } from '../readings/day-of-another.js'
import type { Reading } from '../readings/read-sentences.js'
import { belongsToRecalled, whereTold } from '../readings/where-told.js'
import { liesWithin } from '../times/lies-within.js'
import type { TimeExpression } from '../times/time-expression.js'
import type { Units } from '../words/read-units.js'
import type { DraftEvent } from './draft-event.js'

/** The time nearest to what happened; one that says when it was reported only where there is no other. */
export function betterTime(draft: DraftEvent, reading: Reading, frames: readonly Frame[]) {
  const known = draft.time
  const found = nearestTime(reading, frames)
  if (found === null) return known
  if (known === null) return found
  if (known.reporting && !found.reporting) return found
  if (known.precision === null && known.partial === null && found.precision !== null && !found.reporting) return found
  if (known.date !== null && !known.reporting && frames.every(({ trigger }) => trigger.id === 'die')) return known
  return liesWithin(known, found) ? found : known
}

/** "the thirteenth attack this year": what is counted over the year is no day. */
function isCountedOver({ units, start }: Reading, { start: time, precision }: TimeExpression): boolean {
  if (precision !== 5 || units.word(time) !== 'this') return false
  for (let at = time - 1; at >= start; at--)
    if (/^(?:first|second|third|[a-z]+th|\d+(?:st|nd|rd|th))$/.test(units.word(at))) return true
  return false
}

function nearestTime(reading: Reading, frames: readonly Frame[]) {
  const charged = frames.every(({ status }) => status.recalledBy !== null) ? (frames[0]?.status.recalledBy ?? 0) : 0
  const times = reading.times.filter(
    (time) =>
      time.start >= charged &&
      !(charged > 0 && frames.every((frame) => isDayOfAnother(reading, time, frame))) &&
      !isTimeOfName(reading.units, time.start) &&
      !isInBracket(reading.units, time.start) &&
      !isCountedOver(reading, time) &&
      !belongsToRecalled(reading, time.start, frames),
  )
  const told = times.filter(
    (time) => !time.reporting && (time.precision !== null || time.partial !== null || time.anchored !== null),
  )
  const dated = told.filter((time) => time.dated && time.precision === 1)
  const pool = dated.length > 0 ? dated : told.length > 0 ? told : times
  const first = frames.find((frame) => !frame.trigger.weak) ?? frames[0]
  if (first === undefined || pool.length <= 1) return pool[0] ?? null
  const suffered =
    first.trigger.id === 'die' ? pool.find((time) => isOfWounds(reading.units, first.at, time.start)) : undefined
  if (suffered !== undefined) return suffered
  const from = whereTold(reading, first)
  if (from > first.at) return pool.find((time) => time.start > from) ?? pool[0]!
  return pool.reduce((best, time) => (Math.abs(time.start - from) < Math.abs(best.start - from) ? time : best))
}

/** "died on Monday of the wounds he suffered on 3 May": that day is the one of the deed. */
function isOfWounds(units: Units, from: number, at: number): boolean {
  for (let before = at - 1; before > Math.max(from, at - 6); before--)
    if (/^(?:suffered|received|sustained)$/.test(units.word(before))) return true
  return false
}

/** Ages and names hold numbers that look like times. */
const isTimeOfName = (units: Units, at: number): boolean => (units.flags[at]! & WordFlag.joined) !== 0

/** The day in brackets of a dateline is that of the report. */
const isInBracket = (units: Units, at: number): boolean => units.word(at - 1) === '('
