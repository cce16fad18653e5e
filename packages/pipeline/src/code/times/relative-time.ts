import type { Units } from '../words/read-units.js'
import { isoMonth, isoOf, monthOf, monthsBack, weekdayOf, yearOf } from './day.js'
import { type Calendar, exact, type Found, vague } from './time-expression.js'

/** "3 days ago", "a week ago", read from the number. */
export function ago(units: Units, at: number, calendar: Calendar, unit: string | null): Found {
  const count = /^an?$/.test(units.word(at)) ? 1 : (units.lexeme[at]?.number?.min ?? Number(units.word(at)))
  const published = calendar.published
  if (published === null || !Number.isFinite(count) || count > 10_000) return vague(at, at + 3)
  if (unit === 'day') return exact(at, at + 3, published - count)
  if (unit === 'week') return { ...exact(at, at + 3, published - 7 * count), precision: 3 }
  if (unit === 'year') return vague(at, at + 3, { date: String(yearOf(published) - count), precision: 5, dated: true })
  return vague(at, at + 3, { date: monthsBack(published, count), precision: 4, dated: true })
}

export const isAgo = (units: Units, at: number): boolean => units.lexeme[at]?.time?.kind === 'ago'

/** "this month", "a year ago", "the weekend": told by the unit and the word before it. */
export function unitTime(units: Units, at: number, end: number, calendar: Calendar, unit: string | null): Found | null {
  if (unit === 'weekend') return weekend(units, at, calendar)
  const before = units.word(at - 1)
  if (/^an?$/.test(before) && at + 1 < end && isAgo(units, at + 1)) return ago(units, at - 1, calendar, unit)
  return before === 'this' ? thisUnit(at, calendar, unit) : null
}

/** "last month", "last year", "last week". */
export function lastUnit(units: Units, at: number, end: number, calendar: Calendar): Found | null {
  const unit = at + 1 < end ? (units.lexeme[at + 1]?.time ?? null) : null
  if (unit?.kind !== 'unit' || unit.unit === 'day' || unit.unit === 'weekend') return null
  const published = calendar.published
  if (published === null) return vague(at, at + 2)
  if (unit.unit === 'year') return vague(at, at + 2, { date: String(yearOf(published) - 1), precision: 5, dated: true })
  if (unit.unit === 'month') return vague(at, at + 2, { date: monthsBack(published, 1), precision: 4, dated: true })
  const monday = published - (weekdayOf(published) - 1) - 7
  return { ...exact(at, at + 2, monday), dateEnd: isoOf(monday + 6), precision: 3, dated: true }
}

/** "over the weekend": the last Saturday and the Sunday behind it; "next weekend" is none. */
function weekend(units: Units, at: number, calendar: Calendar): Found | null {
  const { published } = calendar
  if (published === null || /^(?:next|coming|every)$/.test(units.word(at - 1))) return null
  const saturday = published - ((weekdayOf(published) + 1) % 7)
  return { ...exact(at, at + 1, saturday), dateEnd: isoOf(saturday + 1), precision: 2 }
}

/** "this week", "this month", "this year". */
function thisUnit(at: number, { published }: Calendar, unit: string | null): Found | null {
  if (published === null) return null
  if (unit === 'month')
    return vague(at - 1, at + 1, { date: isoMonth(yearOf(published), monthOf(published)), precision: 4 })
  if (unit === 'year') return vague(at - 1, at + 1, { date: String(yearOf(published)), precision: 5 })
  if (unit !== 'week') return null
  const monday = published - (weekdayOf(published) - 1)
  return { ...exact(at - 1, at + 1, monday), dateEnd: isoOf(published), precision: 3 }
}
