import type { Evidence, Span } from '@wirewatch/model'
import type { Frame } from '../frames/frame.js'
import type { NamedParty } from '../parties/find-parties.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Count } from '../tolls/count.js'
import type { DraftDate, DraftEvent } from './draft-event.js'
import type { FinishedEvent } from './finish-event.js'

/**
 * The words of the text behind every value of an event, and the rule that read them. A value that the headline alone gives, or that follows from
 * another one, has no words of its own.
 */
export function evidenceOf({ draft, type, sides, tolls }: FinishedEvent, date: DraftDate | null): Evidence[] {
  return [
    ...ofType(draft, type.rule),
    ...ofPlace(draft),
    ...ofDate(draft, date),
    ...ofParties('initiator', sides.initiators, draft),
    ...ofParties('target', sides.targets, draft),
    ...ofParties('claimant', draft.claimants, draft),
    ...(['killed', 'injured', 'arrested', 'abducted'] as const).flatMap((field) =>
      ofFigure(field, tolls[field].from, draft),
    ),
    ...ofThings('weapon', 'weapons', draft.weapons),
    ...ofThings('target_kind', 'targets', draft.targets),
  ]
}

/** The word that decided, then every trigger. */
function ofType(draft: DraftEvent, rule: string): Evidence[] {
  const evidence: Evidence[] = []
  const readingOf = new Map<Frame, Reading>()
  for (const reading of draft.readings) for (const frame of reading.frames) readingOf.set(frame, reading)
  const decisive = draft.frames.find((frame) => !frame.trigger.weak) ?? draft.frames[0]
  const [first] = draft.readings
  if (decisive !== undefined && first !== undefined && !first.fromTitle)
    evidence.push(evidenceIn(first, decisive.at, decisive.at + 1, 'type', `type-rules:${rule}`))
  for (const frame of draft.frames) {
    const reading = readingOf.get(frame) ?? first
    if (reading === undefined || reading.fromTitle) continue
    evidence.push(evidenceIn(reading, frame.at, frame.at + 1, 'trigger', `triggers:${frame.trigger.id}`))
  }
  return evidence
}

function ofPlace({ place, placeReading }: DraftEvent): Evidence[] {
  if (place === null || placeReading === null || placeReading.fromTitle) return []
  return [evidenceIn(placeReading, place.start, place.end, 'place', `place:${place.relation}`)]
}

function ofDate({ time, readings }: DraftEvent, date: DraftDate | null): Evidence[] {
  const reading = readings.find((other) => time !== null && other.times.includes(time))
  const told =
    time === null || reading === undefined || reading.fromTitle
      ? []
      : [evidenceIn(reading, time.start, time.end, 'date', time.reporting ? 'date:reported' : 'date:named')]
  return date?.assumed === true ? [...told, { start: 0, end: 0, field: 'date', rule: 'date:day-of-publication' }] : told
}

/** Parties whose words stand in the text; one that follows from the type or the place of an event has none. */
function ofParties(field: string, parties: readonly NamedParty[], { readings }: DraftEvent): Evidence[] {
  const units = readings.find((reading) => !reading.fromTitle)?.units
  if (units === undefined) return []
  return parties
    .filter(({ text, start, end }) => end > start && units.text.slice(start, end).includes(text))
    .map(({ id, start, end }) => ({ start, end, field, rule: `party:${id ?? 'as-written'}` }))
}

function ofFigure(field: string, from: readonly Count[], { counts }: DraftEvent): Evidence[] {
  const isOfTitle = (count: Count): boolean =>
    counts.some((statement) => statement.reading.fromTitle && statement.counts.includes(count))
  return from
    .filter((count) => !isOfTitle(count))
    .map(({ start, end, qualifier }) => ({ start, end, field, rule: `count:${qualifier}` }))
}

/** Weapons and kinds of targets by the words that named them first. */
const ofThings = (field: string, rules: string, things: ReadonlyMap<string, Span | null>): Evidence[] =>
  [...things].flatMap(([id, span]) => (span === null ? [] : [{ ...span, field, rule: `${rules}:${id}` }]))

/** Units from `from` up to `end` as evidence. */
const evidenceIn = ({ units }: Reading, from: number, end: number, field: string, rule: string): Evidence => ({
  start: units.start[from]!,
  end: units.end[end - 1]!,
  field,
  rule,
})
