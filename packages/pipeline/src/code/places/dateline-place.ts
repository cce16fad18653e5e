import { foldName } from '@wirewatch/taxonomy/fold.js'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { findPlaces, type PlaceChain } from './find-place.js'

/** The town of the dateline: "here" in the text, as "the city" does. */
export function datelineTown(body: Units, sentences: readonly Sentence[], taxonomy: Taxonomy): PlaceChain | null {
  const first = sentences.slice(0, 3).flatMap((sentence) => findPlaces(body, sentence, taxonomy))
  return first.find((place) => place.mentions.some((mention) => mention.use === 'dateline')) ?? null
}

/** "ZARGA: … near the Torvik market": a street, a quarter or a landmark that nobody knows is one of the town of the dateline. */
export function inDatelineTown(
  place: PlaceChain,
  body: Units,
  dateline: PlaceChain | null,
  taxonomy: Taxonomy,
): PlaceChain | null {
  const town = dateline?.location ?? null
  if (!isTown(town) || !isPartOfTown(place, body, taxonomy)) return null
  return { ...place, location: town }
}

/** The word for its kind is the last of the name ("Torvik Road"), or stands behind it ("the Torvik market"). */
const isPartOfTown = ({ text, end }: PlaceChain, body: Units, { naming }: Taxonomy): boolean =>
  [foldName(text).split(' ').at(-1)!, body.lexeme[end]?.text ?? body.word(end)].some((word) => {
    const kinds = naming.placeKinds.get(word)
    return kinds !== undefined && kinds.size <= 3 && partsOfTowns.some((kind) => kinds.has(kind))
  })

/** Words for many kinds ("area") tell nothing. */
const partsOfTowns = ['neighbourhood', 'site', 'route'] as const

const isTown = (location: GazetteerEntry | null): location is GazetteerEntry =>
  /^(?:city|town)$/.test(location?.kind ?? '')

/** The dateline says where the reporter sat; its country is all that it supports. */
export function countryOfDateline(body: Units, sentences: readonly Sentence[], taxonomy: Taxonomy): PlaceChain | null {
  for (const sentence of sentences.slice(0, 3)) {
    for (const place of findPlaces(body, sentence, taxonomy)) {
      const country = place.location?.country
      const location = country == null ? undefined : taxonomy.locations.get(country)
      if (location !== undefined) return { ...place, location, text: location.name, relation: 'in', elsewhere: false }
    }
  }
  return null
}
