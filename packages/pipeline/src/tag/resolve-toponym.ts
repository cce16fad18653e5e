import type { LocationKind, LocationMethod } from '@wirewatch/model'
import { admin1Of, type ContextNeeds, distanceKm, type GazetteerEntry, type Taxonomy } from '@wirewatch/taxonomy'
import type { PlaceEvidence } from './place-evidence.js'
import type { PlaceUse } from './senses.js'
import type { Toponym } from './toponym.js'
import { isRelated, isWithin } from './within.js'

/** The location that a toponym means, or that it cannot be told; with the evidence that decided. */
export interface ResolvedPlace {
  readonly location: GazetteerEntry | null
  readonly method: LocationMethod
  readonly candidates: readonly string[]
  readonly confidence: number
}

/** What the words right at the toponym say, beside what the article says as a whole. */
export interface LocalEvidence {
  /** The places that it is said to lie in, by any meaning of their name. */
  readonly within: readonly GazetteerEntry[]
  /** Those of them that the text names with a word ("in", "of"), and of nobody's origin: commas also string lists together. */
  readonly saidInside: readonly GazetteerEntry[]
  /** The places in it: what was said to lie in this one. */
  readonly holds: readonly GazetteerEntry[]
  /** A place that the text named just before, of the same sentence. */
  readonly previous: GazetteerEntry | null
  /** "near", "outside", "km from": a town is meant, not the province of its name. */
  readonly isNear: boolean
  /** Whether the words stand in the article, for aliases that need them. */
  readonly mentions: (words: readonly string[]) => boolean
  /** Whether one of the actors is named in the article. */
  readonly names: (actorIds: readonly string[]) => boolean
}

/** Chooses by evidence, never by order: containment, kind words, other places, the source's country, size. */
export function resolveToponym(
  toponym: Toponym,
  local: LocalEvidence,
  evidence: PlaceEvidence,
  taxonomy: Taxonomy,
): ResolvedPlace | null {
  const possible = toponym.places.filter((place) => isPossible(place, toponym, local, evidence))
  if (possible.length === 0) return null
  const [only] = possible
  if (possible.length === 1 && only !== undefined) {
    if (local.within.length === 0 && toponym.announced === null && isOutOfTheWay(only.location, evidence)) {
      return { location: null, method: 'ambiguous', candidates: [only.location.id], confidence: 0 }
    }
    return certain(only.location, possible, toponym)
  }
  if (toponym.name.isOnePlace) return atOneLevel(possible, toponym, local, taxonomy)
  const scored = possible.map((place) => scoreOf(place, toponym, local, evidence, taxonomy))
  const families = familiesOf(scored, taxonomy)
  const [best, second] = families
  if (best === undefined) return null
  const candidates = possible.map(({ location }) => location.id)
  if (second !== undefined && best.score - second.score < MARGIN) {
    return { location: null, method: 'ambiguous', candidates, confidence: 0 }
  }
  const location = bestOfFamily(best.members, toponym, local, taxonomy)
  const member = best.members.find((candidate) => candidate.location === location)
  const method = member?.method ?? 'prominence'
  const lead = second === undefined ? 1 : Math.min(1, (best.score - second.score) / 4)
  return { location, method, candidates, confidence: round(CONFIDENCE[method] * (0.7 + 0.3 * lead)) }
}

/**
 * A name that needs context has it in a word that says what kind of place it is: "Tank district". A second name, which few
 * use, needs more than that.
 */
function isPossible(
  { location, name }: PlaceUse,
  { announced }: Toponym,
  local: LocalEvidence,
  evidence: PlaceEvidence,
): boolean {
  if (isFarFrom(location, local.saidInside, announced)) return false
  const isOwnName = name.alias === 'official' || name.alias === 'spelling'
  if (name.needs === null || (isOwnName && announced?.kinds.has(location.kind) === true)) return true
  return meetsNeeds(name.needs, local, evidence)
}

/** Farther apart than this, in km, a small place is not in the district or town that the text says. */
const NOT_INSIDE_KM = 200

/**
 * "Torani village in Zarga district": a Torani at the other end of the country is one of the same name. A city or a district is known far
 * from where it lies, unless the words say that a part of something may be meant: "Torani area of Zarga district".
 */
function isFarFrom(
  location: GazetteerEntry,
  saidInside: readonly GazetteerEntry[],
  announced: Toponym['announced'],
): boolean {
  const isCity = location.kind === 'city' || location.kind === 'admin2' || (location.population ?? 0) > LARGE_TOWN
  if (isCity ? announced?.kinds.has('neighbourhood') !== true : KNOWN_FAR.has(location.kind)) return false
  const bounded = saidInside.filter(({ kind }) => !KNOWN_FAR.has(kind) || kind === 'city')
  return (
    bounded.length > 0 &&
    bounded.length === saidInside.length &&
    bounded.every((place) => (distanceBetween(place, location) ?? 0) > NOT_INSIDE_KM)
  )
}

/** Less than this between the best two, and it stays open. */
const MARGIN = 0.6

const CONFIDENCE: Readonly<Record<LocationMethod, number>> = {
  unique_name: 0.9,
  kind_word: 0.95,
  containment: 0.97,
  other_places: 0.85,
  source_country: 0.7,
  prominence: 0.65,
  unknown_place: 0.4,
  ambiguous: 0,
}

