import { dayAfter, momentOf, wallClock } from '../wall-clock.js'

const dayMs = 86_400_000

/** When a digest is put together. */
export interface DigestTimes {
  readonly everyMs: number
  /** Minutes of the day, by the wall clock of the zone. */
  readonly at: number
  readonly zone: string
}

/**
 * The first moment after `after` at which the digest is put together: every day (or so many days) at its hour, also across daylight saving;
 * a digest of several a day at its hour and so often before and after it.
 */
export function slotAfter({ everyMs, at, zone }: DigestTimes, after: Date): Date {
  const { day } = wallClock(after, zone)
  const daysApart = Math.max(1, Math.round(everyMs / dayMs))
  for (let ahead = 0; ; ahead++) {
    const candidate = dayAfter(day, ahead)
    if (Math.floor(Date.parse(candidate) / dayMs) % daysApart !== 0) continue
    for (const minutes of minutesOfDay(everyMs, at)) {
      const slot = momentOf(candidate, minutes, zone)
      if (slot > after) return slot
    }
  }
}

function minutesOfDay(everyMs: number, at: number): number[] {
  if (everyMs >= dayMs) return [at]
  const step = Math.max(1, Math.round(everyMs / 60_000))
  const minutes: number[] = []
  for (let minute = at % step; minute < 24 * 60; minute += step) minutes.push(minute)
  return minutes
}
