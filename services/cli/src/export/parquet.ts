import type { AnswerColumn, AnswerRow, AnswerStream, ColumnKind } from '@wirewatch/store'
import { fileWriter, parquetWriteRows } from 'hyparquet-writer'
import type { WriteRows } from './write-rows.js'

const rowsInGroup = 10_000

/** Parquet with Snappy: dates are DATE, times TIMESTAMP in UTC, the rest as it is. A group of rows is held at a time. */
export const writeParquet: WriteRows = async ({ columns, rows }, { path }) => {
  if (path === null) throw new Error('export: Parquet is written to a file only')
  const counted = { rows: 0 }
  await parquetWriteRows({
    writer: fileWriter(path),
    rows: cells(columns, rows, counted),
    columns: columns.map(({ name }) => ({ name })),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    rowGroupSize: rowsInGroup,
    createdBy: 'wirewatch',
  })
  return counted.rows
}

async function* cells(
  columns: readonly AnswerColumn[],
  rows: AnswerStream['rows'],
  counted: { rows: number },
): AsyncGenerator<Record<string, unknown>> {
  for await (const row of rows) {
    counted.rows++
    yield Object.fromEntries(columns.map((column) => [column.name, cellOf(row, column)]))
  }
}

function cellOf(row: AnswerRow, { name, kind }: AnswerColumn): unknown {
  const value = row[name]
  if (value === null || value === undefined) return null
  if (kind === 'date' || kind === 'time') return new Date(String(value))
  if (kind === 'text') return String(value)
  return value
}

const elementOf = ({ name, kind }: AnswerColumn) => ({ name, repetition_type: 'OPTIONAL' as const, ...physical[kind] })

const physical = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
} as const satisfies Record<ColumnKind, object>
