import { momentShown } from '../wall-clock.js'
import { type CalendarDate, calendarOfYear, gregorianDate } from './calendar-of-year.js'
import { offsetOfZone, regionOfZone } from './zone-names.js'

/** A date and time as a feed names them, of whichever calendar. */
export interface WrittenMoment extends CalendarDate {
  readonly time: string | undefined
  readonly zone: string | undefined
}

/** As ISO 8601 in UTC; null where there is no such day or time. One without zone is of the zone `home` (IANA). */
export const instantOf = (written: WrittenMoment, home: string): string | null => {
  const { year, month, day } = gregorianDate(written) ?? noDate
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  const clock = clockOf(written.time)
  const zone = (written.zone ?? '').trim()
  const region = zone === '' ? (home === 'UTC' ? null : home) : regionOfZone(zone)
  const offset = region === null ? offsetOfZone(zone) : 0
  if (clock === null || offset === null) return null
  const shown = Date.UTC(2000, 0, 1) + daysFrom2000(year, month, day) * 86_400_000 + clock.milliseconds
  const hasRegion = region !== null && year >= firstYearOfZones
  return isoOf(hasRegion ? momentShown(new Date(shown), region).getTime() : shown - offset * 60_000, clock.hasFraction)
}

/** As `instantOf`, with what stands behind the day: a time, a zone, or both, in words and signs between. */
export const instantBefore = (
  { year, month, day }: CalendarDate,
  rest: string | undefined,
  home: string,
): string | null => {
  const clock = rest === undefined ? null : clockPattern.exec(rest)
  return instantOf({ year, month, day, time: clock?.[1], zone: clock?.[2] }, home)
}

const clockPattern =
  /^(?:at |um |à |г\.? |ساعت |,|-(?!\d{2}:?\d{2}$)|–|\s)*(\d{1,2}(?:[:.]\d{1,2}){1,2}(?:[.,]\d+)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]m\b|\d{1,2}(?= [+-]\d{4}$)|\d{1,2}:?$)?(.*)$/i

/** Two digits are of this century up to 89, as in the feeds that write them. */
export const fullYear = (written: string): number => {
  const year = Number(written)
  return written.length > 2 ? year : year < 90 ? 2000 + year : 1900 + year
}

/** The day of a year by its number, as ISO 8601 has it. */
export const instantOfOrdinal = (
  year: number,
  ordinal: number,
  time: string | undefined,
  zone: string | undefined,
  home: string,
): string | null => {
  if (
    calendarOfYear(year) !== 'gregorian' ||
    ordinal < 1 ||
    ordinal > daysFrom2000(year + 1, 1, 1) - daysFrom2000(year, 1, 1)
  )
    return null
  return onDay(daysFrom2000(year, 1, 1) + ordinal - 1, time, zone, home)
}

/** The day of a week of a year. ISO week 1 is the week of the fourth of January. */
export const instantOfWeek = (
  year: number,
  week: number,
  weekday: number,
  time: string | undefined,
  zone: string | undefined,
  home: string,
): string | null => {
  if (calendarOfYear(year) !== 'gregorian' || week < 1 || week > 53) return null
  const fourth = daysFrom2000(year, 1, 4)
  const monday = fourth - ((((fourth + 5) % 7) + 7) % 7)
  return onDay(monday + (week - 1) * 7 + weekday - 1, time, zone, home)
}

const onDay = (days: number, time: string | undefined, zone: string | undefined, home: string): string | null => {
  const date = new Date(Date.UTC(2000, 0, 1) + days * 86_400_000)
  return instantOf(
    { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), time, zone },
    home,
  )
}

const noDate = { year: 0, month: 0, day: 0 }

/** Before, places kept the time of their own sun. */
const firstYearOfZones = 1900

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year < 100 ? year + 400 : year, month, 0)).getUTCDate()

/** `Date.UTC` takes years below 100 for the last century. */
const daysFrom2000 = (year: number, month: number, day: number): number => {
  const shifted = year < 100 ? year + 400 : year
  const days = (Date.UTC(shifted, month - 1, day) - Date.UTC(2000, 0, 1)) / 86_400_000
  return shifted === year ? days : days - 146_097
}

const clockOf = (time: string | undefined): { milliseconds: number; hasFraction: boolean } | null => {
  if (time === undefined || time === '') return { milliseconds: 0, hasFraction: false }
  const match = time.match(
    /^(\d{1,2})(?:[:.](\d{1,2}))?(?::(\d{1,2})|\.(\d{2}))?:?(?:[.,](\d+))?(?: ?([ap])\.?m\.?)?$/i,
  )
  if (match === null) return null
  const half = match[6]?.toLowerCase()
  const written = Number(match[1])
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0)
  const minute = Number(match[2] ?? 0)
  const second = Number(match[3] ?? match[4] ?? 0)
  const isMidnight = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 60) return null
  const fraction = Math.floor(Number(`0.${match[5] ?? 0}`) * 1000)
  return { milliseconds: (hour * 3600 + minute * 60 + second) * 1000 + fraction, hasFraction: fraction > 0 }
}

/** Null for a moment that is outside of what dates are written for. */
export const isoOf = (milliseconds: number, hasFraction: boolean): string | null => {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() <= yearOfNoDate) return null
  const iso = date.toISOString()
  return hasFraction ? iso : iso.replace(/\.\d{3}Z$/, 'Z')
}

/** The first of January of the year one is what programs write that have no date; no calendar, and no database, has a year before it. */
const yearOfNoDate = 1
