import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import type { Group } from '../phrases/phrase.js'
import { isLinked } from '../places/find-place.js'
import { isLandmark } from '../places/landmark.js'
import type { PlaceChain } from '../places/place-chain.js'
import type { Reading } from '../readings/read-sentences.js'
import { belongsToRecalled, whereTold } from '../readings/where-told.js'
import { areOfTheWounded, diesOfWounds } from '../tolls/pronoun-count.js'
import type { Units } from '../words/read-units.js'
import type { DraftEvent } from './draft-event.js'

/** The place nearest to what happened, best one that it happened in. */
export function placeOf(reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): PlaceChain | null {
  const isStruck = frames.some((frame) => isHospital(reading.units, frame.patient))
  const all = reading.places.filter(
    (place) =>
      (!place.elsewhere || isStruck || isHomeOfCrowd(reading.units, place, frames)) &&
      !belongsToRecalled(reading, place.start, frames),
  )
  const here = withoutDeathbeds(reading.units, all, frames)
  const linked = here.filter((place) => isLinked(place, frames))
  const pool = withoutLines(linked.length > 0 ? linked : here)
  const first = frames.find((frame) => !frame.trigger.weak) ?? frames[0]
  if (first === undefined) return null
  const named = placeInName(reading, first)
  if (named !== null) return named
  const from = whereTold(reading, first)
  let best: PlaceChain | null = null
  let bestScore = Number.NEGATIVE_INFINITY
  for (const place of from > first.at ? laterOnes(pool, from) : pool) {
    const distance = place.start >= from ? place.start - from : (from - place.start) * 1.5
    const detail = place.location === null ? (isLandmark(place, taxonomy.naming) ? 1 : 2) : 8 - place.location.precision
    const score = detail * 4 - distance * 0.5
    if (score > bestScore) {
      best = place
      bestScore = score
    }
  }
  return best
}

/** A place in a province takes the place of the province, and any place that of a country. */
export function isBetterPlace(draft: DraftEvent, place: PlaceChain, taxonomy: Taxonomy): boolean {
  if (draft.place === null) return true
  // The country around a name that nobody knows says less than the name.
  if (draft.place.location === null && draft.place.relation !== 'other' && place.location?.kind === 'country')
    return false
  const known = draft.place.location?.precision ?? 8
  const found = place.location?.precision ?? 8
  if (known === 5) return found < known && isUnder(taxonomy, place.location!.id, draft.place.location!.id)
  if (known >= 6) return found < known
  return false
}

/** "drove a van into a clinic in the port": where the hospital that is struck lies, it happened. */
const isHospital = (units: Units, group: Group | null): boolean =>
  group !== null &&
  [...group.items, ...group.attached].some((item) => units.lexeme[item.head]?.target?.id === 'hospital')

/** "two of the injured died in Torvik", "succumbed to his injuries at the Torvik Hospital": where somebody died of what was done elsewhere. */
function withoutDeathbeds(
  units: Units,
  places: readonly PlaceChain[],
  frames: readonly Frame[],
): readonly PlaceChain[] {
  const deaths = frames.filter((frame) => diesOfWounds(units, frame) || areOfTheWounded(units, frame))
  if (deaths.length === 0) return places
  const elsewhere = places.filter(({ start }) => !deaths.some(({ at }) => start > at && start - at <= 6))
  return elsewhere.length > 0 ? elsewhere : places.filter((place) => !isCarePlace(units, place))
}

function isCarePlace(units: Units, { start, end }: PlaceChain): boolean {
  for (let at = start; at < end; at++) if (units.lexeme[at]?.cues.carePlace === true) return true
  return false
}

/** "Residents of the port pelted stones": people who act together do so at home. */
const isHomeOfCrowd = (units: Units, place: PlaceChain, frames: readonly Frame[]): boolean =>
  units.word(place.start - 1) === 'of' &&
  units.lexeme[place.start - 2]?.cues.peopleOfAPlace === true &&
  frames.some(
    ({ trigger, agent }) =>
      (trigger.happening === 'crowd' || trigger.says.includes('riot')) &&
      agent?.items.some(({ head }) => head === place.start - 2) === true,
  )

/** "a track in the valley, suspending trains between two cities": the cities say where only when nothing else does. */
function withoutLines(places: readonly PlaceChain[]): readonly PlaceChain[] {
  const spots = places.filter(
    ({ relation, location }) => relation !== 'between' && location !== null && location.precision <= 4,
  )
  return spots.length > 0 ? spots : places
}

/** "the 2021 Kabul airport attack": a place just before a noun that names what is recalled. */
function placeInName(reading: Reading, frame: Frame): PlaceChain | null {
  if (frame.verb !== null || frame.status.recalledBy === null) return null
  return reading.places.find((place) => place.start < frame.at && frame.at - place.start <= 4) ?? null
}

const laterOnes = (places: readonly PlaceChain[], from: number): readonly PlaceChain[] => {
  const later = places.filter((place) => place.start > from)
  return later.length > 0 ? later : places
}
