import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, check, timestamp } from 'drizzle-orm/pg-core'

/** Every time is a `timestamptz`, read and written as ISO 8601. */
export const time = () => timestamp({ withTimezone: true, mode: 'string' })

/** A row number that the database gives. */
export const rowId = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

/** The row number of another table's row. */
export const rowIdOf = () => bigint({ mode: 'number' })

/** A closed list of words, kept as text: a new word is a new check, not a new type. */
export function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  return check(name, sql`${column} in (${quoted(words)})`)
}

export const noWords: SQL = sql`'{}'`

function quoted(words: readonly string[]): SQL {
  return sql.raw(words.map((word) => `'${word}'`).join(', '))
}
