import type { DatePrecision } from '@wirewatch/model'
import { type Day, isoOf, parseDay } from './day.js'

/** A time that a text names. */
export interface TimeExpression {
  /** Units from `start` up to `end`. */
  readonly start: number
  readonly end: number
  /** YYYY-MM-DD, YYYY-MM or YYYY; null where the year cannot be known. */
  readonly date: string | null
  readonly dateEnd: string | null
  readonly precision: DatePrecision | null
  /** Month and day without a year, MM-DD. */
  readonly partial: string | null
  /** When it was reported, not when it happened. */
  readonly reporting: boolean
  /** Has a year of its own. */
  readonly dated: boolean
  /** Counts from the day last named in the text: "a day earlier". */
  readonly anchored: number | null
}

/** "17/05/2010" or "05/17/2010". */
export type DayOrder = 'day-first' | 'month-first'

/** What dates are read against. */
export interface Calendar {
  /** The day it was written: that of publication, or of the dateline where that is a little earlier. */
  readonly published: Day | null
  /** How the text writes a day in numbers; null where it does not, or where all its days can be read in both orders. */
  readonly order: DayOrder | null
}

/** A time as it is read, before it is known whether it tells of the event or of the report. */
export type Found = Omit<TimeExpression, 'reporting'>

/** A time of which no more is known than is told. */
export const vague = (start: number, end: number, told: Partial<Found> = {}): Found => ({
  start,
  end,
  date: told.date ?? null,
  dateEnd: told.dateEnd ?? null,
  precision: told.precision ?? null,
  partial: told.partial ?? null,
  dated: told.dated ?? false,
  anchored: told.anchored ?? null,
})

/** A single day. */
export const exact = (start: number, end: number, day: Day, dated = false): Found =>
  vague(start, end, { date: isoOf(day), precision: 1, dated })

/** From the first day to the second, as precise as it is long; the first alone where the second is not after it. */
export function span(first: Found, second: Found): Found {
  const from = first.date === null ? null : parseDay(first.date)
  const to = second.date === null ? null : parseDay(second.date)
  if (from === null || to === null || to <= from) return first
  const days = to - from + 1
  const precision = days <= 6 ? 2 : days <= 14 ? 3 : 4
  return { ...first, end: second.end, dateEnd: second.date, precision, dated: first.dated || second.dated }
}
