import pg from 'pg'
import Cursor from 'pg-cursor'
import { addressOf, explain } from '../postgres/connect.js'
import { getTypeParser } from '../postgres/parse-columns.js'

/** What a column of an answer holds. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'time' | 'json'

export interface AnswerColumn {
  readonly name: string
  readonly kind: ColumnKind
}

/** Dates as YYYY-MM-DD, times as ISO 8601, integers as numbers. */
export type AnswerRow = Readonly<Record<string, unknown>>

export interface AnswerStream {
  readonly columns: readonly AnswerColumn[]
  /** As few rows as are asked for are held at a time. */
  readonly rows: AsyncIterable<AnswerRow>
}

export interface Reader {
  /** Asks a question about the schema `reporting`; `$1` and so on stand for the values. */
  readonly ask: (question: string, values?: readonly unknown[]) => Promise<AnswerStream>
}

const rowsAtOnce = 1000

/**
 * Reads the schema `reporting` as the role `analyst`, all of it as it stood at one moment, however long the reading takes. Nothing can be
 * written. Throws `DatabaseDownError`, and what the database says of a question that it does not understand.
 * @param databaseUrl the analyst's, or that of an owner who may act as the analyst
 */
export async function readAsAnalyst<Value>(
  databaseUrl: string,
  work: (reader: Reader) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'wirewatch export',
    types: { getTypeParser },
  })
  client.on('error', () => undefined)
  await client.connect().catch((error: unknown) => explain(error, addressOf(databaseUrl)))
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local role analyst')
    await client.query('set local search_path = reporting')
    return await work({ ask: (question, values = []) => openAnswer(client, question, values) })
  } finally {
    await client.end()
  }
}

async function openAnswer(client: pg.Client, question: string, values: readonly unknown[]): Promise<AnswerStream> {
  const cursor = client.query(new Cursor<AnswerRow>(question, [...values], { types: { getTypeParser } }))
  const first = await readMore(cursor)
  return {
    columns: first.fields.map(({ name, dataTypeID }) => ({ name, kind: kinds[dataTypeID] ?? 'text' })),
    rows: rowsOf(cursor, first.rows),
  }
}

async function* rowsOf(cursor: Cursor<AnswerRow>, first: readonly AnswerRow[]): AsyncGenerator<AnswerRow> {
  try {
    for (let rows = first; rows.length > 0; rows = (await readMore(cursor)).rows) yield* rows
  } finally {
    await cursor.close()
  }
}

function readMore(cursor: Cursor<AnswerRow>): Promise<{ rows: AnswerRow[]; fields: pg.FieldDef[] }> {
  return new Promise((resolve, reject) => {
    // After the last row there is no result to describe.
    cursor.read(rowsAtOnce, (error, rows, result: pg.QueryResult | undefined) => {
      if (error) reject(error)
      else resolve({ rows, fields: result?.fields ?? [] })
    })
  })
}

const { builtins } = pg.types

const kinds: Readonly<Record<number, ColumnKind>> = {
  [builtins.INT2]: 'integer',
  [builtins.INT4]: 'integer',
  [builtins.INT8]: 'number',
  [builtins.FLOAT4]: 'number',
  [builtins.FLOAT8]: 'number',
  [builtins.NUMERIC]: 'number',
  [builtins.BOOL]: 'boolean',
  [builtins.DATE]: 'date',
  [builtins.TIMESTAMPTZ]: 'time',
  [builtins.JSON]: 'json',
  [builtins.JSONB]: 'json',
}
