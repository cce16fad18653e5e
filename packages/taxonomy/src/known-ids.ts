import { distanceKm } from './distance.js'
import type { RegionData, WorldData } from './read-folders.js'
import type { Group, Placed } from './read-group.js'
import type { LocationEntry } from './schemas.js'

/** Every id that may be referred to; also those of entries that are wrong, which are reported for what is wrong in them. */
export interface KnownIds {
  readonly actors: ReadonlySet<string>
  readonly locations: ReadonlySet<string>
  readonly countries: ReadonlySet<string>
}

export function knownIds(region: RegionData, world: WorldData, locations: readonly Placed<LocationEntry>[]): KnownIds {
  return {
    countries: idsOf([world.countries]),
    locations: idsOf([{ entries: locations, brokenIds: [] }, world.countries, world.cities, region.locations]),
    actors: idsOf([region.actors, world.parties]),
  }
}

function idsOf(groups: readonly Group<{ readonly id: string }>[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { entries, brokenIds } of groups) {
    for (const entry of entries) ids.add(entry.value.id)
    for (const id of brokenIds) ids.add(id)
  }
  return ids
}

/** Countries, the world's cities and the region's places; where the region describes one again, only its own entry. */
export function allLocations(region: RegionData, world: WorldData): readonly Placed<LocationEntry>[] {
  const shared = [...world.countries.entries, ...world.cities.entries]
  const sharedIds = new Set(shared.map((entry) => entry.value.id))
  const sharedNames = new Set(world.cities.entries.map((entry) => entry.value.name))
  const own = region.locations.entries
    .map((entry) => entry.value)
    .filter((place) => sharedIds.has(place.id) || sharedNames.has(place.name))
  return [
    ...shared.filter(({ value }) => !own.some((place) => place.id === value.id || isSameTown(place, value))),
    ...region.locations.entries,
  ]
}

/** Farther apart, in km, two towns of one name are two towns. */
const SAME_TOWN_KM = 40

function isSameTown(a: LocationEntry, b: LocationEntry): boolean {
  if (a.name !== b.name || a.kind === 'country' || b.kind === 'country') return false
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return false
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon }) < SAME_TOWN_KM
}
