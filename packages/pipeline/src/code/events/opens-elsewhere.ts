import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import type { PlaceChain } from '../places/place-chain.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import type { DraftEvent } from './draft-event.js'
import { opensEvent } from './opens-event.js'

/**
 * "A bomb wrecked a bank in the capital. In Torvik, two men burned a bus": a sentence that begins with the name of a place and
 * tells a happening of its own leaves an incident that was told of another place, also where no gazetteer knows one of them.
 */
export function opensElsewhere(
  draft: DraftEvent,
  reading: Reading,
  frames: readonly Frame[],
  taxonomy: Taxonomy,
): boolean {
  const place = placeInFront(reading)
  const isTold = frames.some((frame) => isDone(frame) || saysHow(reading.units, frame))
  if (place === null || !isTold || !opensEvent(reading, frames)) return false
  const known = draft.place
  if (known === null) return isToldOfASpot(draft)
  if (known.text === place.text || isQuarter(reading, place)) return false
  return place.location === null ? isTown(known) : areTwoTowns(known, place, taxonomy)
}

const isTown = ({ location }: PlaceChain): boolean => /^(?:city|town|village)$/.test(location?.kind ?? '')

/** Neither lies in the other. */
const areTwoTowns = (known: PlaceChain, place: PlaceChain, taxonomy: Taxonomy): boolean => {
  const [first, second] = [known.location, place.location]
  if (first === null || second === null || !isSpot(first) || !isSpot(second)) return false
  return first.id !== second.id && !isUnder(taxonomy, first.id, second.id) && !isUnder(taxonomy, second.id, first.id)
}

const isSpot = ({ kind }: GazetteerEntry): boolean => /^(?:city|town|village|neighbourhood)$/.test(kind)

/** "in the Torvik quarter": of the town that was named before. */
const isQuarter = ({ units }: Reading, { end }: PlaceChain): boolean => units.lexeme[end]?.cues.areaWord === true

/** "In Torvik, …", "in the hamlet of Torvik, on the highway, …": before any word of who or what. */
export function placeInFront({ units, places, phrases, start, fromTitle }: Reading): PlaceChain | null {
  const place = places[0]
  const opening = units.lexeme[start]?.cues
  if (place === undefined || fromTitle || (opening?.placeIn !== true && opening?.placeNear !== true)) return null
  if (place.elsewhere || (place.relation !== 'in' && place.relation !== 'near')) return null
  return phrases.some(({ kind, start: at }) => kind === 'verb' && at < place.start) || place.start > start + 5
    ? null
    : place
}

/** Somebody or something did it; "12 people were killed" may tell of what came before. */
const isDone = ({ verb, trigger, status, agent, means }: Frame): boolean =>
  verb !== null &&
  (agent !== null || means !== null || (trigger.measure === null && !trigger.weak)) &&
  status.kind === 'real' &&
  status.recalledBy === null

/** "four were stabbed to death": nobody is named, but it tells how. */
const saysHow = ({ lexeme }: Units, { verb, at, trigger, status }: Frame): boolean =>
  verb !== null &&
  trigger.measure !== null &&
  status.kind === 'real' &&
  status.recalledBy === null &&
  !/^(?:kill|die[ds]?|dying|injur|hurt|wound|los[et]|perish|succumb)/.test(lexeme[at]?.text ?? '')

/** Not a sum of what is told later: something was struck, or it was in "the capital". */
const isToldOfASpot = ({ struck, targets, readings }: DraftEvent): boolean =>
  struck.length + targets.size > 0 || readings.some(namesTown)

function namesTown({ units, start, end }: Reading): boolean {
  for (let at = start; at < end; at++) {
    const cues = units.overlay[at]?.cues ?? units.lexeme[at]?.cues
    if (cues?.placeBackReference || cues?.capital) return true
  }
  return false
}
