import type { CodedEvent } from '@wirewatch/model'

/** First and last day, counted from 1970-01-01, on which an event may have happened. */
export interface Days {
  readonly first: number
  readonly last: number
}

const dayMs = 86_400_000

/**
 * The days on which an event may have happened, as far as its date and the precision of it tell; null where it has no date.
 * A day that was taken from the publication (precision 2 without an end) may as well be the day before.
 */
export function eventDays(event: CodedEvent): Days | null {
  const known = daysOf.get(event)
  if (known !== undefined) return known
  const days = readDays(event)
  daysOf.set(event, days)
  return days
}

/** An event is compared with every other near it: its dates are read once. */
const daysOf = new WeakMap<CodedEvent, Days | null>()

function readDays(event: CodedEvent): Days | null {
  if (event.date === null) return null
  const { first, last } = span(event.date)
  if (event.dateEnd !== null) return { first, last: span(event.dateEnd).last }
  if (event.datePrecision === 2) return { first: first - 1, last }
  if (event.datePrecision === 3) return { first: first - 3, last: last + 3 }
  return { first, last }
}

/** The span of YYYY, YYYY-MM or YYYY-MM-DD. */
function span(date: string): Days {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?]
  if (month === undefined) return { first: dayNumber(year, 0, 1), last: dayNumber(year, 11, 31) }
  if (day === undefined) return { first: dayNumber(year, month - 1, 1), last: dayNumber(year, month, 0) }
  return { first: dayNumber(year, month - 1, day), last: dayNumber(year, month - 1, day) }
}

const dayNumber = (year: number, monthIndex: number, day: number): number => Date.UTC(year, monthIndex, day) / dayMs

/** Days between the two spans: 0 where they overlap. */
export function daysApart(a: Days, b: Days): number {
  return Math.max(0, a.first - b.last, b.first - a.last)
}
