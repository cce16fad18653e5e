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
  'SQL that is not a migration but is applied again whenever it changes: the reporting views and the comments.',
  {
    name: 'reporting.',
    hash: 'Hash of all of it as it was applied last.',
    appliedAt: 'When that was.',
  },
)
