import type { Actor, LocationKind } from '@wirewatch/model'
import { distanceKm, type GazetteerEntry, isActorUnder, isUnder, type Taxonomy } from '@wirewatch/taxonomy'

/** What resolving asks of the taxonomy: a few questions, so that a test can answer them with plain functions. */
export interface KnownWorld {
  /** `same`, `near` (a word decides which of the two is told), `kin` (one happening may be told as either), or `far`. */
  readonly kinshipOfTypes: (a: string, b: string) => 'same' | 'near' | 'kin' | 'far'
  /** True where one may be told as the other: a wing and its group, a front and whom it fronts for, two bodies of one state. */
  readonly areActorsRelated: (a: string, b: string) => boolean
  /** How much a speaker's figures are worth; higher is better. Codebook section 5: hospital and rescue before police before others. */
  readonly rankOfSpeaker: (speaker: string | null) => number
  /** Whether a location is so large a city that two happenings of one day in it are common. */
  readonly isCity: (locationId: string) => boolean
  /** Whether the first is a quarter, a street or a site of the second, a town: a report may name either. */
  readonly isPartOfTown: (partId: string, townId: string) => boolean
  /** Whether a location is a quarter, a street or a site, which the words "near" hold close. */
  readonly isQuarterOrSite: (locationId: string) => boolean
  /** The words for a type in a summary, for example "Suicide bombing". */
  readonly labelOfType: (type: string) => string
}

/** The taxonomy's answers. */
export function knownWorldOf(taxonomy: Taxonomy): KnownWorld {
  const { eventTypes, kinTypes, speakerRanks } = taxonomy.language
  return {
    kinshipOfTypes: (a, b) => (a === b ? 'same' : (kinTypes.get(a)?.get(b) ?? 'far')),
    areActorsRelated: (a, b) =>
      isActorUnder(taxonomy, a, b) ||
      isActorUnder(taxonomy, b, a) ||
      isOutOf(taxonomy, a, b) ||
      isOutOf(taxonomy, b, a) ||
      areOfOneState(taxonomy, a, b),
    // Ranks are written with the best first.
    rankOfSpeaker: (speaker) => -(speaker === null ? rankOfReporter : (speakerRanks.get(speaker) ?? worstRank)),
    isCity: (id) => (taxonomy.locations.get(id)?.population ?? 0) >= cityPopulation,
    isPartOfTown: (part, town) => isPartOfTown(taxonomy, part, town),
    isQuarterOrSite: (id) => partKinds.includes(taxonomy.locations.get(id)?.kind ?? 'country'),
    labelOfType: (type) => eventTypes.get(type)?.label ?? type,
  }
}

/** Who split from a group or goes on in its place is told by the name of that group, and the other way round. */
const isOutOf = (taxonomy: Taxonomy, one: string, other: string): boolean =>
  taxonomy.actors.get(one)?.parents.some(({ id }) => id === other) === true

/** Reports take the police, the army and "security forces" for each other; two groups under one umbrella they do not. */
function areOfOneState(taxonomy: Taxonomy, a: string, b: string): boolean {
  const [one, other] = [taxonomy.actors.get(a), taxonomy.actors.get(b)]
  if (one === undefined || other === undefined || one.country === null) return false
  return one.country === other.country && isOfState(one) && isOfState(other)
}

const isOfState = (actor: Actor): boolean => actor.class === 'state_force' || actor.class === 'government'

const cityPopulation = 300_000
const largestTownRadiusKm = 20
const partKinds: readonly LocationKind[] = ['neighbourhood', 'site', 'route']
const townKinds: readonly LocationKind[] = ['city', 'town']

/** By the hierarchy where the gazetteer has it; else by lying in the town's district and within its reach. */
function isPartOfTown(taxonomy: Taxonomy, partId: string, townId: string): boolean {
  const [part, town] = [taxonomy.locations.get(partId), taxonomy.locations.get(townId)]
  if (part === undefined || town === undefined || !townKinds.includes(town.kind)) return false
  if (isUnder(taxonomy, partId, townId)) return true
  return partKinds.includes(part.kind) && part.parent === town.parent && kmBetween(part, town) <= largestTownRadiusKm
}

function kmBetween(a: GazetteerEntry, b: GazetteerEntry): number {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return Number.POSITIVE_INFINITY
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon })
}

/** A reporter's own count: after named officials, before "sources". */
const rankOfReporter = 3.5
const worstRank = 9
