import type { LocationKind, LocationMethod } from '@wirewatch/model'
import { admin1Of, type GazetteerEntry, type Taxonomy } from '@wirewatch/taxonomy'
import type { LocalEvidence } from './local-evidence.js'
import type { PlaceEvidence } from './place-evidence.js'
import type { PlaceUse } from './senses.js'
import type { Toponym } from './toponym.js'
import { isWithin } from './within.js'

/** How much speaks for a place, and what speaks most. */
export interface Scored {
  readonly location: GazetteerEntry
  readonly score: number
  readonly method: LocationMethod
}

export function scoreOf(
  { location, name }: PlaceUse,
  { announced }: Toponym,
  local: LocalEvidence,
  evidence: PlaceEvidence,
  taxonomy: Taxonomy,
): Scored {
  const parts: (readonly [LocationMethod, number])[] = [
    ['containment', containment(location, local, taxonomy)],
    ['kind_word', announced === null ? 0 : announced.kinds.has(location.kind) ? 6 : -1],
    ['other_places', otherPlaces(location, local, evidence, taxonomy)],
    ['source_country', location.country !== null && location.country === evidence.sourceCountry ? 1.5 : 0],
    [
      'prominence',
      prominence(location, taxonomy) + (name.alias === 'former' ? -0.3 : 0) + (name.needs === null ? 0 : 1),
    ],
  ]
  const [method] = parts.reduce((most, part) => (part[1] > most[1] ? part : most))
  return { location, method, score: parts.reduce((sum, [, part]) => sum + part, 0) }
}

function containment(location: GazetteerEntry, local: LocalEvidence, taxonomy: Taxonomy): number {
  const isInside = local.within.some((place) => place.id !== location.id && isWithin(location, place, taxonomy))
  const holds = local.holds.some((place) => place.id !== location.id && isWithin(place, location, taxonomy))
  return isInside || holds ? 8 : 0
}

/** The nearer the relation to the places of the article, the more: same district, same province, same country. */
function otherPlaces(
  location: GazetteerEntry,
  local: LocalEvidence,
  evidence: PlaceEvidence,
  taxonomy: Taxonomy,
): number {
  let score = location.country === null ? 0 : 2 * (evidence.countries.get(location.country) ?? 0)
  for (const at of taxonomy.lineageOf(location.id)) {
    if (at.kind === 'country' || !evidence.places.has(at.id)) continue
    score += at.kind === 'admin1' ? 2 : 3
    break
  }
  if (local.previous !== null && sharesProvince(local.previous, location, taxonomy)) score += 1
  return score
}

function sharesProvince(a: GazetteerEntry, b: GazetteerEntry, taxonomy: Taxonomy): boolean {
  const province = admin1Of(taxonomy, a.id)
  return province !== null && province === admin1Of(taxonomy, b.id)
}

/** Well-known places come to mind first: countries, then by size. The region's own countries before the rest of the world. */
function prominence(location: GazetteerEntry, taxonomy: Taxonomy): number {
  const size =
    location.population === null
      ? KIND_SIZE[location.kind]
      : Math.max(KIND_SIZE[location.kind], Math.log10(location.population + 1))
  const isOwn = location.country !== null && taxonomy.region.countries.includes(location.country)
  return size * 0.3 + (isOwn ? 0.5 : 0)
}

/** What a kind is worth where the population is not known, as a power of ten. */
const KIND_SIZE: Readonly<Record<LocationKind, number>> = {
  country: 8,
  admin1: 6,
  admin2: 5,
  city: 6,
  admin3: 3.5,
  town: 4,
  village: 2,
  neighbourhood: 2,
  site: 2,
  area: 3,
  route: 2,
  border: 3,
  water: 2.5,
  mountain: 2.5,
}
