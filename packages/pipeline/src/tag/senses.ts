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
