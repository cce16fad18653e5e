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

/** YYYY-MM-DD. The days of the news are few: each is written once. */
export function isoOf(day: Day): string {
  const known = written.get(day)
  if (known !== undefined) return known
  if (written.size >= mostKept) written.clear()
  const iso = new Date(day * dayMs).toISOString().slice(0, 10)
  written.set(day, iso)
  return iso
}

const written = new Map<Day, string>()
const mostKept = 16_384

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

const zones = new Map<string, Zone | null>()

/** The day on which something was published, in the outlet's zone; null where the time cannot be read. */
export function publicationDay(publishedAt: string | null, zone: string | null): Day | null {
  if (publishedAt === null) return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(publishedAt) || zone === null) return parseDay(publishedAt)
  const time = Date.parse(publishedAt)
  if (Number.isNaN(time)) return parseDay(publishedAt)
  const known = zoneOf(zone)
  return known === null ? parseDay(publishedAt) : dayIn(known, time)
}

/** Clocks differ by whole minutes, and change at whole minutes, since the last of them gave up its odd seconds in 1972. */
const minuteMs = 60_000
const sinceMinutes = Date.UTC(1973, 0)

/** A formatter takes 10 µs to answer: it is asked once for each minute. */
function dayIn({ format, days }: Zone, time: number): Day | null {
  if (time < sinceMinutes) return parseDay(format.format(time))
  const minute = Math.floor(time / minuteMs)
  const known = days.get(minute)
  if (known !== undefined) return known
  if (days.size >= mostKept) days.clear()
  const day = parseDay(format.format(time))
  days.set(minute, day)
  return day
}

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** By minutes since 1970. */
  readonly days: Map<number, Day | null>
}

/** Building a formatter is slow; there are few zones. Null for a zone that does not exist. */
function zoneOf(name: string): Zone | null {
  const known = zones.get(name)
  if (known !== undefined) return known
  const zone = madeZone(name)
  zones.set(name, zone)
  return zone
}

function madeZone(timeZone: string): Zone | null {
  try {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    return { format, days: new Map() }
  } catch {
    return null
  }
}
