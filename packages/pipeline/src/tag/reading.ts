import type {
  ActorName,
  GazetteerEntry,
  LocationName,
  NameMatch,
  NamingWord,
  NationalityName,
  Taxonomy,
} from '@wirewatch/taxonomy'

/** A text with the names that stand in it, sorted by what they can be. Nothing is resolved yet. */
export interface Reading {
  readonly text: string
  /** In the order of the text. */
  readonly names: readonly FoundName[]
}

/** A stretch of the text that is a known name or a naming word, and all that it could stand for. */
export interface FoundName {
  readonly start: number
  readonly end: number
  /** Its place in `Reading.names`. */
  readonly index: number
  readonly actors: readonly ActorName[]
  readonly places: readonly PlaceUse[]
  readonly nationality: NationalityName | null
  readonly words: readonly NamingWord[]
}

export interface PlaceUse {
  readonly location: GazetteerEntry
  readonly name: LocationName
}

const NONE: readonly never[] = []

/** Finds the names of the taxonomy in a text. */
export function readNames(text: string, taxonomy: Taxonomy): Reading {
  return { text, names: taxonomy.names.find(text).map((match, index) => sorted(match, index, taxonomy)) }
}

function sorted(match: NameMatch, index: number, taxonomy: Taxonomy): FoundName {
  const [only] = match.uses
  if (match.uses.length === 1 && only?.kind === 'word') {
    return { start: match.start, end: match.end, index, actors: NONE, places: NONE, nationality: null, words: [only] }
  }
  const actors: ActorName[] = []
  const places: PlaceUse[] = []
  const words: NamingWord[] = []
  let nationality: NationalityName | null = null
  for (const use of match.uses) {
    if (use.kind === 'actor') actors.push(use)
    else if (use.kind === 'nationality') nationality = use
    else if (use.kind === 'word') words.push(use)
    else {
      const location = taxonomy.locations.get(use.id)
      if (location !== undefined && !places.some((place) => place.location === location))
        places.push({ location, name: use })
    }
  }
  return { start: match.start, end: match.end, index, actors, places, nationality, words }
}

/** The word of that role, if the name can be one. */
export function wordOf(name: FoundName | undefined, role: NamingWord['role']): NamingWord | null {
  if (name === undefined || name.words.length === 0) return null
  return name.words.find((word) => word.role === role) ?? null
}
