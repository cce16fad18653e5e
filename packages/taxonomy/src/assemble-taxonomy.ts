import type { Actor, PlacePrecision } from '@wirewatch/model'
import { compileNames } from './compile-names.js'
import { forceKey } from './force-key.js'
import type { GenericParty } from './generic-party.js'
import { allLocations } from './known-ids.js'
import type { Language } from './language/language.js'
import { lineageFinder } from './lineage.js'
import { namedUses } from './named-uses.js'
import { mergeNaming } from './naming.js'
import type { RegionData, WorldData } from './read-folders.js'
import type { ActorEntry, AgencyEntry, CountryEntry, LocationEntry, PartyEntry } from './schemas.js'
import { sourceOf } from './source-of.js'
import type { Country, GazetteerEntry, Region, Taxonomy } from './taxonomy.js'

export interface DataToAssemble {
  readonly about: Region
  readonly region: RegionData
  readonly world: WorldData
  readonly language: Language
  readonly hash: string
}

/** Builds the taxonomy from data that was read and checked. */
export function assembleTaxonomy({ about, region, world, language, hash }: DataToAssemble): Taxonomy {
  const actorEntries = region.actors.entries.map((entry) => entry.value)
  const locationEntries = allLocations(region, world).map((entry) => entry.value)
  const parties = world.parties.entries.map((entry) => partyOf(entry.value))
  const countries = world.countries.entries.map((entry) => countryOf(entry.value))
  const locations = gazetteerOf(locationEntries)
  const locationsById = byId(locations)
  const agencies = [...world.agencies.entries, ...region.agencies.entries].map(({ value }) => value)
  const naming = mergeNaming([world.naming ?? {}, region.naming ?? {}])
  return {
    version: `${about.version}+${hash}`,
    region: about,
    actors: byId([...actorEntries.map(actorOf), ...parties.map(genericActor)]),
    locations: locationsById,
    lineageOf: lineageFinder(locationsById),
    sources: region.sources.entries.map((entry) => sourceOf(entry.value)),
    names: compileNames(
      namedUses(actorEntries, locationEntries, countries, parties, outletNames(region, agencies), naming),
    ),
    parties: byId(parties),
    countries: byId(countries),
    agencies: agencies.map(({ id, name, credits }) => ({ id, name, credits })),
    capitals: capitalsOf(locations, countries),
    forces: forcesOf(actorEntries),
    naming,
    language,
  }
}

/** "Torvik Times", "Press Union of Torvik": no place is meant. A credit of one word may be anything else as well. */
function outletNames(region: RegionData, agencies: readonly AgencyEntry[]): readonly string[] {
  const credits = agencies.flatMap((agency) => [agency.name, ...agency.credits]).filter((name) => name.includes(' '))
  return [...new Set([...region.sources.entries.map((entry) => entry.value.name), ...credits])]
}

const byId = <Entry extends { readonly id: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map((entry) => [entry.id, entry]))

const actorOf = (entry: ActorEntry): Actor => ({
  id: entry.id,
  name: entry.name,
  class: entry.class,
  country: entry.country ?? null,
  force: entry.force ?? null,
  activeFrom: entry.active?.from ?? null,
  activeTo: entry.active?.to ?? null,
  parents: (entry.parents ?? []).map((parent) => ({
    id: parent.id,
    kind: parent.kind,
    from: parent.from ?? null,
    to: parent.to ?? null,
  })),
  generic: false,
})

const genericActor = (party: GenericParty): Actor => ({
  id: party.id,
  name: party.name,
  class: party.class,
  country: null,
  force: party.force,
  activeFrom: null,
  activeTo: null,
  parents: [],
  generic: true,
})

export const partyOf = (entry: PartyEntry): GenericParty => ({
  id: entry.id,
  name: entry.name,
  class: entry.class,
  group: entry.group,
  force: entry.force ?? null,
  words: entry.words,
})

const countryOf = (entry: CountryEntry): Country => ({
  id: entry.id,
  name: entry.name,
  adjectives: entry.adjectives ?? [],
  people: entry.people ?? [],
  capital: entry.capital ?? null,
})

function gazetteerOf(entries: readonly LocationEntry[]): GazetteerEntry[] {
  const parents = new Map(entries.map((entry) => [entry.id, entry]))
  return entries.map(
    (entry): GazetteerEntry => ({
      id: entry.id,
      name: entry.name,
      kind: entry.kind,
      parent: entry.parent ?? null,
      country: countryAbove(entry, parents),
      lat: entry.lat ?? null,
      lon: entry.lon ?? null,
      validFrom: entry.from ?? null,
      validTo: entry.to ?? null,
      successors: entry.successors ?? NONE,
      population: entry.population ?? null,
      precision: entry.precision ?? defaultPrecision(entry, parents),
    }),
  )
}

const NONE: readonly never[] = []

function countryAbove(entry: LocationEntry, parents: ReadonlyMap<string, LocationEntry>): string | null {
  let at: LocationEntry | undefined = entry
  while (at !== undefined && at.kind !== 'country') at = at.parent === undefined ? undefined : parents.get(at.parent)
  return at?.id ?? null
}

/** A locality inside a district is more precise than a valley that runs through several. */
function defaultPrecision(entry: LocationEntry, parents: ReadonlyMap<string, LocationEntry>): PlacePrecision {
  const parentKind = entry.parent === undefined ? undefined : parents.get(entry.parent)?.kind
  const inDistrict = parentKind !== undefined && parentKind !== 'country' && parentKind !== 'admin1'
  switch (entry.kind) {
    case 'site':
      return 1
    case 'city':
    case 'town':
    case 'village':
    case 'neighbourhood':
      return 2
    case 'admin3':
      return 3
    case 'admin2':
      return 4
    case 'admin1':
      return 5
    case 'country':
      return 7
    case 'area':
      return inDistrict ? 3 : 6
    case 'route':
    case 'border':
    case 'water':
    case 'mountain':
      return 6
  }
}

/** The capital itself, and the district or province that bears its name. */
function capitalsOf(locations: readonly GazetteerEntry[], countries: readonly Country[]): ReadonlyMap<string, string> {
  const capitalOf = new Map(countries.map((country) => [country.id, country.capital]))
  const capitals = new Map<string, string>()
  for (const { id, kind, country, name } of locations) {
    if (country !== null && kind !== 'country' && capitalOf.get(country) === name) capitals.set(id, country)
  }
  return capitals
}

function forcesOf(actors: readonly ActorEntry[]): ReadonlyMap<string, string> {
  const forces = new Map<string, string>()
  for (const { id, force, default_for: place } of actors) {
    if (place !== undefined && force !== undefined) forces.set(forceKey(place, force), id)
  }
  return forces
}
