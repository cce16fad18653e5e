import type { Reading } from '../readings/read-sentences.js'
import { parseDay } from '../times/day.js'
import type { DraftEvent } from './draft-event.js'

/** Told as the past: its own date lies well before what the article opened with. */
export function isLongAgo(reading: Reading, drafts: readonly DraftEvent[]): boolean {
  const first = drafts.find((draft) => !draft.retrospective)
  if (first === undefined) return false
  const found = reading.times.find((time) => !time.reporting && time.date !== null)
  if (found === undefined || found.date === null) return false
  const known = first.time === null || first.time.reporting ? null : first.time.date
  if (known === null) return found.dated && (found.precision ?? 1) >= 4
  return isWellBefore(found.date, known)
}

/** By two days or more, or in an earlier month or year where no day is known. */
function isWellBefore(date: string, known: string): boolean {
  const first = parseDay(date)
  const second = parseDay(known)
  if (first !== null && second !== null) return second - first >= 2
  const shorter = Math.min(known.length, date.length)
  return date.slice(0, shorter) < known.slice(0, shorter)
}
