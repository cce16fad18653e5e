import { parseDay } from './day.js'
import type { TimeExpression } from './time-expression.js'

/** How many days a time that names no day may span, by its precision: some days, a week. */
const spans: Readonly<Partial<Record<number, number>>> = { 2: 6, 3: 7 }

/** "last week", and then "on Sept. 13": the day lies in the week, the month or the year that was named before. */
export function liesWithin(known: TimeExpression, found: TimeExpression): boolean {
  if (known.date === null || found.date === null || found.precision !== 1 || known.reporting || found.reporting)
    return false
  if ((known.precision ?? 1) >= 4) return found.date.startsWith(known.date)
  const span = spans[known.precision ?? 1]
  const [from, day] = [parseDay(known.date), parseDay(found.date)]
  return span !== undefined && from !== null && day !== null && day >= from && day - from < span
}
