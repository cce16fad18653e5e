import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { isNameOfLandmark } from './landmark.js'
import type { PlaceChain } from './place-chain.js'

/** A town or village by name, also one that nobody knows: "in Torvik", "in Torvik, Zarga province". */
export const isSpot = (place: PlaceChain, { naming }: Taxonomy): boolean =>
  !place.street &&
  !isNameOfLandmark(place.text, naming) &&
  (place.location === null || isTown(place.location) || isUnknownIn(place))

/** Two towns or villages by name, of which neither lies in the other as far as is known. */
export function areApart(first: PlaceChain, second: PlaceChain, taxonomy: Taxonomy): boolean {
  if (first.text === second.text || !isSpot(first, taxonomy) || !isSpot(second, taxonomy)) return false
  const [one, other] = [townOf(first), townOf(second)]
  return one === null || other === null || !(isUnder(taxonomy, one, other) || isUnder(taxonomy, other, one))
}

/** Only one of them is known: a name that nobody knows may be a quarter of the town. */
export const mayBeQuarter = (first: PlaceChain, second: PlaceChain): boolean =>
  (townOf(first) === null) !== (townOf(second) === null)

/** The town itself, and not the province that is all that is known of it. */
const townOf = (place: PlaceChain): string | null =>
  place.location !== null && isTown(place.location) ? place.location.id : null

const isTown = ({ kind }: GazetteerEntry): boolean => /^(?:city|town|village)$/.test(kind)

/** A name that nobody knows before that of the province it lies in. */
const isUnknownIn = ({ text, mentions }: PlaceChain): boolean =>
  mentions.length > 0 && mentions.every((mention) => mention.text !== text)
