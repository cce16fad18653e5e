import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { speakerOf } from '../readings/find-speaker.js'
import type { Reading } from '../readings/read-sentences.js'

/** "Forty youths were rounded up overnight, the police chief said": who tells of arrests that nobody else made has made them; the unit of the arrest, or null. */
export function arrestedBySpeaker(reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): number | null {
  const arrest = frames.find(
    ({ trigger, status, agent, verb }) =>
      trigger.id === 'arrest' &&
      status.kind === 'real' &&
      status.recalledBy === null &&
      agent === null &&
      verb !== null,
  )
  if (arrest === undefined || speakerOf(reading, taxonomy)?.id !== 'police') return null
  return arrest.at
}
