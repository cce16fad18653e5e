import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import type { PlaceChain } from '../places/place-chain.js'
import type { Reading } from '../readings/read-sentences.js'
import { countCasualties } from '../tolls/count-casualties.js'
import { addNew, asAccused } from './add-sides.js'
import { isForAnother } from './another-charge.js'
import type { DraftEvent } from './draft-event.js'
import { isCrime } from './is-crime.js'

/**
 * "A nurse was shot on Friday. Police arrested Karim Dad, 31, on Monday": where every crime counts, the arrest is for the one told before where
 * it names the deed, a charge or a suspect, or takes one person and no other place.
 */
export const isArrestFor = (
  draft: DraftEvent,
  reading: Reading,
  frames: readonly Frame[],
  taxonomy: Taxonomy,
): boolean =>
  isCrime(draft) &&
  !reading.separate &&
  frames.some(({ trigger }) => trigger.measure === 'arrested') &&
  frames.every(({ trigger }) => trigger.measure === 'arrested' || trigger.weak) &&
  (namesDeed(reading) ||
    frames.every((frame) => isOfSuspects(reading, frame) || isOfOne(draft, reading, frame, taxonomy)))

/** "in connection with the shooting", "on charges of murder". */
function namesDeed(reading: Reading): boolean {
  const { units, frames, start, end } = reading
  if (frames.some(({ trigger }) => trigger.happening === 'violence')) return true
  for (let at = start; at < end; at++)
    if (units.lexeme[at]?.cues.charge === true && !isForAnother(reading, at)) return true
  return false
}

/** "Two suspects were arrested", "the gunman was taken into custody". */
const isOfSuspects = ({ units }: Reading, { patient }: Frame): boolean =>
  patient?.items.some(({ head }) => {
    const party = units.lexeme[head]?.party ?? null
    return party !== null && (party.group === 'militant' || party.id === 'generic.suspects')
  }) === true

const isOfOne = (draft: DraftEvent, reading: Reading, { patient }: Frame, taxonomy: Taxonomy): boolean =>
  patient?.items.every(({ plural }) => !plural) !== false &&
  !reading.places.some((place) => !place.elsewhere && !place.street && isApart(draft.place, place, taxonomy))

/** Neither place holds the other. */
function isApart(known: PlaceChain | null, place: PlaceChain, taxonomy: Taxonomy): boolean {
  if (known === null || place.relation === 'other') return false
  if (known.location === null || place.location === null) return known.text !== place.text
  const [one, other] = [known.location.id, place.location.id]
  return !isUnder(taxonomy, one, other) && !isUnder(taxonomy, other, one)
}

/** The arrested are accused of the crime and counted with it; its day and place stay. */
export function joinArrest(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): void {
  const { units } = reading
  const arrests = frames.filter(({ trigger, status }) => trigger.measure === 'arrested' && status.kind === 'real')
  for (const frame of arrests) addNew(draft.blamed, asAccused(partiesOf(units, frame.patient, taxonomy)))
  const counts = frames.flatMap((frame) => countCasualties(units, frame, taxonomy))
  if (counts.length > 0) draft.counts.push({ reading, counts })
}
