import type { LocationKind } from '@wirewatch/model'
import { distanceKm } from '../distance.js'
import { foldName } from '../fold.js'
import type { LocationEntry } from '../schemas.js'

/** A place of another gazetteer, as far as it is compared. */
export interface PlaceToMatch {
  readonly kind: LocationKind
  readonly country: string
  /** All its spellings. */
  readonly names: readonly string[]
  readonly lat: number
  readonly lon: number
  /** Id of the curated province or state that it lies in; null where that is not known. */
  readonly admin1: string | null
}

/** Words, folded, that some gazetteers write beside a name. */
export interface WordsBesideNames {
  /** "district", "province". */
  readonly kinds: ReadonlySet<string>
  /** "of", "de": between such a word and the name. */
  readonly particles: ReadonlySet<string>
}

/** Finds the curated entry that is the same place; null where there is none. */
export type MatchCurated = (place: PlaceToMatch) => LocationEntry | null

/**
 * Places are the same when they are of one sort, bear one name in any of its spellings, and lie near each other and in one
 * province; in different ones only when they all but coincide. Of several the nearest.
 */
export function matchCurated(curated: readonly LocationEntry[], words: WordsBesideNames): MatchCurated {
  const byId = new Map(curated.map((entry) => [entry.id, entry]))
  const byName = new Map<string, LocationEntry[]>()
  for (const entry of curated) {
    for (const name of new Set(namesOf(entry).map((name) => bareName(name, words)))) {
      const same = byName.get(name)
      if (same === undefined) byName.set(name, [entry])
      else same.push(entry)
    }
  }
  return (place) => {
    const names = new Set(place.names.map((name) => bareName(name, words)))
    let best: { readonly entry: LocationEntry; readonly km: number } | null = null
    for (const entry of [...names].flatMap((name) => byName.get(name) ?? [])) {
      const km = distanceBetween(place, entry, byId)
      if (km !== null && km <= (best?.km ?? Number.POSITIVE_INFINITY)) best = { entry, km }
    }
    return best?.entry ?? null
  }
}

/** The folded name without a word for its kind: "Usulután Department", "Department of Usulután" → "usulutan". */
export function bareName(name: string, { kinds, particles }: WordsBesideNames): string {
  const words = foldName(name).split(' ')
  if (words.length > 1 && kinds.has(words.at(-1)!)) return words.slice(0, -1).join(' ')
  if (words.length === 1 || !kinds.has(words[0]!)) return words.join(' ')
  return words.slice(words.length > 2 && particles.has(words[1]!) ? 2 : 1).join(' ')
}

/** Kinds that different gazetteers tell apart differently are one sort: what is a town to one is a village to another. */
const SORTS: Readonly<Record<LocationKind, string>> = {
  country: 'country',
  admin1: 'admin1',
  admin2: 'admin',
  admin3: 'admin',
  city: 'settlement',
  town: 'settlement',
  village: 'settlement',
  neighbourhood: 'neighbourhood',
  site: 'site',
  area: 'area',
  mountain: 'area',
  water: 'water',
  route: 'route',
  border: 'route',
}

/** How far apart, in km, the middles of one place can be in two gazetteers. */
const REACH_KM: Readonly<Record<string, number>> = {
  admin1: 300,
  admin: 60,
  settlement: 20,
  neighbourhood: 10,
  site: 10,
  area: 60,
  water: 100,
  route: 100,
}
/** Nearer than this, in km, a different province is a slip of one of the two. */
const COINCIDE_KM = 5

/** Null where they cannot be the same place. */
function distanceBetween(
  place: PlaceToMatch,
  entry: LocationEntry,
  byId: ReadonlyMap<string, LocationEntry>,
): number | null {
  if (SORTS[place.kind] !== SORTS[entry.kind] || entry.lat === undefined || entry.lon === undefined) return null
  const above = ancestorsOf(entry, byId)
  if (countryOf(entry, above) !== place.country) return null
  const km = distanceKm(place, { lat: entry.lat, lon: entry.lon })
  if (km > (REACH_KM[SORTS[place.kind]] ?? 0)) return null
  const admin1 = above.find(({ kind }) => kind === 'admin1')?.id
  const isElsewhere = admin1 !== undefined && place.admin1 !== null && admin1 !== place.admin1
  return isElsewhere && km > COINCIDE_KM ? null : km
}

/** What lies in a place of an earlier import, which is not among the entries, tells its country by the id of that. */
const countryOf = (entry: LocationEntry, above: readonly LocationEntry[]): string | undefined => {
  const top = above.at(-1) ?? entry
  return top.kind === 'country' ? top.id : top.parent?.match(/^([A-Z]{2})\.gn\d+$/)?.[1]
}

export function ancestorsOf(entry: LocationEntry, byId: ReadonlyMap<string, LocationEntry>): LocationEntry[] {
  const above: LocationEntry[] = []
  let at = entry.parent === undefined ? undefined : byId.get(entry.parent)
  while (at !== undefined && !above.includes(at)) {
    above.push(at)
    at = at.parent === undefined ? undefined : byId.get(at.parent)
  }
  return above
}

const namesOf = ({ name, aliases = [] }: LocationEntry): string[] => [
  name,
  ...aliases.map((alias) => (typeof alias === 'string' ? alias : alias.text)),
]
