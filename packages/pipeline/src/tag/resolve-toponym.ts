import type { LocationMethod } from '@wirewatch/model'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy'
import { isOutOfTheWay, isPossible } from './is-possible.js'
import type { LocalEvidence } from './local-evidence.js'
import type { PlaceEvidence } from './place-evidence.js'
import { bestOfFamily, familiesOf } from './place-families.js'
import { scoreOf } from './score-place.js'
import type { PlaceUse } from './senses.js'
import type { Toponym } from './toponym.js'

/** The location that a toponym means, or that it cannot be told; with the evidence that decided. */
export interface ResolvedPlace {
  readonly location: GazetteerEntry | null
  readonly method: LocationMethod
  readonly candidates: readonly string[]
  readonly confidence: number
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

export const round = (value: number): number => Math.round(value * 100) / 100
