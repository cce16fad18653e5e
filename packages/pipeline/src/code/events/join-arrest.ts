import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import type { Reading } from '../readings/read-sentences.js'
import { countCasualties } from '../tolls/count-casualties.js'
import { addNew, asAccused } from './add-sides.js'
import type { DraftEvent } from './draft-event.js'
import { isCrime } from './is-crime.js'

/** "A nurse was shot on Friday. Police arrested Karim Dad, 31, on Monday": where every crime counts, the arrest for the one told before. */
export const isArrestFor = (draft: DraftEvent, reading: Reading, frames: readonly Frame[]): boolean =>
  isCrime(draft) &&
  !reading.separate &&
  frames.some(({ trigger }) => trigger.measure === 'arrested') &&
  frames.every(({ trigger }) => trigger.measure === 'arrested' || trigger.weak)

/** The arrested are accused of the crime and counted with it; its day and place stay. */
export function joinArrest(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): void {
  const { units } = reading
  const arrests = frames.filter(({ trigger, status }) => trigger.measure === 'arrested' && status.kind === 'real')
  for (const frame of arrests) addNew(draft.blamed, asAccused(partiesOf(units, frame.patient, taxonomy)))
  const counts = frames.flatMap((frame) => countCasualties(units, frame, taxonomy))
  if (counts.length > 0) draft.counts.push({ reading, counts })
}
