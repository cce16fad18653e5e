import { writeCsv } from './csv.js'
import { writeGeoJson } from './geojson.js'
import { writeJsonLines } from './json-lines.js'
import { writeParquet } from './parquet.js'
import type { WriteRows } from './write-rows.js'

export interface Format {
  readonly write: WriteRows
  /** Cannot go to standard output. */
  readonly needsFile: boolean
}

export const formats = {
  csv: { write: writeCsv, needsFile: false },
  jsonl: { write: writeJsonLines, needsFile: false },
  geojson: { write: writeGeoJson, needsFile: false },
  parquet: { write: writeParquet, needsFile: true },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

/** The format that a file's ending names, or null. */
export function formatOfFile(path: string): FormatName | null {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return formatNames.find((name) => name === ending) ?? null
}
