import type { DraftDate, DraftEvent } from './draft-event.js'
import type { Sides } from './sides-of.js'

/** The named parts of an event's confidence, each from 0 to 1; their product is the confidence. */
export function confidenceParts(draft: DraftEvent, sides: Sides, date: DraftDate | null): Record<string, number> {
  return {
    trigger: draft.frames.some((frame) => !frame.trigger.weak) ? 1 : 0.7,
    status: draft.frames.every((frame) => frame.status.kind !== 'attempted') ? 1 : 0.8,
    sides: sides.initiators.length > 0 ? 1 : 0.85,
    place: placePart(draft),
    date: datePart(draft, date),
    telling: draft.retrospective ? 0.8 : 1,
  }
}

function placePart(draft: DraftEvent): number {
  const precision = draft.place?.location?.precision
  if (precision === undefined) return 0.7
  return precision <= 4 ? 1 : precision <= 6 ? 0.9 : 0.8
}

/** Less sure where no words tell the day, or the words that do name none: "on Tuesday" of a text that bears no date. */
function datePart({ time }: DraftEvent, date: DraftDate | null): number {
  if (time === null || date === null) return 0.8
  return time.reporting ? 0.9 : 1
}

/** The product, in hundredths. */
export const confidenceOf = (parts: Readonly<Record<string, number>>): number =>
  Math.round(Object.values(parts).reduce((product, part) => product * part, 1) * 100) / 100
