/** What the clock on the wall of a zone shows. */
export interface WallClock {
  /** YYYY-MM-DD. */
  readonly day: string
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number
  /** Minutes of the day. */
  readonly minutes: number
}

const day = 86_400_000

/** @param zone IANA */
export function wallClock(at: Date, zone: string): WallClock {
  const local = new Date(at.getTime() + offsetOf(at, zone))
  return {
    day: local.toISOString().slice(0, 10),
    weekday: ((local.getUTCDay() + 6) % 7) + 1,
    minutes: local.getUTCHours() * 60 + local.getUTCMinutes(),
  }
}

/** The moment at which the clock of a zone shows these minutes of a day. */
export const momentOf = (dayOf: string, minutes: number, zone: string): Date =>
  momentShown(new Date(Date.parse(dayOf) + minutes * 60_000), zone)

/**
 * The moment at which the clock of a zone shows what a clock of UTC shows at the given one. Where daylight saving begins, a time that is
 * left out is the one after the gap; where it ends, one that comes twice is the first.
 */
export function momentShown(inUtc: Date, zone: string): Date {
  const shown = inUtc.getTime()
  const earlier = new Date(shown - offsetOf(new Date(shown - day / 2), zone))
  if (earlier.getTime() + offsetOf(earlier, zone) === shown) return earlier
  const later = new Date(shown - offsetOf(new Date(shown + day / 2), zone))
  return later.getTime() + offsetOf(later, zone) === shown ? later : earlier
}

/** The day so many days later. */
export const dayAfter = (dayOf: string, days = 1): string =>
  new Date(Date.parse(dayOf) + days * day).toISOString().slice(0, 10)

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the clock of the zone is ahead of UTC, in milliseconds. */
function offsetOf(at: Date, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000
}

/** Building a formatter is slow; there are few zones. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}
