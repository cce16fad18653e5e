export type PeriodKind = 'weekly' | 'monthly'

/** Whole days, named for a headline. */
export interface Period {
  readonly kind: PeriodKind
  /** YYYY-MM-DD, both days belong to it. */
  readonly first: string
  readonly last: string
  readonly name: string
  /** Dates less precise than this cannot be put into it (codebook section 4). */
  readonly coarsestPrecision: number
}

/** The week, Monday to Sunday, or the month in which a day lies. */
export function periodOf(kind: PeriodKind, day: string): Period {
  if (kind === 'weekly') return weekFrom(shift(day, -weekday(day)))
  return monthFrom(`${day.slice(0, 7)}-01`)
}

/** The one before it. */
export const before = ({ kind, first }: Period): Period => periodOf(kind, shift(first, -1))

/** The last one that is over. */
export const lastWhole = (kind: PeriodKind, today: string): Period => before(periodOf(kind, today))

/** The day so many days later. */
export function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

export function daysOf({ first, last }: Period): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = shift(day, 1)) days.push(day)
  return days
}

function weekFrom(first: string): Period {
  const last = shift(first, 6)
  return { kind: 'weekly', first, last, name: `${inWords(first)} to ${inWords(last)}`, coarsestPrecision: 2 }
}

function monthFrom(first: string): Period {
  const [year = 0, month = 0] = first.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  const name = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(first),
  )
  return { kind: 'monthly', first, last, name, coarsestPrecision: 4 }
}

/** 0 for Monday. */
const weekday = (day: string): number => (new Date(day).getUTCDay() + 6) % 7

/** "3 March 2026". */
export function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(day),
  )
}
