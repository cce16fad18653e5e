import type { FeedState, SourceKind } from '@wirewatch/model'
import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { oneOf, rowId, rowIdOf, time } from './columns.js'
import { described } from './described.js'

const sourceKinds = [
  'newspaper',
  'agency',
  'broadcaster',
  'online',
  'state_media',
  'monitor',
  'government',
  'armed_group_media',
] as const satisfies readonly SourceKind[]

const feedStates = ['active', 'degraded', 'stale', 'suspended', 'retired'] as const satisfies readonly FeedState[]

export const sources = pgTable(
  'sources',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    homepage: text(),
    country: text().notNull(),
    language: text().notNull(),
    zone: text().notNull(),
    family: text().notNull(),
    kind: text().notNull(),
    politenessKey: text(),
    spacingMs: integer().notNull(),
    everyMinutesLeast: integer().notNull(),
    everyMinutesMost: integer().notNull(),
    note: text(),
    retired: boolean().notNull().default(false),
    updatedAt: time().notNull().defaultNow(),
  },
  (table) => [oneOf('sources_kind_check', table.kind, sourceKinds), index('sources_family_idx').on(table.family)],
)

export const sourcesDescribed = described(sources, 'Outlets that publish, as sources.yaml names them.', {
  id: 'The id in sources.yaml; stable.',
  name: 'The name that is displayed.',
  homepage: 'Address of the front page.',
  country: 'ISO 3166-1 alpha-2: the country it reports from.',
  language: 'BCP 47 language of its reports.',
  zone: 'IANA time zone in which it dates its reports.',
  family: 'Publisher family: outlets of one newsroom share it and count as one origin.',
  kind: 'What sort of outlet it is.',
  politenessKey: 'Sources with one key share one queue of requests; null: the host name.',
  spacingMs: 'Least time between two requests to the key, in milliseconds.',
  everyMinutesLeast: 'Shortest time between two polls of a feed, in minutes.',
  everyMinutesMost: 'Longest time between two polls of a feed, in minutes.',
  note: 'What an operator should know of this outlet.',
  retired: 'True once sources.yaml no longer names it; its articles stay.',
  updatedAt: 'When the row was last brought in line with sources.yaml.',
})

export const feeds = pgTable(
  'feeds',
  {
    id: text().primaryKey(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    address: text().notNull(),
    url: text().notNull(),
    state: text().notNull().default('active'),
    etag: text(),
    lastModified: text(),
    contentHash: text(),
    validatorsLie: boolean().notNull().default(false),
    errorWeight: doublePrecision().notNull().default(0),
    intervalMinutes: integer().notNull(),
    nextPollAt: time().notNull().defaultNow(),
    redirectUrl: text(),
    redirectConfirmations: integer().notNull().default(0),
    lastPollAt: time(),
    lastSuccessAt: time(),
    lastNewEntryAt: time(),
    lastError: text(),
    lastErrorAt: time(),
    goneAt: time(),
    addedAt: time().notNull().defaultNow(),
  },
  (table) => [
    oneOf('feeds_state_check', table.state, feedStates),
    index('feeds_source_idx').on(table.sourceId),
    index('feeds_due_idx').on(table.nextPollAt).where(sql`state <> 'retired'`),
  ],
)

export const feedsDescribed = described(
  feeds,
  'Addresses that are polled, and what is kept of each between two polls.',
  {
    id: 'The id in sources.yaml; stable.',
    sourceId: 'The outlet.',
    address: 'The address in sources.yaml.',
    url: 'The address that is polled; follows a permanent redirect once it is confirmed.',
    state:
      'active; degraded (it fails); stale (nothing new for long, or it has failed for long: last_error says which); suspended (failed too often, polled rarely); retired (no longer in sources.yaml, or gone).',
    etag: 'Validator of the last full answer.',
    lastModified: 'Validator of the last full answer, as the server wrote it.',
    validatorsLie:
      'Its validators stayed while its content changed: it is read in full until it is found honest again.',
    contentHash: 'Hash of the last full answer: tells a feed whose validators lie.',
    errorWeight: 'Weighted errors since the last success: hard 1, soft 0.5, temporary 0.25.',
    intervalMinutes: 'Time between two polls as it is now, in minutes.',
    nextPollAt: 'When the next poll is due.',
    redirectUrl: 'Permanent redirect seen at the last polls, not yet followed for good.',
    redirectConfirmations: 'How many polls in a row were redirected there.',
    lastPollAt: 'When it was last asked, whatever came of it.',
    lastSuccessAt: 'When it last answered with a feed, or with "not modified".',
    lastNewEntryAt: 'When it last gave an entry that was new.',
    lastError: 'What went wrong last, in words; null after a success.',
    lastErrorAt: 'When that was.',
    goneAt: 'When it answered "410 Gone": it is asked no more until sources.yaml gives it another address.',
    addedAt: 'When sources.yaml first named it.',
  },
)

export const fetchEvents = pgTable(
  'fetch_events',
  {
    id: rowId(),
    purpose: text().notNull(),
    feedId: text().references(() => feeds.id),
    entryId: rowIdOf(),
    url: text().notNull(),
    at: time().notNull().defaultNow(),
    outcome: text().notNull(),
    status: integer(),
    detail: text(),
    bytes: integer(),
    durationMs: integer(),
    entriesSeen: integer(),
    entriesNew: integer(),
    isGapSuspected: boolean(),
  },
  (table) => [
    oneOf('fetch_events_purpose_check', table.purpose, ['feed', 'page', 'robots', 'sitemap']),
    index('fetch_events_feed_idx').on(table.feedId, table.at),
    index('fetch_events_at_idx').on(table.at),
  ],
)

export const fetchEventsDescribed = described(
  fetchEvents,
  'Every fetch of the last 30 days, redirects included, and what came of it.',
  {
    id: 'Row number.',
    purpose: 'feed, page, robots (robots.txt) or sitemap (news that a feed may have missed).',
    feedId: 'The feed that was polled, or whose entry named the page; null where nobody asked on its account.',
    entryId: 'The entry whose page was read, or which made us ask for robots.txt; null for a feed.',
    url: 'The address that was asked for.',
    at: 'When it was asked.',
    outcome: 'ok, not-modified, or the kind of failure (http, dns, timeout, not-a-feed, …).',
    status: 'HTTP status; null where there was no answer.',
    detail: 'What went wrong, in words.',
    bytes: 'Size of the body.',
    durationMs: 'How long it took, in milliseconds.',
    entriesSeen: 'For a feed: how many entries it had.',
    entriesNew: 'For a feed: how many of them were new.',
    isGapSuspected: 'For a feed: no entry was known, so some may have come and gone since the poll before.',
  },
)

export const hostTurns = pgTable('host_turns', {
  key: text().primaryKey(),
  freeAt: time().notNull(),
  restUntil: time(),
  restWhy: text(),
})

export const hostTurnsDescribed = described(
  hostTurns,
  'When each host may be asked next: all workers keep their distance to it, and leave it alone, together.',
  {
    key: 'The politeness key of an outlet, else the host name.',
    freeAt: 'When the next request may start.',
    restUntil: 'Until when it is left alone; null: it never asked for that.',
    restWhy: 'What it did last that it is left alone for.',
  },
)
