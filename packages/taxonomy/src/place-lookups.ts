import type { PlacePrecision } from '@wirewatch/model'
import type { GazetteerEntry, Taxonomy } from './taxonomy.js'

/** What the location lies in, from the nearest up to the country. The location itself is not among them. */
export const ancestorsOf = (taxonomy: Taxonomy, locationId: string): readonly GazetteerEntry[] =>
  taxonomy.lineageOf(locationId).slice(1)

/** Ids of the location and of what it lies in, from the nearest up to the country. */
export const placesOver = (taxonomy: Taxonomy, locationId: string): readonly string[] => [
  locationId,
  ...ancestorsOf(taxonomy, locationId).map(({ id }) => id),
]

/** Whether the location is `aboveId` or lies in it. */
export const isUnder = (taxonomy: Taxonomy, locationId: string, aboveId: string): boolean =>
  locationId === aboveId || taxonomy.lineageOf(locationId).some(({ id }) => id === aboveId)

/** ISO 3166-1 alpha-2 of the country it lies in; null for what lies in several, and for an unknown id. */
export function countryOf(taxonomy: Taxonomy, locationId: string): string | null {
  return taxonomy.locations.get(locationId)?.country ?? null
}

/** The province or state that it is or lies in. */
export function admin1Of(taxonomy: Taxonomy, locationId: string): GazetteerEntry | null {
  return selfOrAncestor(taxonomy, locationId, 'admin1')
}

/** The district that it is or lies in. */
export function admin2Of(taxonomy: Taxonomy, locationId: string): GazetteerEntry | null {
  return selfOrAncestor(taxonomy, locationId, 'admin2')
}

/** Codebook section 4: how precise a place the location is; 8 for an unknown id. */
export function placePrecisionOf(taxonomy: Taxonomy, locationId: string): PlacePrecision {
  return taxonomy.locations.get(locationId)?.precision ?? 8
}

const selfOrAncestor = (taxonomy: Taxonomy, locationId: string, kind: 'admin1' | 'admin2'): GazetteerEntry | null =>
  taxonomy.lineageOf(locationId).find((location) => location.kind === kind) ?? null
