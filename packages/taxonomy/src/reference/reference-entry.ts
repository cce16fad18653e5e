/** A place as a table of others has it. */
export interface ReferenceEntry {
  /** 1-based; of a JSON file the position of the entry in it. */
  readonly line: number
  readonly name: string
  /** ISO 3166-1 alpha-2, where the table says it. */
  readonly country: string | null
  /** Names of what the table says that it lies in, whatever their level. */
  readonly within: readonly string[]
  readonly lat: number | null
  readonly lon: number | null
  /** What the whole table, or the entry, is about; null where it may be anything. */
  readonly sort: 'settlement' | 'division' | null
  /** False where the table itself says that its coordinates only lie near the place. */
  readonly isPrecise: boolean
}

/** What a table was recognised as. */
export type ReferenceFormat = 'geonames' | 'csv' | 'ucdp' | 'json'

export interface ReferenceTable {
  readonly name: string
  readonly format: ReferenceFormat
  readonly entries: readonly ReferenceEntry[]
}
