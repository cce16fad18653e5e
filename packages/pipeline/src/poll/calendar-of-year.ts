export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

export type Calendar = 'gregorian' | 'solar-hijri' | 'lunar-hijri' | 'buddhist'

/**
 * The calendar that a year is of. For all that feeds have told since there are feeds, and until 2039, the number says it: the solar
 * years of Iran and Afghanistan (1403 began in March 2024), the lunar ones of Islam (1445 in July 2023), those of Thailand (2567 is
 * 2024) and ours do not meet.
 */
export const calendarOfYear = (year: number): Calendar => {
  if (year >= 1300 && year < 1419) return 'solar-hijri'
  if (year >= 1419 && year < 1500) return 'lunar-hijri'
  return year >= 2500 && year < 2600 ? 'buddhist' : 'gregorian'
}

/**
 * The day in our calendar. Null for a lunar Hijri one, whose months begin when the moon is seen, on one day here and on another there, and for
 * one that the solar calendar has not.
 */
export const gregorianDate = (written: CalendarDate): CalendarDate | null => {
  const calendar = calendarOfYear(written.year)
  if (calendar === 'lunar-hijri') return null
  if (calendar === 'solar-hijri') return ofSolarHijri(written)
  return calendar === 'buddhist' ? { ...written, year: written.year - 543 } : written
}

/** Six months of 31 days, five of 30, and a last one of 29 that is a day longer in leap years. */
const ofSolarHijri = ({ year, month, day }: CalendarDate): CalendarDate | null => {
  const newYear = solarNewYear(year)
  const nextYear = solarNewYear(year + 1)
  if (newYear === null || nextYear === null || month < 1 || month > 12 || day < 1) return null
  const daysBefore = (months: number): number => months * 30 + Math.min(months, 6)
  const daysOfYear = (nextYear - newYear) / dayLength
  const lastDay = month === 12 ? daysOfYear - daysBefore(11) : daysBefore(month) - daysBefore(month - 1)
  if (day > lastDay) return null
  const date = new Date(newYear + (daysBefore(month - 1) + day - 1) * dayLength)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const dayLength = 86_400_000

const newYears = new Map<number, number | null>()

/** Midnight of Nowruz, on the day of March that the platform knows. Null where the platform does not know the calendar. */
const solarNewYear = (year: number): number | null => {
  const known = newYears.get(year)
  if (known !== undefined) return known
  const solarDay = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  })
  const days = [19, 20, 21, 22].map((day) => Date.UTC(year + 621, 2, day))
  const newYear = days.find((day) => solarDay.format(day) === '1/1') ?? null
  newYears.set(year, newYear)
  return newYear
}
