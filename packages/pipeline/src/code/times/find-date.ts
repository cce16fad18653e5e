import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Units } from '../words/read-units.js'
import { isMonth } from '../words/tag-times.js'
import { isOfRelease, isOfThing } from './befell.js'
import { spanGoesOn } from './date-spans.js'
import { isOfCare, isOfNewToll, isOfTelling, isReporting, isWhenWritten } from './is-reporting.js'
import { lastUnit, unitTime } from './relative-time.js'
import { type Calendar, exact, type Found, span, type TimeExpression, vague } from './time-expression.js'
import { weekday } from './weekday-date.js'
import { monthDate, numericDate, yearlyDay } from './written-date.js'

/** The times that a stretch of a text names, in its order. */
export function findTimes(units: Units, from: number, end: number, calendar: Calendar): TimeExpression[] {
  const times: TimeExpression[] = []
  let at = from
  while (at < end) {
    const found = spanAt(units, at, end, calendar)
    if (found === null) {
      at++
      continue
    }
    if (isOfThing(units, found) || isOfRelease(units, from, found)) {
      at = found.end
      continue
    }
    const reporting =
      isWhenWritten(units, found, calendar) ||
      isReporting(units, from, found.start) ||
      isOfTelling(units, from, end, found) ||
      isOfCare(units, from, found) ||
      isOfNewToll(units, from, found)
    times.push(toldAs(reporting, found))
    at = Math.max(found.end, at + 1)
  }
  return times
}

const toldAs = (reporting: boolean, found: Found): TimeExpression => ({
  start: found.start,
  end: found.end,
  date: found.date,
  dateEnd: found.dateEnd,
  precision: found.precision,
  partial: found.partial,
  reporting,
  dated: found.dated,
  anchored: found.anchored,
})

/** A time, or the two that a span has: "from 3 May to 5 May". */
function spanAt(units: Units, at: number, end: number, calendar: Calendar): Found | null {
  const first = timeAt(units, at, end, calendar)
  const next = first?.precision === 1 ? spanGoesOn(units, first.start, first.end) : null
  const second = next === null || next >= end ? null : timeAt(units, next, end, calendar)
  return first === null || second === null ? first : span(first, second)
}

function timeAt(units: Units, at: number, end: number, calendar: Calendar): Found | null {
  const isTimely = units.traits[at]! & (Trait.time | Trait.number) || units.flags[at]! & WordFlag.digit
  if (!isTimely || units.mention[at] !== null) return null
  const time = units.lexeme[at]?.time ?? null
  if (time === null) return numericDate(units, at, end, calendar)
  switch (time.kind) {
    case 'month':
      return isMonth(units, at) ? monthDate(units, at, end, calendar, time.month!) : null
    case 'feast':
      return yearlyDay(units, at, at + 1, end, calendar, time.month!, time.day!)
    case 'weekday':
      return weekday(units, at, end, calendar, time.weekday!)
    case 'offset':
      return calendar.published === null ? vague(at, at + 1) : exact(at, at + 1, calendar.published + time.offset!)
    case 'anchor':
      return vague(at, at + 1, { anchored: time.anchor })
    case 'last':
      return lastUnit(units, at, end, calendar)
    case 'unit':
      return unitTime(units, at, end, calendar, time.unit)
    default:
      return null
  }
}
