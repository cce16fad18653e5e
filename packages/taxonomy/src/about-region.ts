import { basename, resolve } from 'node:path'
import { MAY_STAND_ALONE } from './check-places.js'
import type { RegionData } from './read-folders.js'
import type { Group } from './read-group.js'
import type { LocationEntry } from './schemas.js'
import type { Region } from './taxonomy.js'

/** What the region says about itself, and what its folder lets us conclude where region.yaml says nothing. */
export function aboutRegion(folder: string, data: RegionData): Region {
  const said = data.region?.value ?? {}
  const id = said.id ?? basename(resolve(folder)).replace(/[\s:]+/g, '-')
  return {
    id,
    name: said.name ?? id,
    version: said.version ?? '0.0.0',
    language: said.language ?? 'en',
    countries: said.countries ?? countriesOf(data),
    profile: { ordinaryCrime: said.profile?.ordinary_crime ?? false },
  }
}

/** Where the region is one country, a place without a parent lies in it. */
export function withCountry(locations: Group<LocationEntry>, { countries }: Region): Group<LocationEntry> {
  const [country] = countries
  if (country === undefined || countries.length > 1) return locations
  const entries = locations.entries.map((entry) =>
    entry.value.parent !== undefined || MAY_STAND_ALONE.has(entry.value.kind)
      ? entry
      : { ...entry, value: { ...entry.value, parent: country } },
  )
  return { ...locations, entries }
}

/** The countries in which its places lie; where it has none, those of its outlets or its actors. The most frequent first. */
function countriesOf({ locations, sources, actors }: RegionData): readonly string[] {
  const ofPlaces = locations.entries.flatMap(({ value }) => {
    const code = value.kind === 'country' ? value.id : (value.parent ?? '')
    return /^[A-Z]{2}$/.test(code) ? [code] : []
  })
  if (ofPlaces.length > 0) return byFrequency(ofPlaces)
  if (sources.entries.length > 0) return byFrequency(sources.entries.map(({ value }) => value.country))
  return byFrequency(actors.entries.flatMap(({ value }) => value.country ?? []))
}

function byFrequency(codes: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code)
}
