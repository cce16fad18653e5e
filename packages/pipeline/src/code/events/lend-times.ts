import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import { opensItem } from '../readings/opens-item.js'
import { findTimes } from '../times/find-date.js'
import type { Calendar, TimeExpression } from '../times/time-expression.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { dayItTookPlace } from './day-it-took-place.js'
import type { DraftEvent } from './draft-event.js'

/**
 * Gives a day to events whose own sentences name none: "For three hours on Saturday the road belonged to the mob. Nine trucks were burned."
 * Only the two sentences before lend one, and only where they tell of no other event; else the two behind, where they name
 * the hour as well: "Two clerks were shot at a bank. The robbers came about 9 p.m. Friday", or say that it took place then. What is left happened on the day of the
 * record, or of what is told right before of another place.
 */
export function lendTimes(
  drafts: readonly DraftEvent[],
  body: Units,
  sentences: readonly Sentence[],
  calendar: Calendar,
): void {
  const record = dayOfRecord(body, sentences, calendar)
  for (const [at, draft] of drafts.entries()) {
    const first = draft.readings[0]
    if (draft.retrospective || first === undefined || first.fromTitle) continue
    if (draft.time === null || draft.time.reporting)
      draft.time = saidToBeThen(at, drafts, body, sentences, calendar) ?? draft.time
    if (draft.time !== null) continue
    if (opensItem(body, first.sentence)) draft.time = dayOfLog(first.sentence.index, body, sentences, calendar)
    for (const back of [1, 2]) {
      const before = sentences[first.sentence.index - back]
      if (before === undefined || draft.time !== null || isTaken(before, drafts)) break
      draft.time = onlyDay(body, before, calendar)
    }
    draft.time ??=
      hourBehind(first.sentence.index, drafts, body, sentences, calendar) ?? record ?? dayToldBefore(drafts, at)
  }
}

/** How many sentences further on an event may be said to have taken place on a day. */
const sentencesOfDay = 5

/** "Four were killed, it was reported today. The attack took place on 12 June": told before the next event is. */
function saidToBeThen(
  at: number,
  drafts: readonly DraftEvent[],
  body: Units,
  sentences: readonly Sentence[],
  calendar: Calendar,
): TimeExpression | null {
  const first = drafts[at]!.readings[0]!.sentence.index
  const next = drafts[at + 1]?.readings[0]?.sentence.index ?? sentences.length
  for (const behind of sentences.slice(first, Math.min(next, first + sentencesOfDay + 1))) {
    const day = dayItTookPlace(body, behind, calendar)
    if (day !== null) return day
  }
  return null
}

/** "06/14/2010: Rebels …": the day that heads a record is that of all it tells. */
function dayOfRecord(body: Units, sentences: readonly Sentence[], calendar: Calendar): TimeExpression | null {
  const head = sentences[0]
  if (head === undefined) return null
  const day = findTimes(body, head.start, Math.min(head.end, head.start + lengthOfHead), calendar)[0]
  return day?.start === head.start && day.precision === 1 && /^[:.–—-]$/.test(body.word(day.end)) ? day : null
}

/** In units. */
const lengthOfHead = 10

/** "Five were killed in Torvik on Sunday. In Zarga, a mob burned a man": what is told right behind of another place happened on that day. */
function dayToldBefore(drafts: readonly DraftEvent[], at: number): TimeExpression | null {
  const [draft, before] = [drafts[at]!, drafts[at - 1]]
  const time = before?.time ?? null
  if (before === undefined || time === null || before.retrospective || time.reporting || time.precision !== 1)
    return null
  const isNext = (draft.readings[0]?.sentence.index ?? 0) - (before.readings.at(-1)?.sentence.index ?? 0) <= 2
  const isViolent = draft.kinds.has('violence') || draft.kinds.has('crowd')
  return isNext && isViolent && draft.placeReading === draft.readings[0] && draft.placeReading !== null ? time : null
}

/** How many sentences back the heading of a police log may name the day of its later items. */
const sentencesOfLog = 20

/** "Tuesday, 7:42 p.m.: …  9:15 p.m.: Shots were fired": the day that the last item with one named. */
function dayOfLog(
  index: number,
  body: Units,
  sentences: readonly Sentence[],
  calendar: Calendar,
): TimeExpression | null {
  for (const before of sentences.slice(Math.max(0, index - sentencesOfLog), index).reverse()) {
    const day = opensItem(body, before) ? onlyDay(body, before, calendar) : null
    if (day !== null) return day
  }
  return null
}

/** The day that one of the next sentences names with its hour. */
function hourBehind(
  first: number,
  drafts: readonly DraftEvent[],
  body: Units,
  sentences: readonly Sentence[],
  calendar: Calendar,
): TimeExpression | null {
  for (const behind of sentences.slice(first + 1, first + 4)) {
    const day = isTaken(behind, drafts) ? null : onlyDay(body, behind, calendar)
    if (day !== null && hasHour(body, behind, day)) return day
  }
  return null
}

/** Tells of an event itself, or of what was before. */
const isTaken = (sentence: Sentence, drafts: readonly DraftEvent[]): boolean =>
  (sentence.traits & Trait.background) !== 0 ||
  drafts.some(({ readings }) => readings.some((reading) => reading.sentence === sentence))

function onlyDay(body: Units, sentence: Sentence, calendar: Calendar): TimeExpression | null {
  const days = findTimes(body, sentence.start, sentence.end, calendar).filter(
    (time) => !time.reporting && time.precision === 1,
  )
  return days.length === 1 ? days[0]! : null
}

/** "about 9:40 p.m. Friday", "about midnight Saturday", in a sentence that looks to nothing ahead. */
function hasHour(body: Units, sentence: Sentence, { start }: TimeExpression): boolean {
  for (let at = sentence.start; at < sentence.end; at++) if (body.lexeme[at]?.cues.future === true) return false
  for (let at = Math.max(sentence.start, start - 5); at < start; at++)
    if (/^(?:midnight|noon|a\.m|p\.m|am|pm|o'clock|\d\d?:\d\d)\.?$/.test(body.word(at))) return true
  return false
}
