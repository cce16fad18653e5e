import { type GazetteerEntry, isUnder, type Taxonomy } from '@wirewatch/taxonomy'

/** Whether the location is the other, or lies in it. */
export const isWithin = (location: GazetteerEntry, other: GazetteerEntry, taxonomy: Taxonomy): boolean =>
  isUnder(taxonomy, location.id, other.id)

/** Whether the two are one place at two levels: a town and what it lies in, or a town and a tehsil side by side. */
export const isRelated = (a: GazetteerEntry, b: GazetteerEntry, taxonomy: Taxonomy): boolean =>
  isWithin(a, b, taxonomy) ||
  isWithin(b, a, taxonomy) ||
  (a.parent !== null && a.parent === b.parent && a.kind !== b.kind)
