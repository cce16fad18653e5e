import { foldName } from '@wirewatch/taxonomy/fold.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Units } from '../words/read-units.js'
import { isLandmark } from './landmark.js'
import type { PlaceChain } from './place-chain.js'
import { isTown } from './referred-town.js'

/** The town of the dateline, of the places that the head of a text names: "here" in the text, as "the city" does. */
export const datelineTown = (head: readonly PlaceChain[]): PlaceChain | null =>
  head.find((place) => place.mentions.some((mention) => mention.use === 'dateline')) ?? null

/** "ZARGA: … near the Torvik market": a street, a quarter or a landmark that nobody knows is one of the town of the dateline. */
export function inDatelineTown(
  place: PlaceChain,
  body: Units,
  dateline: PlaceChain | null,
  taxonomy: Taxonomy,
): PlaceChain | null {
  const town = dateline?.location ?? null
  if (!isTown(town) || (!place.street && !isLandmark(place, taxonomy.naming) && !isPartOfTown(place, body, taxonomy)))
    return null
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

/** The dateline says where the reporter sat; its country is all that it supports. */
export function countryOfDateline(head: readonly PlaceChain[], body: Units, taxonomy: Taxonomy): PlaceChain | null {
  for (const place of head) {
    // "the U.S. Embassy" stands in another country.
    if (body.lexeme[place.end]?.target?.id === 'diplomatic') continue
    const country = place.location?.country
    const location = country == null ? undefined : taxonomy.locations.get(country)
    if (location !== undefined)
      return { ...place, location, text: location.name, relation: 'in', elsewhere: false, street: false }
  }
  return null
}
