import type { Frame } from '../frames/frame.js'
import { isLinked } from '../places/find-place.js'
import type { Reading } from '../readings/read-sentences.js'
import type { DraftEvent } from './draft-event.js'

/**
 * "Seven people were killed in the province on Monday. Four died in a blast at Torvik and two were stabbed at Zarga": the lead, which says neither
 * how nor in which town, is the sum of what the next sentence tells town by town.
 */
export function isSumOf(lead: DraftEvent, reading: Reading, next: Reading | undefined): boolean {
  if (lead.readings.length !== 1 || !isBareToll(lead) || (lead.place?.location?.precision ?? 8) < widest) return false
  if (next === undefined || next.sentence.index !== reading.sentence.index) return false
  return new Set([reading, next].flatMap(townsOf)).size > 1 && reading.frames.some((frame) => isPartOf(lead, frame))
}

/** "Four were stabbed", of seven. */
function isPartOf({ counts }: DraftEvent, { trigger, patient, figure }: Frame): boolean {
  const all = counts.flatMap((told) => told.counts).filter(({ measure }) => measure === 'killed')
  const part = figure?.min ?? patient?.items[0]?.figure?.min ?? null
  return trigger.measure !== null && part !== null && all.some(({ min }) => part < min)
}

/** A province or more. */
const widest = 5

/** "were killed", "died", "were injured": nobody did it and nothing did. */
const isBareToll = ({ frames, weapons }: DraftEvent): boolean =>
  weapons.size === 0 &&
  frames.length > 0 &&
  frames.every(({ trigger, agent, means }) => plain.has(trigger.id) && agent === null && means === null)

const plain: ReadonlySet<string> = new Set(['kill', 'slay', 'die', 'injure', 'death', 'death-toll', 'riot'])

const townsOf = ({ places, frames }: Reading): string[] =>
  places
    .filter((place) => !place.elsewhere && isLinked(place, frames) && (place.location?.precision ?? 2) <= 4)
    .map(({ text }) => text)
