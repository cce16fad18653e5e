import { TaxonomyError } from '../finding.js'
import { allLocations } from '../known-ids.js'
import { readData, type TaxonomyFolders } from '../load-taxonomy.js'

/** What is compared of a taxonomy. A copy in a database knows no spellings. */
export interface TaxonomySide {
  readonly version: string
  readonly actors: ReadonlyMap<string, ActorOfSide>
  readonly locations: ReadonlyMap<string, LocationOfSide>
}

export interface ActorOfSide {
  readonly id: string
  readonly name: string
  readonly class: string
  /** Ids of those it belongs to. */
  readonly parents: readonly string[]
  readonly spellings: readonly string[] | null
}

export interface LocationOfSide {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly parent: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly spellings: readonly string[] | null
}

/** Reads a folder to be compared. Throws `TaxonomyError` where it holds mistakes. */
export function readSide(folders: TaxonomyFolders): TaxonomySide {
  const { dataDir, data, findings } = readData(folders)
  if (data === null || findings.length > 0) throw new TaxonomyError(dataDir, findings)
  const { about, region, world, hash } = data
  const actors = region.actors.entries.map(({ value }) => ({
    id: value.id,
    name: value.name,
    class: value.class,
    parents: (value.parents ?? []).map((parent) => parent.id),
    spellings: spellingsOf(value),
  }))
  const parties = world.parties.entries.map(({ value }) => ({ ...value, parents: [], spellings: value.words }))
  const locations = allLocations(region, world).map(({ value }) => ({
    id: value.id,
    name: value.name,
    kind: value.kind,
    parent: value.parent ?? null,
    lat: value.lat ?? null,
    lon: value.lon ?? null,
    spellings: spellingsOf(value),
  }))
  return {
    version: `${about.version}+${hash}`,
    actors: new Map([...actors, ...parties].map((actor) => [actor.id, actor])),
    locations: new Map(locations.map((place) => [place.id, place])),
  }
}

interface Spelled {
  readonly name: string
  readonly aliases?: readonly (string | { readonly text: string })[] | undefined
}

const spellingsOf = ({ name, aliases = [] }: Spelled): string[] => [
  ...new Set([name, ...aliases.map((alias) => (typeof alias === 'string' ? alias : alias.text))]),
]
