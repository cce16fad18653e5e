import { pgTable, text } from 'drizzle-orm/pg-core'
import { time } from './columns.js'
import { described } from './described.js'

export const appliedSql = pgTable('applied_sql', {
  name: text().primaryKey(),
  hash: text().notNull(),
  appliedAt: time().notNull().defaultNow(),
})

export const appliedSqlDescribed = described(
  appliedSql,
  'What is not a migration but is applied again whenever it changes: reporting views, comments, the copy of the taxonomy.',
  {
    name: 'reporting (views and comments) or taxonomy (the copy of it).',
    hash: 'Hash or version as it was applied last.',
    appliedAt: 'When that was.',
  },
)
