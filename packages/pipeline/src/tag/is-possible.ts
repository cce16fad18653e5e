import type { LocationKind } from '@wirewatch/model'
import { type ContextNeeds, distanceKm, type GazetteerEntry } from '@wirewatch/taxonomy'
import type { LocalEvidence } from './local-evidence.js'
import type { PlaceEvidence } from './place-evidence.js'
import type { PlaceUse } from './senses.js'
import type { Toponym } from './toponym.js'

/**
 * A name that needs context has it in a word that says what kind of place it is: "Tank district". A second name, which few
 * use, needs more than that.
 */
export function isPossible(
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

const LARGE_TOWN = 300_000

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

/** Farther than this, in km, from everything else that the article names, and in a country it does not speak of. */
const OUT_OF_THE_WAY_KM = 700
const FEWEST_ANCHORS = 2

/** A small place far from all others is more likely one of the same name that the gazetteer lacks. */
export function isOutOfTheWay(location: GazetteerEntry, { anchors, countries, sourceCountry }: PlaceEvidence): boolean {
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
