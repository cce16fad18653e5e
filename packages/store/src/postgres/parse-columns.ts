import pg from 'pg'

const { builtins } = pg.types
const bigintArray = 1016

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
  [bigintArray]: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)),
}

/** How values of the database become ours: times are ISO 8601, dates YYYY-MM-DD, bigint and numeric are numbers. */
export function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format ?? 'text')
}
