import type { LocationKind } from '@wirewatch/model'
import { endsBefore } from './check-ties.js'
import { didYouMean } from './closest-word.js'
import { distanceKm } from './distance.js'
import type { Finding } from './finding.js'
import type { KnownIds } from './known-ids.js'
import type { Placed } from './read-group.js'
import type { LocationEntry } from './schemas.js'

/** Places without a parent, inside themselves, or far outside what they are said to lie in. */
export function checkPlaces(locations: readonly Placed<LocationEntry>[], known: KnownIds): Finding[] {
  const byId = new Map(locations.map((entry) => [entry.value.id, entry]))
  return [
    ...locations.flatMap((entry) => parentOf(entry, known)),
    ...cycles(locations, byId),
    ...locations.flatMap((entry) => farFromParent(entry, byId)),
    ...locations.flatMap(halfCoordinates),
    ...locations.flatMap(backwardPeriods),
  ]
}

/** Kinds that may lie in several countries or in none. */
export const MAY_STAND_ALONE: ReadonlySet<LocationKind> = new Set([
  'country',
  'area',
  'route',
  'border',
  'water',
  'mountain',
])

function parentOf(entry: Placed<LocationEntry>, known: KnownIds): Finding[] {
  const { id, kind, parent } = entry.value
  if (parent === undefined) {
    if (MAY_STAND_ALONE.has(kind)) return []
    return [
      at(
        entry,
        [],
        'dangling-id',
        `"${id}" has no parent`,
        'say in which location it lies, a country by its two letters: parent: SV',
      ),
    ]
  }
  if (known.locations.has(parent)) return []
  const message = `the parent of "${id}", "${parent}", is not there`
  return [at(entry, ['parent'], 'dangling-id', message, didYouMean(parent, known.locations))]
}

function cycles(
  locations: readonly Placed<LocationEntry>[],
  byId: ReadonlyMap<string, Placed<LocationEntry>>,
): Finding[] {
  const sound = new Set<string>()
  const findings: Finding[] = []
  for (const entry of locations) {
    const way: string[] = []
    let id: string | undefined = entry.value.id
    while (id !== undefined && !sound.has(id) && !way.includes(id)) {
      way.push(id)
      id = byId.get(id)?.value.parent
    }
    if (id !== undefined && !sound.has(id)) {
      const message = `"${id}" lies inside itself: ${[...way.slice(way.indexOf(id)), id].join(' → ')}`
      findings.push(at(byId.get(id) ?? entry, ['parent'], 'cycle', message, null))
    }
    for (const seen of way) sound.add(seen)
  }
  return findings
}

/** How far, in km, a part can lie from the middle of the largest thing of the kind. Generous: it finds slips, not errors of survey. */
const REACH_KM: Readonly<Record<LocationKind, number>> = {
  country: 6000,
  admin1: 1200,
  admin2: 400,
  admin3: 150,
  city: 100,
  town: 60,
  village: 40,
  neighbourhood: 30,
  site: 30,
  area: 800,
  route: 2000,
  border: 3000,
  water: 2000,
  mountain: 1500,
}
export const reachOf = (kind: LocationKind): number => REACH_KM[kind]

function farFromParent(entry: Placed<LocationEntry>, byId: ReadonlyMap<string, Placed<LocationEntry>>): Finding[] {
  const parent = entry.value.parent === undefined ? undefined : byId.get(entry.value.parent)?.value
  if (parent === undefined) return []
  const distance = distanceBetween(entry.value, parent)
  if (distance === null || distance <= REACH_KM[parent.kind]) return []
  const message = `"${entry.value.id}" lies ${Math.round(distance)} km from its parent ${parent.name}`
  return [at(entry, ['lat'], 'far-from-parent', message, 'check lat and lon: are they exchanged, is a digit wrong?')]
}

function halfCoordinates(entry: Placed<LocationEntry>): Finding[] {
  const { id, lat, lon } = entry.value
  if ((lat === undefined) === (lon === undefined)) return []
  return [at(entry, [], 'wrong-value', `"${id}" has only one of lat and lon`, null)]
}

function backwardPeriods(entry: Placed<LocationEntry>): Finding[] {
  const { from, to } = entry.value
  if (from === undefined || to === undefined || !endsBefore(to, from)) return []
  return [at(entry, ['to'], 'bad-date', `a period ends (${to}) before it begins (${from})`, null)]
}

function distanceBetween(a: LocationEntry, b: LocationEntry): number | null {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return null
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon })
}

const at = (
  entry: Placed<LocationEntry>,
  path: readonly string[],
  kind: Finding['kind'],
  message: string,
  hint: string | null,
): Finding => ({ file: entry.file, line: entry.line(path), kind, message, hint })
