import type { DatePrecision, IncidentValues } from '@wirewatch/model'
import { Refusal } from './refusal.js'

type Dates = Pick<IncidentValues, 'dateStart' | 'dateEnd' | 'datePrecision'>

/** A day, a span of days, a month, a year or `unknown`. Throws a refusal. */
export function readDate(text: string): Dates {
  if (text === 'unknown') return { dateStart: null, dateEnd: null, datePrecision: null }
  if (/^\d{4}$/.test(text)) return { dateStart: text, dateEnd: null, datePrecision: 5 }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { dateStart: text, dateEnd: null, datePrecision: 4 }
  const [first = '', last = first, ...more] = text.split('..')
  const [from, to] = [dayNumber(first), dayNumber(last)]
  if (from === null || to === null || more.length > 0)
    throw new Refusal(
      `date "${text}" is not a date. It takes YYYY-MM-DD, a span such as 2026-03-04..2026-03-06, YYYY-MM, YYYY or unknown.`,
    )
  if (to < from) throw new Refusal(`date "${text}": the span ends before it begins.`)
  return { dateStart: first, dateEnd: from === to ? null : last, datePrecision: precisionOf(to - from + 1) }
}

/** Days since 1970; null for what no calendar has, such as 2026-02-30. */
function dayNumber(day: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : time / 86_400_000
}

/** Codebook section 4. */
function precisionOf(days: number): DatePrecision {
  if (days === 1) return 1
  if (days <= 6) return 2
  if (days <= 10) return 3
  return days <= 31 ? 4 : 5
}
