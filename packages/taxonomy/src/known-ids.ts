import type { Placed, RegionData, WorldData } from './read-folders.js'
import type { LocationEntry } from './schemas.js'

/** Every id that may be referred to; also those of entries that are wrong, which are reported for what is wrong in them. */
export interface KnownIds {
  readonly actors: ReadonlySet<string>
  readonly locations: ReadonlySet<string>
  readonly countries: ReadonlySet<string>
}

export function knownIds(region: RegionData, world: WorldData): KnownIds {
  const countries = new Set([...world.countries.entries.map((entry) => entry.value.id), ...world.countries.brokenIds])
  return {
    countries,
    locations: new Set([
      ...allLocations(region, world).map((entry) => entry.value.id),
      ...[world.countries, world.cities, region.locations].flatMap((group) => group.brokenIds),
    ]),
    actors: new Set([
      ...[...region.actors.entries, ...world.parties.entries].map((entry) => entry.value.id),
      ...region.actors.brokenIds,
      ...world.parties.brokenIds,
    ]),
  }
}

/** Countries, the world's cities and the region's places; where the region describes one again, only its own entry. */
export function allLocations(region: RegionData, world: WorldData): readonly Placed<LocationEntry>[] {
  const own = new Set(region.locations.entries.map((entry) => entry.value.id))
  const shared = [...world.countries.entries, ...world.cities.entries].filter((entry) => !own.has(entry.value.id))
  return [...shared, ...region.locations.entries]
}
