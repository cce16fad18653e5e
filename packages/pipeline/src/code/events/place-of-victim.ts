import type { Frame } from '../frames/frame.js'
import type { PlaceChain } from '../places/place-chain.js'
import type { Reading } from '../readings/read-sentences.js'
import type { DraftEvent } from './draft-event.js'

/** "The mayor of Torvik was murdered", "a baker, of Torvik, kidnapped": where nothing else says where, the victim's own town does. */
export function placeOfVictim({ readings, frames }: DraftEvent): PlaceChain | null {
  const told = new Set(frames)
  for (const reading of readings) {
    for (const frame of reading.frames) {
      if (!told.has(frame) || !isOfPeople(frame)) continue
      const place = reading.places.find((place) => isOwn(reading, frame, place))
      if (place !== undefined) return { ...place, relation: 'in', elsewhere: false }
    }
  }
  return null
}

const isOfPeople = ({ trigger, status, patient }: Frame): boolean =>
  status.kind === 'real' &&
  patient !== null &&
  (/^(?:killed|injured|abducted)$/.test(trigger.measure ?? '') || trigger.says.includes('attempt'))

/** Named in the words for the victim, behind "of", and no country's. */
function isOwn({ units }: Reading, { patient, at }: Frame, { start, end, location }: PlaceChain): boolean {
  if (patient === null || units.lexeme[start - 1]?.text !== 'of' || (location?.precision ?? 2) >= 7) return false
  const until = patient.start < at ? at : patient.end
  return start >= patient.start && end <= Math.max(until, patient.end)
}
