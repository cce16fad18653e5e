import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy'

/** Whether the location is the other, or lies in it. */
export function isWithin(location: GazetteerEntry, other: GazetteerEntry, taxonomy: Taxonomy): boolean {
  for (let at: GazetteerEntry | undefined = location; at !== undefined; at = parentOf(at, taxonomy)) {
    if (at.id === other.id) return true
  }
  return false
}

export const parentOf = (location: GazetteerEntry, taxonomy: Taxonomy): GazetteerEntry | undefined =>
  location.parent === null ? undefined : taxonomy.locations.get(location.parent)

/** Whether the two are one place at two levels: a town and what it lies in, or a town and a tehsil side by side. */
export const isRelated = (a: GazetteerEntry, b: GazetteerEntry, taxonomy: Taxonomy): boolean =>
  isWithin(a, b, taxonomy) ||
  isWithin(b, a, taxonomy) ||
  (a.parent !== null && a.parent === b.parent && a.kind !== b.kind)
