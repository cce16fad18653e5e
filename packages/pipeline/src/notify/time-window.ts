import type { TimeWindow } from '@wirewatch/model'
import { dayAfter, momentOf, wallClock } from '../wall-clock.js'

/** Whether the wall clock of the window's zone stands within it. One that runs over midnight belongs to the day on which it begins. */
export function isWithin({ days, from, to, zone }: TimeWindow, at: Date): boolean {
  const { weekday, minutes } = wallClock(at, zone)
  if (from < to) return days.includes(weekday) && minutes >= from && minutes < to
  const dayBefore = ((weekday + 5) % 7) + 1
  return (days.includes(weekday) && minutes >= from) || (days.includes(dayBefore) && minutes < to)
}

/** The moment at which the window opens next: `at` itself while it is open. */
export function opensAt(window: TimeWindow, at: Date): Date {
  return isWithin(window, at) ? at : nextEdge(window, window.from, at)
}

/** The moment at which the window closes next: `at` itself while it is closed; in a week where it never does. */
export function closesAt(window: TimeWindow, at: Date): Date {
  let edge = at
  for (let days = 0; days < 7 && isWithin(window, edge); days++)
    edge = nextEdge({ ...window, days: everyDay }, window.to % (24 * 60), new Date(edge.getTime() + 1))
  return edge
}

const hourMs = 3_600_000

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** When the clock shows these minutes next, on one of the days of the window. */
function nextEdge({ days, zone }: TimeWindow, minutes: number, at: Date): Date {
  const today = wallClock(at, zone)
  for (let ahead = 0; ahead <= 8; ahead++) {
    if (!days.includes(((today.weekday - 1 + ahead) % 7) + 1)) continue
    const first = momentOf(dayAfter(today.day, ahead), minutes, zone)
    if (first >= at) return first
    // The clock was put back, and shows this time once more.
    const second = new Date(first.getTime() + hourMs)
    if (second >= at && wallClock(second, zone).minutes === minutes) return second
  }
  throw new Error('notify: a time window without days')
}
