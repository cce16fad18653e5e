import type { ArticleRole } from '@wirewatch/model'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { noWords, oneOf, rowId, rowIdOf, time } from './columns.js'
import { described } from './described.js'
import { sources } from './feeds.js'

export const articleRoles = [
  'report',
  'update',
  'correction',
  'claim',
  'denial',
  'reaction',
  'follow_up',
  'roundup',
  'background',
  'not_security',
] as const satisfies readonly ArticleRole[]

export const articles = pgTable(
  'articles',
  {
    id: rowId(),
    articleKey: text().notNull(),
    canonicalUrl: text(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    currentVersionId: rowIdOf().references((): AnyPgColumn => articleVersions.id),
    firstSeenAt: time().notNull().defaultNow(),
    retractedAt: time(),
  },
  (table) => [
    unique('articles_article_key').on(table.articleKey),
    index('articles_source_idx').on(table.sourceId, table.firstSeenAt),
    index('articles_current_version_idx').on(table.currentVersionId),
  ],
)

export const articlesDescribed = described(
  articles,
  'Pages of outlets, one row an address however often its text is edited.',
  {
    id: 'Row number.',
    articleKey: 'What makes it the same article: its canonical address, else feed and entry.',
    canonicalUrl: 'Address without tracking parts; null for a text that the feed carries without a link.',
    sourceId: 'The outlet.',
    currentVersionId: 'The text as it stands now.',
    firstSeenAt: 'When we first saw it.',
    retractedAt: 'When the outlet took it back; its evidence no longer counts.',
  },
)

export const articleVersions = pgTable(
  'article_versions',
  {
    id: rowId(),
    articleId: rowIdOf()
      .notNull()
      .references((): AnyPgColumn => articles.id),
    version: integer().notNull(),
    contentHash: text().notNull(),
    url: text(),
    title: text(),
    text: text().notNull(),
    author: text(),
    language: text(),
    publishedAt: time(),
    modifiedAt: time(),
    fetchedAt: time().notNull(),
    firstSeenAt: time().notNull(),
    bands: integer().array().notNull().default(noWords),
    agency: text(),
    origin: text().notNull(),
    nearDuplicateOf: rowIdOf().references((): AnyPgColumn => articleVersions.id),
    relevant: boolean(),
    role: text(),
    roleEvidence: jsonb(),
    taxonomyVersion: text(),
    coderVersion: text(),
    taggedAt: time(),
    codedAt: time(),
  },
  (table) => [
    unique('article_versions_article_version_key').on(table.articleId, table.version),
    unique('article_versions_article_content_key').on(table.articleId, table.contentHash),
    oneOf('article_versions_role_check', table.role, articleRoles),
    // Without fastupdate=off, look-ups slow down while a pending list waits to be merged.
    index('article_versions_bands_idx').using('gin', table.bands).with({ fastupdate: false }),
    index('article_versions_near_duplicate_idx').on(table.nearDuplicateOf).where(sql`near_duplicate_of is not null`),
    index('article_versions_title_idx').on(sql`md5(lower(title))`, table.fetchedAt),
    index('article_versions_published_idx').on(table.publishedAt),
  ],
)

export const articleVersionsDescribed = described(
  articleVersions,
  'The readable text of an article at one time. An edit makes a new version; no version is ever changed.',
  {
    id: 'Row number.',
    articleId: 'The article.',
    version: '1 for the text first read, and so on.',
    contentHash: 'Hash of title and text: the same text is the same version.',
    url: 'The address that answered.',
    title: 'Headline of the page.',
    text: 'Plain body, paragraphs separated by a blank line. Every offset counts UTF-16 units of it.',
    author: 'Author as the page gives it.',
    language: 'BCP 47.',
    publishedAt: "The outlet's claim; null where it made none that can be read.",
    modifiedAt: "The outlet's claim of its last edit.",
    fetchedAt: 'When we read the page.',
    firstSeenAt: 'When we first saw the entry that led here.',
    bands: 'MinHash bands of the text: near-duplicates share at least one.',
    agency: 'The agency that the text credits; null: none.',
    origin:
      'Who speaks: the agency where one is credited, else the publisher family. Origins corroborate, articles do not.',
    nearDuplicateOf: 'The earlier version whose text it repeats; null: it is the first.',
    relevant: 'False when it is not about political, armed or communal violence; null: not coded yet.',
    role: 'What kind of text it is (codebook section 1); null: not coded yet.',
    roleEvidence: 'The rule that decided the role, and where it found it.',
    taxonomyVersion: 'The taxonomy it was tagged and coded with.',
    coderVersion: 'The coder it was coded with.',
    taggedAt: 'When its names were marked.',
    codedAt: 'When it was coded.',
  },
)

export const articleMentions = pgTable(
  'article_mentions',
  {
    articleVersionId: rowIdOf()
      .notNull()
      .references(() => articleVersions.id),
    part: text().notNull(),
    kind: text().notNull(),
    concept: text().notNull(),
    conceptId: text(),
    name: text().notNull(),
    starts: integer().array().notNull(),
    ends: integer().array().notNull(),
    methods: text().array().notNull(),
    uses: text().array().notNull().default(noWords),
    candidates: text().array().notNull().default(noWords),
    confidence: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({
      name: 'article_mentions_pkey',
      columns: [table.articleVersionId, table.part, table.kind, table.concept],
    }),
    oneOf('article_mentions_part_check', table.part, ['title', 'text']),
    oneOf('article_mentions_kind_check', table.kind, ['actor', 'location']),
    index('article_mentions_concept_idx').on(table.kind, table.concept),
  ],
)

export const articleMentionsDescribed = described(
  articleMentions,
  'Actors and locations that an article names: one row a concept, with all its positions.',
  {
    articleVersionId: 'The text.',
    part: 'title or text: which of the two the positions count.',
    kind: 'actor or location.',
    concept: 'The id of the actor or location, or ? and the words in lower case where they could not be resolved.',
    conceptId: 'The id of the actor or location; null: not resolved.',
    name: 'The words of the first mention.',
    starts: 'Where each mention starts, in UTF-16 units.',
    ends: 'Where each mention ends.',
    methods: 'Why each mention resolved as it did, or why it did not.',
    uses: 'For locations: place, dateline or origin, for each mention.',
    candidates: 'The ids that a doubtful mention could mean.',
    confidence: 'Greatest confidence of its mentions, 0 to 1.',
  },
)
