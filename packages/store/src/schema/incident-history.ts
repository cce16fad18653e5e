import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { articleVersions } from './articles.js'
import { codedEvents } from './coded-events.js'
import { oneOf, rowId, rowIdOf, time } from './columns.js'
import { analystDecisions } from './decisions.js'
import { described } from './described.js'
import { incidents } from './incidents.js'

/** How a report relates to its incident. */
export const reportRelations = ['opens', 'joins', 'updates', 'corrects', 'claims', 'denies', 'follows_up'] as const
export type ReportRelation = (typeof reportRelations)[number]

export const incidentReports = pgTable(
  'incident_reports',
  {
    id: rowId(),
    incidentId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    codedEventId: rowIdOf()
      .notNull()
      .references(() => codedEvents.id),
    articleVersionId: rowIdOf()
      .notNull()
      .references(() => articleVersions.id),
    relation: text().notNull(),
    reason: text().notNull(),
    reasonDetail: jsonb().notNull().default({}),
    origin: text().notNull(),
    attachedAt: time().notNull().defaultNow(),
    detachedAt: time(),
    detachReason: text(),
  },
  (table) => [
    oneOf('incident_reports_relation_check', table.relation, reportRelations),
    // A coded event belongs to one incident at a time: this key, not a look-up, keeps it so.
    uniqueIndex('incident_reports_live_event_key').on(table.codedEventId).where(sql`detached_at is null`),
    index('incident_reports_incident_idx').on(table.incidentId).where(sql`detached_at is null`),
    index('incident_reports_version_idx').on(table.articleVersionId),
  ],
)

export const incidentReportsDescribed = described(
  incidentReports,
  'Which coded event of which text stands behind an incident, and why.',
  {
    id: 'Row number.',
    incidentId: 'The incident.',
    codedEventId: 'What the text says; belongs to at most one incident at a time.',
    articleVersionId: 'The text.',
    relation: 'opens, joins, updates, corrects, claims, denies or follows_up.',
    reason: 'Why it was put to this incident, in words.',
    reasonDetail: 'The support that was weighed, by name.',
    origin: 'Publisher family or agency of the text.',
    attachedAt: 'When it was put to this incident.',
    detachedAt: 'When it was taken away again (edited text, retraction, merge, split); null: live.',
    detachReason: 'Why it was taken away.',
  },
)

export const incidentRevisions = pgTable(
  'incident_revisions',
  {
    incidentId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    revision: integer().notNull(),
    at: time().notNull().defaultNow(),
    reason: text().notNull(),
    detail: text(),
    madeBy: text().notNull(),
    codedEventId: rowIdOf(),
    diff: jsonb().notNull(),
    snapshot: jsonb().notNull(),
    taxonomyVersion: text().notNull(),
    coderVersion: text().notNull(),
  },
  (table) => [
    primaryKey({ name: 'incident_revisions_pkey', columns: [table.incidentId, table.revision] }),
    index('incident_revisions_at_idx').on(table.at),
  ],
)

export const incidentRevisionsDescribed = described(
  incidentRevisions,
  'Every state that an incident ever had. Only added to: a trigger refuses changes and deletions.',
  {
    incidentId: 'The incident.',
    revision: '1 when it opened, and so on.',
    at: 'When it was written.',
    reason:
      'opened, split-off, report-joined, toll-revised, corrected, report-detached, absorbed, merged, retracted, recomputed, or an analyst’s act: analyst-merge, analyst-split, analyst-set, analyst-lock, analyst-unlock, analyst-undo.',
    detail: 'The reason in words.',
    madeBy: 'auto, or the analyst.',
    codedEventId: 'The coded event that caused it; null: none did.',
    diff: 'What changed: column to [before, after].',
    snapshot: 'The whole incident after the change: its columns under `incident`, its actors under `actors`.',
    taxonomyVersion: 'The taxonomy it was made with.',
    coderVersion: 'The coder it was made with.',
  },
)

export const incidentMerges = pgTable(
  'incident_merges',
  {
    id: rowId(),
    kind: text().notNull(),
    winnerId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    loserId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    at: time().notNull().defaultNow(),
    madeBy: text().notNull(),
    why: text().notNull(),
    before: jsonb().notNull(),
    after: jsonb().notNull(),
    decisionId: rowIdOf().references((): AnyPgColumn => analystDecisions.id),
    undoneAt: time(),
    undoneBy: text(),
  },
  (table) => [
    oneOf('incident_merges_kind_check', table.kind, ['merge', 'split']),
    check('incident_merges_two_check', sql`winner_id <> loser_id`),
    index('incident_merges_winner_idx').on(table.winnerId),
    index('incident_merges_loser_idx').on(table.loserId),
  ],
)

export const incidentMergesDescribed = described(
  incidentMerges,
  'Merges and splits of incidents, with what is needed to undo them.',
  {
    id: 'Row number.',
    kind: 'merge (the loser becomes part of the winner) or split (the loser is taken out of the winner).',
    winnerId: 'The incident that stays.',
    loserId: 'The incident that redirects after a merge, or is new after a split.',
    at: 'When.',
    madeBy: 'auto, or the analyst.',
    why: 'The reason given.',
    before: 'Both incidents and their reports before.',
    after: 'Both incidents and their reports after.',
    decisionId: 'The decision of an analyst that it follows from; null: a run of the line.',
    undoneAt: 'When it was undone; null: it stands.',
    undoneBy: 'Who undid it.',
  },
)