function certain(location: GazetteerEntry, possible: readonly PlaceUse[], { announced }: Toponym): ResolvedPlace {
  const method = announced?.kinds.has(location.kind) === true ? 'kind_word' : 'unique_name'
  return { location, method, candidates: possible.map((place) => place.location.id), confidence: CONFIDENCE[method] }
}

/** Farther than this, in km, from everything else that the article names, and in a country it does not speak of. */
const OUT_OF_THE_WAY_KM = 700
const FEWEST_ANCHORS = 2
const LARGE_TOWN = 300_000
/** Kinds that are known far from where they lie. */
const KNOWN_FAR: ReadonlySet<LocationKind> = new Set([
  'country',
  'admin1',
  'city',
  'route',
  'border',
  'water',
  'mountain',
])

/** A small place far from all others is more likely one of the same name that the gazetteer lacks. */
function isOutOfTheWay(location: GazetteerEntry, { anchors, countries, sourceCountry }: PlaceEvidence): boolean {
  if (KNOWN_FAR.has(location.kind) || (location.population ?? 0) > LARGE_TOWN) return false
  if (location.country === null || location.country === sourceCountry || (countries.get(location.country) ?? 0) > 0.34)
    return false
  const others = [...anchors].filter((anchor) => anchor.id !== location.id)
  return (
    others.length >= FEWEST_ANCHORS &&
    others.every((anchor) => (distanceBetween(anchor, location) ?? 0) > OUT_OF_THE_WAY_KM)
  )
}

function distanceBetween(a: GazetteerEntry, b: GazetteerEntry): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon })
}

function atOneLevel(
  possible: readonly PlaceUse[],
  toponym: Toponym,
  local: LocalEvidence,
  taxonomy: Taxonomy,
): ResolvedPlace {
  const members = possible.map(({ location }) => ({ location, score: 0, method: 'unique_name' as const }))
  const location = bestOfFamily(members, toponym, local, taxonomy)
  const method = toponym.announced?.kinds.has(location.kind) === true ? 'kind_word' : 'unique_name'
  return { location, method, candidates: possible.map((place) => place.location.id), confidence: CONFIDENCE[method] }
}

interface Scored {
  readonly location: GazetteerEntry
  readonly score: number
  readonly method: LocationMethod
}

function scoreOf(
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

interface Family {
  readonly members: readonly Scored[]
  readonly score: number
}

/** A town and the district and province that bear its name are one answer with several precisions, not rivals. */
function familiesOf(scored: readonly Scored[], taxonomy: Taxonomy): readonly Family[] {
  const families: Scored[][] = []
  for (const candidate of scored) {
    const related = families.filter((family) =>
      family.some((member) => isRelated(member.location, candidate.location, taxonomy)),
    )
    const merged = [candidate, ...related.flat()]
    for (const family of related) families.splice(families.indexOf(family), 1)
    families.push(merged)
  }
  return families
    .map((members) => ({ members, score: Math.max(...members.map((member) => member.score)) }))
    .sort((a, b) => b.score - a.score)
}

/** A bare name is the city where that is well known, else the largest that bears it; after "near" it is the town. */
const BARE: readonly LocationKind[] = [
  'country',
  'city',
  'admin1',
  'admin2',
  'town',
  'admin3',
  'village',
  'neighbourhood',
  'area',
]
const NEAR: readonly LocationKind[] = ['city', 'town', 'village', 'neighbourhood', 'site', 'admin3']

function bestOfFamily(
  members: readonly Scored[],
  { announced }: Toponym,
  local: LocalEvidence,
  taxonomy: Taxonomy,
): GazetteerEntry {
  const announcedMembers =
    announced === null ? [] : members.filter(({ location }) => announced.kinds.has(location.kind))
  const possible = holding(announcedMembers.length > 0 ? announcedMembers : members, local, taxonomy)
  const eligible = smallerThanDistrict(possible, local)
  const order = local.isNear ? [...NEAR, ...BARE] : BARE
  const rank = ({ location }: Scored): number => {
    const position = order.indexOf(location.kind)
    return position === -1 ? order.length : position
  }
  return eligible.reduce((best, member) => {
    const difference = rank(member) - rank(best)
    return difference < 0 || (difference === 0 && member.score > best.score) ? member : best
  }).location
}

/** "Zarga district of Torani": the province of that name holds a district, its capital holds none. */
function holding(members: readonly Scored[], { holds }: LocalEvidence, taxonomy: Taxonomy): readonly Scored[] {
  const around = members.filter(({ location }) =>
    holds.some((place) => place.kind === 'admin2' && place !== location && isWithin(place, location, taxonomy)),
  )
  return around.length > 0 ? around : members
}

/** "Torani area of Zarga district": what is said to lie in a district is none itself, where it can be something smaller. */
function smallerThanDistrict(members: readonly Scored[], { within }: LocalEvidence): readonly Scored[] {
  if (!within.some(({ kind }) => kind === 'admin2')) return members
  const smaller = members.filter(({ location: { kind } }) => kind !== 'admin1' && kind !== 'admin2')
  return smaller.length > 0 ? smaller : members
}

/** Whether the article gives the context that the name needs to mean this place. */
function meetsNeeds(needs: ContextNeeds, local: LocalEvidence, evidence: PlaceEvidence): boolean {
  return (
    needs.country.some(
      (country) => country === evidence.sourceCountry || (evidence.countries.get(country) ?? 0) > 0.2,
    ) ||
    needs.places.some((place) => evidence.places.has(place)) ||
    local.names(needs.actors) ||
    local.mentions(needs.words)
  )
}

export const round = (value: number): number => Math.round(value * 100) / 100
