import pg from 'pg'

/** The answer to a question in SQL, as the database gives it. */
export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** Runs what somebody typed, on a connection of its own, and gives the last statement's answer. Throws what the database says. */
export async function ask(databaseUrl: string, question: string): Promise<Answer> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'wirewatch psql',
    types: { getTypeParser },
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const answer: pg.QueryResult | pg.QueryResult[] = await client.query(question)
    const last = Array.isArray(answer) ? answer.at(-1) : answer
    return { columns: last?.fields.map((field: pg.FieldDef) => field.name) ?? [], rows: last?.rows ?? [] }
  } finally {
    await client.end()
  }
}

const { builtins } = pg.types
/** A day is a day: as a moment it would be another one east of Greenwich. */
const asWritten: ReadonlySet<number> = new Set([builtins.DATE, builtins.TIMESTAMP, builtins.TIMESTAMPTZ])

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (asWritten.has(oid)) return (text: string) => text
  if (oid === builtins.INT8) return Number
  return pg.types.getTypeParser(oid, format ?? 'text')
}
