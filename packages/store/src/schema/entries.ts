import { sql } from 'drizzle-orm'
import { type AnyPgColumn, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { articles, articleVersions } from './articles.js'
import { oneOf, rowId, rowIdOf, time } from './columns.js'
import { described } from './described.js'
import { feeds } from './feeds.js'

/** The stages that work on an entry, in order. */
export const entryStages = ['extract', 'tag', 'code', 'resolve', 'alert'] as const
export const entryStates = ['waiting', 'ended', 'failed'] as const

export const entries = pgTable(
  'entries',
  {
    id: rowId(),
    feedId: text()
      .notNull()
      .references(() => feeds.id),
    entryKey: text().notNull(),
    articleId: rowIdOf()
      .notNull()
      .references((): AnyPgColumn => articles.id),
    url: text(),
    canonicalUrl: text(),
    title: text(),
    summary: text(),
    content: text(),
    author: text(),
    publishedAt: time(),
    updatedAt: time(),
    contentHash: text().notNull(),
    firstSeenAt: time().notNull().defaultNow(),
    changedAt: time().notNull().defaultNow(),
    state: text().notNull().default('waiting'),
    nextStage: text().default('extract'),
    attempts: integer().notNull().default(0),
    lastAttemptAt: time(),
    lastError: text(),
    articleVersionId: rowIdOf().references((): AnyPgColumn => articleVersions.id),
  },
  (table) => [
    unique('entries_feed_entry_key').on(table.feedId, table.entryKey),
    oneOf('entries_next_stage_check', table.nextStage, entryStages),
    oneOf('entries_state_check', table.state, entryStates),
    index('entries_waiting_idx').on(sql`coalesce(last_attempt_at, changed_at)`).where(sql`state = 'waiting'`),
    index('entries_article_idx').on(table.articleId),
    index('entries_article_version_idx').on(table.articleVersionId),
    index('entries_first_seen_idx').on(table.firstSeenAt),
  ],
)

export const entriesDescribed = described(
  entries,
  'Items as they stand in the feeds, and how far each has come along the line.',
  {
    id: 'Row number.',
    feedId: 'The feed that gave it.',
    entryKey: "The feed's own id of the entry, else its address: tells it from the feed's other entries.",
    articleId: 'The article that it announces; entries of several feeds may announce one.',
    url: 'The link as the feed gives it.',
    canonicalUrl: 'The link without tracking parts, as addresses are compared.',
    title: 'Headline as the feed gives it.',
    summary: 'Summary as the feed gives it, may hold HTML.',
    content: 'Full text where the feed carries it, may hold HTML.',
    author: 'Author as the feed gives it.',
    publishedAt: "The outlet's claim; null where it made none that can be read.",
    updatedAt: "The outlet's claim of its last edit.",
    contentHash: 'Hash of title, summary, content, author and date of edit: tells an edit.',
    firstSeenAt: 'When we first saw it.',
    changedAt: 'When we last saw it changed.',
    state: 'waiting (for its next stage), ended (its disposition says how), failed (set aside for a person).',
    nextStage: 'The stage that is to run next; null when it has ended.',
    attempts: 'How often that stage was tried.',
    lastAttemptAt: 'When it was last tried.',
    lastError: 'What went wrong at the last try.',
    articleVersionId: 'The text that came of it.',
  },
)
