import type { CodedLocation } from '@wirewatch/model'
import { distanceKm } from '@wirewatch/taxonomy'
import type { Finding } from './finding.js'
import type { KnownWorld } from './known-world.js'
import { weights } from './weights.js'

const samePlaceKm = 3
const walkKm = 8
const nearKm = 25

/** Whether two events can lie at one place, and how much that says for their being one incident. Codebook section 6, rule 3. */
export function comparePlaces(a: CodedLocation | null, b: CodedLocation | null, world: KnownWorld): Finding {
  if (a === null || b === null || a.precision === 8 || b.precision === 8)
    return { support: weights.place.unknown, reason: 'a place is not known' }
  if (a.country !== null && b.country !== null && a.country !== b.country) return { veto: 'different countries' }
  if (a.admin1 !== null && b.admin1 !== null && a.admin1 !== b.admin1) return { veto: 'different provinces' }
  if (a.admin2 !== null && b.admin2 !== null && a.admin2 !== b.admin2) return compareAcrossDistricts(a, b)
  if (a.id !== null && a.id === b.id) return samePlace(a, b, world)
  if (isPrecise(a) && isPrecise(b)) return compareTowns(a, b, world)
  if (a.admin2 !== null && b.admin2 !== null)
    return { support: weights.place.inDistrict, reason: 'one place lies in the district of the other' }
  if (a.admin1 !== null && b.admin1 !== null)
    return { support: weights.place.inProvince, reason: 'one place lies in the province of the other' }
  return { support: weights.place.onlyCountry, reason: 'one place is only a country' }
}

/** Places that a reader can stand at: codes 1 to 3. */
const isPrecise = (place: CodedLocation): boolean => place.precision <= 3

function samePlace(a: CodedLocation, b: CodedLocation, world: KnownWorld): Finding {
  if (a.id !== null && isPrecise(a) && isPrecise(b) && world.isCity(a.id))
    return { support: weights.place.sameCity, reason: 'the same city' }
  const precision = Math.max(a.precision, b.precision)
  return { support: weights.place.same[precision] ?? 0, reason: `the same place, precision ${precision}` }
}

function compareTowns(a: CodedLocation, b: CodedLocation, world: KnownWorld): Finding {
  if (a.id === null && b.id === null && a.text === b.text)
    return { support: weights.place.same[2], reason: 'places of one name' }
  if (a.id !== null && b.id !== null && (world.isPartOfTown(a.id, b.id) || world.isPartOfTown(b.id, a.id)))
    return { support: weights.place.partOfTown, reason: 'one place is a part of the other' }
  const km = kmBetween(a, b)
  if (km === null && (a.admin2 === null || b.admin2 === null))
    return { support: weights.place.unknown, reason: 'two names, and nothing else is known of one of the places' }
  if (km === null) return { support: 0.3, reason: 'one of two precise places has no coordinates' }
  if (km <= samePlaceKm) return { support: weights.place.closeBy, reason: `places ${km.toFixed(1)} km apart` }
  if (km <= nearKm && (isVicinity(a, world) || isVicinity(b, world)))
    return km <= walkKm
      ? { support: weights.place.near, reason: `one place is near the other, ${km.toFixed(0)} km apart` }
      : { support: weights.place.wayApart, reason: `places ${km.toFixed(0)} km apart` }
  return { veto: 'different named towns' }
}

/** "Near" a town may be miles away; near a quarter or a site of a town is beside it. */
const isVicinity = ({ id, precision }: CodedLocation, world: KnownWorld): boolean =>
  precision === 3 && (id === null || !world.isQuarterOrSite(id))

/** Reporters put a border village into either district; towns a stone's throw apart may still be one place. */
function compareAcrossDistricts(a: CodedLocation, b: CodedLocation): Finding {
  const km = isPrecise(a) && isPrecise(b) ? kmBetween(a, b) : null
  if (km !== null && km <= samePlaceKm)
    return { support: weights.place.acrossDistricts, reason: `places ${km.toFixed(1)} km apart across a district line` }
  return { veto: 'different districts' }
}

function kmBetween(a: CodedLocation, b: CodedLocation): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon })
}
