import type { PlacePrecision } from '@wirewatch/model'
import type { GazetteerEntry, Taxonomy } from './taxonomy.js'

/** What the location lies in, from the nearest up to the country. The location itself is not among them. */
export function ancestorsOf(taxonomy: Taxonomy, locationId: string): readonly GazetteerEntry[] {
  const ancestors: GazetteerEntry[] = []
  for (let at = parentOf(taxonomy, locationId); at !== null; at = parentOf(taxonomy, at.id)) ancestors.push(at)
  return ancestors
}

/** Whether the location is `aboveId` or lies in it. */
export function isUnder(taxonomy: Taxonomy, locationId: string, aboveId: string): boolean {
  let id: string | null = locationId
  while (id !== null && id !== aboveId) id = taxonomy.locations.get(id)?.parent ?? null
  return id !== null
}

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

function selfOrAncestor(taxonomy: Taxonomy, locationId: string, kind: 'admin1' | 'admin2'): GazetteerEntry | null {
  let at = taxonomy.locations.get(locationId) ?? null
  while (at !== null && at.kind !== kind) at = parentOf(taxonomy, at.id)
  return at
}

function parentOf(taxonomy: Taxonomy, locationId: string): GazetteerEntry | null {
  const parent = taxonomy.locations.get(locationId)?.parent ?? null
  return parent === null ? null : (taxonomy.locations.get(parent) ?? null)
}
