/** A calendar day as a count of days since 1970-01-01, so that days can be added. */
export type Day = number

const dayMs = 86_400_000

/** The day of a calendar date; null where there is no such date. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const time = Date.UTC(year, month - 1, date)
  const back = new Date(time)
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return null
  return Math.round(time / dayMs)
}

/** YYYY-MM-DD. */
export const isoOf = (day: Day): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The day of a date written YYYY-MM-DD (what follows is ignored); null where it is not one. */
export function parseDay(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (parts === null) return null
  return dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

export const yearOf = (day: Day): number => new Date(day * dayMs).getUTCFullYear()
export const monthOf = (day: Day): number => new Date(day * dayMs).getUTCMonth() + 1

/** YYYY-MM. */
export const isoMonth = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

/** YYYY-MM of the month that lies so many months before the day's. */
export function monthsBack(day: Day, count: number): string {
  const months = yearOf(day) * 12 + monthOf(day) - 1 - count
  return isoMonth(Math.floor(months / 12), (months % 12) + 1)
}

const formats = new Map<string, Intl.DateTimeFormat | null>()

/** The day on which something was published, in the outlet's zone; null where the time cannot be read. */
export function publicationDay(publishedAt: string | null, zone: string | null): Day | null {
  if (publishedAt === null) return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(publishedAt) || zone === null) return parseDay(publishedAt)
  const time = Date.parse(publishedAt)
  if (Number.isNaN(time)) return parseDay(publishedAt)
  const format = formatOf(zone)
  return format === null ? parseDay(publishedAt) : parseDay(format.format(time))
}

/** Building a formatter is slow; there are few zones. Null for a zone that does not exist. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  } catch {
    format = null
  }
  formats.set(zone, format)
  return format
}
