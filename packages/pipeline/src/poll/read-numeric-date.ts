import { type CalendarDate, gregorianDate } from './calendar-of-year.js'
import { fullYear, instantBefore } from './date-instant.js'

/**
 * Year, month and day as numbers between slashes, points or hyphens: `Fri, 2006/09/15 08:19:53 EDT`, `15.09.2006 08:19`, `09/15/2006`,
 * `08:19 15.09.2006`. Null where they may be two days and no weekday tells which.
 */
export const readNumericDate = (text: string, home: string): string | null => {
  const [, weekday = '', written = ''] = text.match(/^(?:(\p{L}+)\.?,? )?(.*)$/u) ?? []
  const dateFirst = written.replace(/^(\d{1,2}:\d{2}(?::\d{2})?),? (\d{1,4}([/.-])\d{1,2}\3\d{1,4})(?=$| )/, '$2 $1')
  const match = dateFirst.match(/^(\d{1,2}|\d{4})([/. -])(\d{1,2})\2(\d{1,2}|\d{4})(?:,?[ T]+(.*))?$/)
  if (match === null) return null
  const [, first = '', separator = '', second = '', third = '', rest] = match
  const possible = first.length === 4 ? [dayLast] : third.length > 1 ? orders[separator] : []
  const readings = (possible ?? []).map((order) => order(first, second, third)).filter((date) => utcDay(date) !== null)
  const onWeekday = readings.filter((date) => weekdayOf(date) === weekday.slice(0, 3).toLowerCase())
  const [date, ...others] = onWeekday.length > 0 ? onWeekday : readings
  if (date === undefined || others.some((other) => !isSameDay(date, other))) return null
  return instantBefore(date, rest, home)
}

type Order = (first: string, second: string, third: string) => CalendarDate

const dayFirst: Order = (day, month, year) => ({ year: fullYear(year), month: Number(month), day: Number(day) })
const monthFirst: Order = (month, day, year) => ({ year: fullYear(year), month: Number(month), day: Number(day) })
const dayLast: Order = (year, month, day) => ({ year: fullYear(year), month: Number(month), day: Number(day) })

/** Between points the day is first wherever dates are written so. */
const orders: Readonly<Record<string, readonly Order[]>> = {
  '.': [dayFirst],
  '/': [dayFirst, monthFirst],
  '-': [dayFirst, monthFirst],
  ' ': [dayFirst, monthFirst],
}

const utcDay = (written: CalendarDate): Date | null => {
  const date = gregorianDate(written)
  if (date === null) return null
  const day = new Date(Date.UTC(date.year, date.month - 1, date.day))
  return day.getUTCMonth() === date.month - 1 && day.getUTCDate() === date.day ? day : null
}

const weekdayOf = (written: CalendarDate): string | null =>
  utcDay(written)?.toUTCString().slice(0, 3).toLowerCase() ?? null

const isSameDay = (one: CalendarDate, other: CalendarDate): boolean =>
  one.month === other.month && one.day === other.day
