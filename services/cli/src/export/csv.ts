import type { AnswerColumn, AnswerRow } from '@wirewatch/store'
import { stringify } from 'csv-stringify/sync'
import { inBatches } from './in-batches.js'
import type { WriteRows } from './write-rows.js'

/** RFC 4180 with a head line, in UTF-8; null is an empty field, an empty text one between quotes. */
export const writeCsv: WriteRows = async ({ columns, rows }, { write }) => {
  await write(stringify([columns.map(({ name }) => name)]))
  let written = 0
  for await (const batch of inBatches(rows)) {
    await write(
      stringify(
        batch.map((row) => columns.map((column) => cellOf(row, column))),
        { quoted_match: /^$/ },
      ),
    )
    written += batch.length
  }
  return written
}

function cellOf(row: AnswerRow, { name, kind }: AnswerColumn): string | number | null {
  const value = row[name]
  if (value === null || value === undefined) return null
  if (kind === 'boolean') return String(value)
  if (kind === 'json') return JSON.stringify(value)
  return typeof value === 'number' ? value : harmless(String(value))
}

/** A headline that begins like a formula is run by spreadsheets: an apostrophe before it keeps it a text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
