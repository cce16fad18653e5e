import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  compareReference,
  loadReferenceNotes,
  loadTaxonomy,
  type ReferenceReport,
  readReference,
} from '@wirewatch/taxonomy'
import { Failure } from './failure.js'
import { openTables, type TextTable } from './open-tables.js'

export interface CheckedReference {
  readonly reports: readonly ReferenceReport[]
  /** Files that are no table of places. */
  readonly passedOver: readonly string[]
}

/** Compares every table of places in a folder, or one file, with the gazetteer. Throws `Failure` where there is none. */
export async function checkReference(path: string, dataDir: string | undefined): Promise<CheckedReference> {
  const files = filesOf(path)
  const taxonomy = loadTaxonomy({ dataDir })
  const explain = loadReferenceNotes(dataDir)
  const reports: ReferenceReport[] = []
  const passedOver: string[] = []
  for (const file of files) {
    for (const table of await openTables(file)) {
      const text = await textOf(table)
      const read = text === null ? null : readReference(table.name, text)
      if (read === null) passedOver.push(table.name)
      else reports.push(compareReference(taxonomy, read, explain))
    }
  }
  if (reports.length === 0)
    throw new Failure(
      `${path} holds no table of places: expected GeoNames files, CSV with the columns name, lat and lon, UCDP events, or JSON with names.`,
    )
  return { reports, passedOver }
}

function filesOf(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw new Failure(`${path} cannot be read: there is no such file or folder`)
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .filter((file) => /\.(?:csv|tsv|txt|json|zip)$/i.test(file))
    .sort()
    .map((file) => join(path, file))
}

/** A table that is compared is held in memory as a whole. */
const largestTable = 400_000_000

/** Null where it is too large, or no text. */
async function textOf({ bytes }: TextTable): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes()) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > largestTable) return null
  }
  const text = Buffer.concat(chunks).toString('utf8')
  return text.slice(0, 1000).includes('\u0000') ? null : text
}
