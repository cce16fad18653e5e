import type { CodedLocation } from '@wirewatch/model'
import type { Finding } from './compare-reports.js'
import { distanceKm } from './distance.js'

const samePlaceKm = 3
const nearKm = 25

/** Whether two events can lie at one place, and how much that says for their being one incident. Codebook section 6, rule 3. */
export function comparePlaces(a: CodedLocation | null, b: CodedLocation | null): Finding {
  if (a === null || b === null || a.precision === 8 || b.precision === 8)
    return { support: 0, reason: 'a place is not known' }
  if (a.country !== null && b.country !== null && a.country !== b.country) return { veto: 'different countries' }
  if (a.admin1 !== null && b.admin1 !== null && a.admin1 !== b.admin1) return { veto: 'different provinces' }
  if (a.admin2 !== null && b.admin2 !== null && a.admin2 !== b.admin2) return compareAcrossDistricts(a, b)
  if (a.id !== null && a.id === b.id) return samePlace(Math.max(a.precision, b.precision))
  if (isPrecise(a) && isPrecise(b)) return compareTowns(a, b)
  if (a.admin2 !== null && b.admin2 !== null)
    return { support: 1, reason: 'one place lies in the district of the other' }
  if (a.admin1 !== null && b.admin1 !== null)
    return { support: 0.4, reason: 'one place lies in the province of the other' }
  return { support: 0, reason: 'one place is only a country' }
}

/** Places that a reader can stand at: codes 1 to 3. */
const isPrecise = (place: CodedLocation): boolean => place.precision <= 3

/** One id says the more the smaller the place: 2 for a site, 1.5 for a town, 0.8 for a district, nothing for a country. */
function samePlace(precision: number): Finding {
  const support = [2, 2, 1.5, 1.5, 0.8, 0.4, 0.4, 0, 0][precision] ?? 0
  return { support, reason: `the same place, precision ${precision}` }
}

function compareTowns(a: CodedLocation, b: CodedLocation): Finding {
  if (a.id === null && b.id === null && a.text === b.text) return { support: 1.5, reason: 'places of one name' }
  const km = kmBetween(a, b)
  if (km === null) return { support: 0.3, reason: 'one of two precise places has no coordinates' }
  if (km <= samePlaceKm) return { support: 1.2, reason: `places ${km.toFixed(1)} km apart` }
  if (km <= nearKm && (a.precision === 3 || b.precision === 3))
    return { support: 0.5, reason: 'one place is near the other' }
  return { veto: 'different named towns' }
}

/** Reporters put a border village into either district; towns a stone's throw apart may still be one place. */
function compareAcrossDistricts(a: CodedLocation, b: CodedLocation): Finding {
  const km = isPrecise(a) && isPrecise(b) ? kmBetween(a, b) : null
  if (km !== null && km <= samePlaceKm)
    return { support: 0.8, reason: `places ${km.toFixed(1)} km apart across a district line` }
  return { veto: 'different districts' }
}

function kmBetween(a: CodedLocation, b: CodedLocation): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon })
}
