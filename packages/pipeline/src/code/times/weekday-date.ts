import type { Units } from '../words/read-units.js'
import { weekdayOf } from './day.js'
import { type Calendar, exact, type Found, vague } from './time-expression.js'
import { monthDate } from './written-date.js'

/** The latest such weekday up to the day of publication; "next Friday" is none. */
export function weekday(units: Units, at: number, end: number, calendar: Calendar, wanted: number): Found | null {
  const before = units.lexeme[at - 1]?.text ?? ''
  if (before === 'next' || before === 'this coming' || before === 'every') return null
  const comma = at + 1 < end && units.word(at + 1) === ',' ? at + 2 : at + 1
  if (comma < end && units.lexeme[comma]?.time?.kind === 'month') {
    const dated = monthDate(units, comma, end, calendar, units.lexeme[comma]!.time!.month!)
    if (dated !== null && dated.precision === 1) return { ...dated, start: at }
  }
  if (calendar.published === null) return vague(at, at + 1)
  const back = (weekdayOf(calendar.published) - wanted + 7) % 7
  const isLast = before === 'last' && back === 0
  return exact(at, at + 1, calendar.published - (isLast ? 7 : back))
}
