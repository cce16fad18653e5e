import { type AnswerColumn, codingVersions, columnMeanings, type Reader } from '@wirewatch/store'
import type { Wish } from './wish.js'

/** What must be known to read an export: where it came from, and what its columns mean. */
export interface About {
  readonly view: string
  readonly exportedAt: string
  /** The incidents are as they stood then; null: as they stand. */
  readonly asOf: string | null
  readonly where: string | null
  readonly rows: number
  /** The taxonomies and coders of the incidents in the database, newest revision first. */
  readonly taxonomyVersions: readonly string[]
  readonly coderVersions: readonly string[]
  readonly attribution: string
  readonly columns: readonly { readonly name: string; readonly kind: string; readonly meaning: string | null }[]
}

export async function about(
  reader: Reader,
  { view, where, asOf }: Wish,
  columns: readonly AnswerColumn[],
  rows: number,
): Promise<About> {
  const meanings = await columnMeanings(reader, view)
  const versions = await codingVersions(reader)
  return {
    view,
    exportedAt: new Date().toISOString(),
    asOf,
    where,
    rows,
    taxonomyVersions: versions.taxonomy,
    coderVersions: versions.coder,
    attribution: 'Names and coordinates of places in part from GeoNames and UCDP GED, both CC BY 4.0.',
    columns: columns.map(({ name, kind }) => ({ name, kind, meaning: meanings.get(name) ?? null })),
  }
}
