import { beginsWithTown } from '../places/heads-item.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import { isClock } from '../words/tag-times.js'

/** How far the heading of an item goes, in units. */
const headingLength = 9

/**
 * "9:15 p.m.: Shots were fired", "June 14, 11:05 p.m. - A man was": an item of a police log begins with its hour, one of a report on a day with
 * its town: "TORVIK: A guard was shot".
 */
export function opensItem(units: Units, { start, end }: Stretch): boolean {
  if (beginsWithTown(units, start)) return true
  let hasHour = false
  for (let at = start; at < Math.min(end, start + headingLength); at++) {
    if (isClock(units, at)) hasHour = true
    else if (/^[:–—-]$/.test(units.word(at))) return hasHour
    else if (!isPartOfDay(units, at)) return false
  }
  return false
}

const isPartOfDay = (units: Units, at: number): boolean =>
  units.lexeme[at]?.time != null || /^(?:\d{1,4}|,|\.|at|on|about)$/.test(units.word(at))
