import type { PlaceCondition } from '@wirewatch/model'
import { distanceKm } from '@wirewatch/taxonomy'
import type { Check, Names } from './check.js'
import type { SeenIncident } from './see-incident.js'
import { all, any, not, type Truth } from './truth.js'

/** Under a place, near a point, precise enough. A district known no further may or may not lie within a part of it: that is unknown. */
export function checkPlace(asked: PlaceCondition, contains: Contains, names: Names): Check {
  const under = (ids: readonly string[], seen: SeenIncident): Truth => any(ids.map((id) => liesIn(id, seen, contains)))
  return {
    name: 'place',
    holds: (seen) =>
      all([
        asked.under.length === 0 || under(asked.under, seen),
        asked.notUnder.length === 0 || not(under(asked.notUnder, seen)),
        asked.within === null || isNear(asked.within, seen),
        asked.precisionAtMost === null || isPrecise(asked.precisionAtMost, seen),
      ]),
    words: (seen) => `${placeInWords(seen)}; asked: ${askedInWords(asked, names)}`,
  }
}

/** Whether the first place lies in the second. */
export type Contains = (innerId: string, outerId: string) => boolean

function liesIn(id: string, seen: SeenIncident, contains: Contains): Truth {
  if (seen.placeIds.has(id)) return true
  if (seen.placeIds.size === 0) return null
  return seen.somewhereIn !== null && contains(id, seen.somewhereIn) ? null : false
}

/** The centre of a district says little about where in it something happened. */
const mostPreciseArea = 4

function isNear({ lat, lon, km }: NonNullable<PlaceCondition['within']>, { facts }: SeenIncident): Truth {
  const { place } = facts
  if (place.lat === null || place.lon === null || place.precision >= mostPreciseArea) return null
  return distanceKm({ lat, lon }, { lat: place.lat, lon: place.lon }) <= km
}

const unknownPrecision = 8

const isPrecise = (most: number, { facts }: SeenIncident): Truth =>
  facts.place.precision === unknownPrecision ? null : facts.place.precision <= most

function placeInWords({ facts: { place } }: SeenIncident): string {
  const name = [place.name, place.admin1].find((part) => part !== null) ?? null
  return name === null ? 'the place is unknown' : `${name}, precision ${place.precision}`
}

function askedInWords(asked: PlaceCondition, names: Names): string {
  const listOf = (ids: readonly string[]): string => ids.map(names.ofPlace).join(' or ')
  return [
    ...(asked.under.length === 0 ? [] : [`in ${listOf(asked.under)}`]),
    ...(asked.notUnder.length === 0 ? [] : [`not in ${listOf(asked.notUnder)}`]),
    ...(asked.within === null ? [] : [`within ${asked.within.km} km of ${asked.within.lat}, ${asked.within.lon}`]),
    ...(asked.precisionAtMost === null ? [] : [`precision ${asked.precisionAtMost} or better`]),
  ].join(', ')
}
