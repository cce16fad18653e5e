/** A gazetteer entry that a toponym resolves to. */
export interface Location {
  readonly id: string
  readonly name: string
  readonly kind: LocationKind
  readonly parent: string | null
  /** ISO 3166-1 alpha-2 of the country it lies in; null for what lies in several. */
  readonly country: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly successors: readonly string[]
}

export type LocationKind =
  | 'country'
  | 'admin1'
  | 'admin2'
  | 'admin3'
  | 'city'
  | 'town'
  | 'village'
  | 'neighbourhood'
  | 'site'
  | 'area'
  | 'route'
  | 'border'
  | 'water'
  | 'mountain'

/** Codebook section 4: 1 site, 2 named place, 3 near one, 4 district, 5 province, 6 line or vague area, 7 country, 8 unknown. */
export type PlacePrecision = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Codebook section 4: 1 exact day, 2 span of 2–6 days, 3 known week, 4 known month, 5 known year. */
export type DatePrecision = 1 | 2 | 3 | 4 | 5
