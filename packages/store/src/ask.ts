import pg from 'pg'

/** The answer to a question in SQL, as the database gives it. */
export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** Runs what somebody typed, on a connection of its own, and gives the last statement's answer. Throws what the database says. */
export async function ask(databaseUrl: string, question: string): Promise<Answer> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'wirewatch psql' })
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
