import type { AnswerColumn, Reader } from '@wirewatch/store'
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
  const meanings = await pairs(
    reader,
    'select column_name as key, column_comment as value from dictionary where object = $1 and column_name is not null',
    [view],
  )
  const [now] = await pairs(reader, `select 'now' as key, now() as value`)
  return {
    view,
    exportedAt: now?.[1] ?? '',
    asOf,
    where,
    rows,
    taxonomyVersions: await versions(reader, 'taxonomy_version'),
    coderVersions: await versions(reader, 'coder_version'),
    attribution: 'Names and coordinates of places in part from GeoNames and UCDP GED, both CC BY 4.0.',
    columns: columns.map(({ name, kind }) => ({
      name,
      kind,
      meaning: meanings.find(([column]) => column === name)?.[1] ?? null,
    })),
  }
}

async function versions(reader: Reader, column: 'taxonomy_version' | 'coder_version'): Promise<string[]> {
  const found = await pairs(
    reader,
    `select ${column} as key, max(revised_at) as value from incidents group by 1 order by 2 desc`,
  )
  return found.map(([version]) => version)
}

async function pairs(reader: Reader, question: string, values: readonly unknown[] = []): Promise<[string, string][]> {
  const { rows } = await reader.ask(question, values)
  const found: [string, string][] = []
  for await (const { key, value } of rows) found.push([String(key), String(value)])
  return found
}
