import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { writtenDay } from './date-spans.js'
import { type Day, dayOf, parseDay } from './day.js'
import { findTimes } from './find-date.js'
import { isOfDateline } from './is-reporting.js'
import type { DayOrder, TimeExpression } from './time-expression.js'

/** How far a heading with a dateline reaches, in units. */
const headingLength = 60

/** What is written later than this before it is printed has lost its dateline, or bears the day of something else. */
const daysInPress = 4

/**
 * The day on which a text was written, from which its "today" counts: in the paper of the 5th that of its dateline ("TORVIK, March 4:"),
 * else that of publication.
 */
export function dayOfWriting(units: Units, sentences: readonly Sentence[], published: Day | null): Day | null {
  if (published === null) return datelineDay(units, sentences)
  const dated = findTimes(units, 0, Math.min(units.count, datelineLength), { published, order: null })
  const written = dated.find((time) => time.precision === 1 && isOfDateline(units, time))?.date ?? null
  const day = written === null ? null : parseDay(written)
  return day !== null && day < published && published - day <= daysInPress ? day : published
}

/** How far a dateline reaches, in units. */
const datelineLength = 16

/** The day in a heading or dateline ("(June 30, 2011)"), for texts that come without a day of publication. */
function datelineDay(units: Units, sentences: readonly Sentence[]): Day | null {
  const end = Math.min(units.count, headingLength)
  const first = sentences.find((sentence) => sentence.end - sentence.start > 14)
  const limit = Math.min(end, first === undefined ? end : first.start + 16)
  const times = findTimes(units, 0, limit, { published: null, order: null })
  const full = times.find((time) => isFewDays(time) && time.date !== null && isHeading(units, time.start))
  if (full?.date != null) return parseDay(full.dateEnd ?? full.date)
  const partial = times.find((time) => time.partial !== null && isHeading(units, time.start))
  if (partial?.partial == null) return null
  const year = yearInHeading(units, limit)
  if (year === null) return null
  const [month, day] = partial.partial.split('-').map(Number)
  return dayOf(year, month ?? 0, day ?? 0)
}

/** How a text writes its days in numbers: as the first of them that can be read in one way only. */
export function orderOfDays(units: Units): DayOrder | null {
  for (let at = 0; at < units.count; at++) {
    if (units.kind[at] !== WordKind.number) continue
    const written = writtenDay(units, at, units.count, { published: null, order: null })
    if (written?.order != null) return written.order
  }
  return null
}

/** "04-05 May 2009": what a list of a few days tells was known on the last of them. */
const isFewDays = ({ precision }: TimeExpression): boolean => precision === 1 || precision === 2

/** In brackets, at the beginning of a line, or behind a comma in a line that is a heading. */
function isHeading(units: Units, at: number): boolean {
  const before = units.word(at - 1)
  return at === 0 || before === '(' || (units.flags[at]! & WordFlag.line) !== 0 || before === ',' || before === '-'
}

/** A year in a release number such as "2010-04-CA-015". */
function yearInHeading(units: Units, limit: number): number | null {
  for (let at = 0; at < limit; at++) if (/^(?:19|20)\d\d$/.test(units.word(at))) return Number(units.word(at))
  return null
}
