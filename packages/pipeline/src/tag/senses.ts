import type { LocationKind } from '@wirewatch/model'
import type {
  ActorName,
  GazetteerEntry,
  LocationName,
  NameUse,
  NamingWord,
  NationalityName,
  Taxonomy,
} from '@wirewatch/taxonomy'
import { isRelated, isWithin } from './within.js'

/** All that a spelling could stand for, sorted by what it would be. */
export interface Senses {
  readonly actors: readonly ActorName[]
  readonly places: readonly PlaceUse[]
  readonly nationality: NationalityName | null
  readonly words: readonly NamingWord[]
  /** The place that the spelling means wherever it stands; of a town and the district that bears its name, the district. */
  readonly certain: GazetteerEntry | null
  /** All its places are one place at several levels, a town and its district: only which level is open. */
  readonly isOnePlace: boolean
  /** The country whose capital one of its places is; null where none is. */
  readonly capitalOf: string | null
  /** All its places are of kinds whose names are often also names of people and things. */
  readonly isSmall: boolean
  /** None of its places is so well known that nobody is called so. */
  readonly mayBePerson: boolean
}

export interface PlaceUse {
  readonly location: GazetteerEntry
  readonly name: LocationName
}

const known = new WeakMap<readonly NameUse[], Senses>()

/** Sorts the uses of a spelling. The index answers the same list for the same spelling, so most are sorted once for all. */
export function sensesOf(uses: readonly NameUse[], taxonomy: Taxonomy): Senses {
  const before = known.get(uses)
  if (before !== undefined) return before
  const senses = sort(uses, taxonomy)
  known.set(uses, senses)
  return senses
}

function sort(uses: readonly NameUse[], taxonomy: Taxonomy): Senses {
  const actors: ActorName[] = []
  const places: PlaceUse[] = []
  const words: NamingWord[] = []
  let nationality: NationalityName | null = null
  for (const use of uses) {
    if (use.kind === 'actor') actors.push(use)
    else if (use.kind === 'nationality') nationality = use
    else if (use.kind === 'word') words.push(use)
    else {
      const location = taxonomy.locations.get(use.id)
      if (location === undefined || places.some((place) => place.location === location)) continue
      places.push({ location, name: use })
    }
  }
  return {
    actors,
    places,
    nationality,
    words,
    certain: certainOf(places, taxonomy),
    isOnePlace: isOnePlace(places, taxonomy),
    capitalOf: capitalOf(places, taxonomy),
    isSmall: places.every(({ location: { kind, population } }) => SMALL.has(kind) && (population ?? 0) < BIG_TOWN),
    mayBePerson: places.every(
      ({ location: { kind, population } }) => !WELL_KNOWN.has(kind) && (population ?? 0) < BIG_TOWN,
    ),
  }
}

function certainOf(places: readonly PlaceUse[], taxonomy: Taxonomy): GazetteerEntry | null {
  if (places.some(({ name }) => name.needs !== null)) return null
  const outer = places.find(({ location }) => places.every((other) => isWithin(other.location, location, taxonomy)))
  return outer?.location ?? null
}

function isOnePlace(places: readonly PlaceUse[], taxonomy: Taxonomy): boolean {
  if (places.length === 0 || places.some(({ name }) => name.needs !== null)) return false
  return places.every((a) => places.every((b) => isRelated(a.location, b.location, taxonomy)))
}

function capitalOf(places: readonly PlaceUse[], taxonomy: Taxonomy): string | null {
  for (const { location } of places) {
    const country = taxonomy.capitals.get(location.id)
    if (country !== undefined) return country
  }
  return null
}

const SMALL: ReadonlySet<LocationKind> = new Set([
  'admin3',
  'town',
  'village',
  'neighbourhood',
  'site',
  'area',
  'mountain',
  'water',
])
const WELL_KNOWN: ReadonlySet<LocationKind> = new Set(['country', 'admin1', 'city'])
/** Inhabitants above which a name is the place before it is anything else. */
const BIG_TOWN = 100_000
