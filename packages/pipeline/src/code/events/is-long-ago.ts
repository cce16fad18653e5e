import type { Reading } from '../readings/read-sentences.js'
import { parseDay } from '../times/day.js'
import type { TimeExpression } from '../times/time-expression.js'
import type { DraftEvent } from './draft-event.js'

/**
 * Told as the past: its own date lies well before what the article opened with. "On Thursday a teacher was shot", told behind a bomb of Monday in
 * the paper of Tuesday, is news as well: a day of the week is one of the last seven, and only "had been shot" looks back at it.
 */
export function isLongAgo(reading: Reading, drafts: readonly DraftEvent[]): boolean {
  const first = drafts.find((draft) => !draft.retrospective)
  if (first === undefined) return false
  const found = reading.times.find((time) => !time.reporting && time.date !== null)
  if (found === undefined || found.date === null) return false
  const known = first.time === null || first.time.reporting ? null : first.time.date
  if (known === null) return found.dated && (found.precision ?? 1) >= 4
  return isWellBefore(found.date, known) && !isNewsOfTheWeek(reading, found)
}

function isNewsOfTheWeek({ units, frames }: Reading, { start, end }: TimeExpression): boolean {
  const frame = frames.find(({ trigger, status }) => trigger.happening === 'violence' && status.kind === 'real')
  if (frame?.verb == null || frame.verb.perfect) return false
  for (let at = start; at < end; at++) if (units.lexeme[at]?.time?.kind === 'weekday') return true
  return false
}

/** By two days or more, or in an earlier month or year where no day is known. */
function isWellBefore(date: string, known: string): boolean {
  const first = parseDay(date)
  const second = parseDay(known)
  if (first !== null && second !== null) return second - first >= 2
  const shorter = Math.min(known.length, date.length)
  return date.slice(0, shorter) < known.slice(0, shorter)
}
