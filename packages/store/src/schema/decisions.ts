import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { oneOf, rowId, rowIdOf, time } from './columns.js'
import { described } from './described.js'
import { incidents } from './incidents.js'

export const possibleDuplicates = pgTable(
  'possible_duplicates',
  {
    incidentId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    otherId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    reason: text().notNull(),
    score: doublePrecision().notNull(),
    support: jsonb().notNull().default({}),
    foundAt: time().notNull().defaultNow(),
    decision: text(),
    decidedAt: time(),
    decidedBy: text(),
    why: text(),
  },
  (table) => [
    primaryKey({ name: 'possible_duplicates_pkey', columns: [table.incidentId, table.otherId] }),
    check('possible_duplicates_two_check', sql`incident_id <> other_id`),
    oneOf('possible_duplicates_decision_check', table.decision, ['accepted', 'rejected']),
    index('possible_duplicates_open_idx').on(table.foundAt).where(sql`decision is null`),
    index('possible_duplicates_other_idx').on(table.otherId),
  ],
)

export const possibleDuplicatesDescribed = described(
  possibleDuplicates,
  'Pairs of incidents that may be one: too alike to be sure they are two, not enough to merge them. For an analyst.',
  {
    incidentId: 'The incident that was opened later.',
    otherId: 'The incident that it may be.',
    reason: 'Why it was kept apart, in words.',
    score: 'The support for sameness that was found.',
    support: 'The support by name.',
    foundAt: 'When the pair was found.',
    decision: 'accepted (they were merged) or rejected (they are two); null: open.',
    decidedAt: 'When.',
    decidedBy: 'The analyst.',
    why: 'The reason given.',
  },
)

export const analystDecisions = pgTable(
  'analyst_decisions',
  {
    id: rowId(),
    at: time().notNull().defaultNow(),
    analyst: text().notNull(),
    action: text().notNull(),
    incidentId: rowIdOf().references(() => incidents.id),
    field: text(),
    value: jsonb(),
    before: jsonb(),
    effect: jsonb(),
    why: text().notNull(),
    undoneAt: time(),
    undoneBy: text(),
  },
  (table) => [
    oneOf('analyst_decisions_action_check', table.action, [
      'merge',
      'split',
      'set',
      'lock',
      'unlock',
      'accept',
      'reject',
    ]),
    index('analyst_decisions_incident_idx').on(table.incidentId, table.at),
  ],
)

export const linkDecisions = pgTable(
  'link_decisions',
  {
    id: rowId(),
    decisionId: rowIdOf()
      .notNull()
      .references(() => analystDecisions.id),
    kind: text().notNull(),
    reportA: text().notNull(),
    reportB: text().notNull(),
    undoneAt: time(),
  },
  (table) => [
    oneOf('link_decisions_kind_check', table.kind, ['must_link', 'cannot_link']),
    check('link_decisions_order_check', sql`report_a < report_b`),
    index('link_decisions_a_idx').on(table.reportA).where(sql`undone_at is null`),
    index('link_decisions_b_idx').on(table.reportB).where(sql`undone_at is null`),
  ],
)

export const linkDecisionsDescribed = described(
  linkDecisions,
  'Pairs of reports that an analyst put together or kept apart: what a merge or a split means to every later run.',
  {
    id: 'Row number.',
    decisionId: 'The decision it follows from.',
    kind: 'must_link or cannot_link.',
    reportA: 'report_key of one report, the lesser of the two.',
    reportB: 'report_key of the other.',
    undoneAt: 'When the decision was undone; null: it stands.',
  },
)

export const analystDecisionsDescribed = described(
  analystDecisions,
  'What analysts decided, for good unless undone: every later run respects it.',
  {
    id: 'Row number.',
    at: 'When.',
    analyst: 'Who.',
    action: 'merge, split, set, lock, unlock, accept or reject (a possible duplicate).',
    incidentId: 'The incident.',
    field: 'For set, lock and unlock: the column.',
    value: 'For set and lock: the value that is fixed; for a split: the reports that were taken out.',
    before: 'For set, lock and unlock: the value that was there before.',
    effect: 'What it changed, incident by incident, with the reports that it moved: what an undo puts back.',
    why: 'The reason given.',
    undoneAt: 'When it was undone; null: it stands.',
    undoneBy: 'Who undid it.',
  },
)
