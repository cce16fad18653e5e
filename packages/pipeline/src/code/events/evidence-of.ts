import type { Evidence, Span } from '@wirewatch/model'
import type { Frame } from '../frames/frame.js'
import type { NamedParty } from '../parties/named-party.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Count } from '../tolls/count.js'
import type { DraftDate, DraftEvent } from './draft-event.js'
import type { FinishedEvent } from './finished-event.js'

/**
 * The words of the text behind every value of an event, and the rule that read them. A value that the headline alone gives, or that follows from
 * another one, has no words of its own.
 */
export function evidenceOf({ draft, type, sides, tolls }: FinishedEvent, date: DraftDate | null): Evidence[] {
  const evidence: Evidence[] = []
  addType(evidence, draft, type.rule)
  addPlace(evidence, draft)
  addDate(evidence, draft, date)
  addParties(evidence, 'initiator', sides.initiators, draft)
  addParties(evidence, 'target', sides.targets, draft)
  addParties(evidence, 'claimant', draft.claimants, draft)
  const titled = new Set(draft.counts.filter(({ reading }) => reading.fromTitle).flatMap(({ counts }) => counts))
  for (const field of ['killed', 'injured', 'arrested', 'abducted'] as const)
    addFigure(evidence, field, tolls[field].from, titled)
  addThings(evidence, 'weapon', 'weapons', draft.weapons)
  addThings(evidence, 'target_kind', 'targets', draft.targets)
  return evidence
}

/** The word that decided, then every trigger. */
function addType(evidence: Evidence[], draft: DraftEvent, rule: string): void {
  const decisive = draft.frames.find((frame) => !frame.trigger.weak) ?? draft.frames[0]
  const [first] = draft.readings
  if (decisive !== undefined && first !== undefined && !first.fromTitle)
    evidence.push(evidenceIn(first, decisive.at, decisive.at + 1, 'type', `type-rules:${rule}`))
  const readingOf = new Map<Frame, Reading>()
  for (const reading of draft.readings) for (const frame of reading.frames) readingOf.set(frame, reading)
  for (const frame of draft.frames) {
    const reading = readingOf.get(frame) ?? first
    if (reading === undefined || reading.fromTitle) continue
    evidence.push(evidenceIn(reading, frame.at, frame.at + 1, 'trigger', `triggers:${frame.trigger.id}`))
  }
}

function addPlace(evidence: Evidence[], { place, placeReading }: DraftEvent): void {
  if (place === null || placeReading === null || placeReading.fromTitle) return
  evidence.push(evidenceIn(placeReading, place.start, place.end, 'place', `place:${place.relation}`))
}

function addDate(evidence: Evidence[], { time, readings }: DraftEvent, date: DraftDate | null): void {
  const reading = readings.find((other) => time !== null && other.times.includes(time))
  if (time !== null && reading !== undefined && !reading.fromTitle) {
    const rule = time.reporting ? 'date:reported' : 'date:named'
    evidence.push(evidenceIn(reading, time.start, time.end, 'date', rule))
  }
  if (date?.assumed === true) evidence.push({ start: 0, end: 0, field: 'date', rule: 'date:day-of-publication' })
}

/** Parties whose words stand in the text; one that follows from the type or the place of an event has none. */
function addParties(
  evidence: Evidence[],
  field: string,
  parties: readonly NamedParty[],
  { readings }: DraftEvent,
): void {
  const units = readings.find((reading) => !reading.fromTitle)?.units
  if (units === undefined) return
  for (const { id, text, start, end } of parties) {
    if (end <= start || !units.text.slice(start, end).includes(text)) continue
    evidence.push({ start, end, field, rule: `party:${id ?? 'as-written'}` })
  }
}

/** Figures of the text; those of the headline stand outside of it. */
function addFigure(evidence: Evidence[], field: string, from: readonly Count[], titled: ReadonlySet<Count>): void {
  for (const count of from) {
    if (titled.has(count)) continue
    evidence.push({ start: count.start, end: count.end, field, rule: `count:${count.qualifier}` })
  }
}

/** Weapons and kinds of targets by the words that named them first. */
function addThings(evidence: Evidence[], field: string, rules: string, things: ReadonlyMap<string, Span | null>): void {
  for (const [id, span] of things) {
    if (span !== null) evidence.push({ start: span.start, end: span.end, field, rule: `${rules}:${id}` })
  }
}

/** Units from `from` up to `end` as evidence. */
const evidenceIn = ({ units }: Reading, from: number, end: number, field: string, rule: string): Evidence => ({
  start: units.start[from]!,
  end: units.end[end - 1]!,
  field,
  rule,
})
