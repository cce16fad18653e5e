import type { Attribution, IncidentStatus } from '@wirewatch/model'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { articleVersions } from './articles.js'
import { codedEvents } from './coded-events.js'
import { noWords, oneOf, rowId, rowIdOf, time } from './columns.js'
import { described } from './described.js'

const statuses = [
  'candidate',
  'confirmed',
  'claimed',
  'disputed',
  'rejected',
  'merged',
  'retracted',
] as const satisfies readonly IncidentStatus[]

const attributions = [
  'claimed',
  'state_alleged',
  'media_alleged',
  'inferred',
  'denied',
  'disputed',
] as const satisfies readonly Attribution[]

export const actorRoles = ['initiator', 'target', 'participant', 'claimant', 'blamed'] as const

/** How a report relates to its incident. */
export const reportRelations = ['opens', 'joins', 'updates', 'corrects', 'claims', 'denies', 'follows_up'] as const
export type ReportRelation = (typeof reportRelations)[number]

export const publicIdCounters = pgTable(
  'public_id_counters',
  {
    country: text().notNull(),
    year: smallint().notNull(),
    last: integer().notNull(),
  },
  (table) => [primaryKey({ name: 'public_id_counters_pkey', columns: [table.country, table.year] })],
)

export const publicIdCountersDescribed = described(
  publicIdCounters,
  'The last number given to an incident, per country and year. It only grows: no public id is used twice.',
  {
    country: 'ISO 3166-1 alpha-2, or XX where the country is unknown.',
    year: 'Year of the incident, or of its first report where the date is unknown.',
    last: 'The last number given.',
  },
)

export const incidents = pgTable(
  'incidents',
  {
    id: rowId(),
    publicId: text().notNull(),
    status: text().notNull(),
    mergedInto: rowIdOf().references((): AnyPgColumn => incidents.id),
    dateStart: date({ mode: 'string' }),
    dateEnd: date({ mode: 'string' }),
    datePrecision: smallint(),
    type: text().notNull(),
    components: text().array().notNull().default(noWords),
    country: text(),
    admin1: text(),
    admin2: text(),
    admin3: text(),
    locationId: text(),
    locationName: text(),
    locationText: text(),
    lat: doublePrecision(),
    lon: doublePrecision(),
    placePrecision: smallint().notNull(),
    placeMethod: text(),
    killedLow: integer(),
    killedBest: integer(),
    killedHigh: integer(),
    injuredLow: integer(),
    injuredBest: integer(),
    injuredHigh: integer(),
    casualtyBasis: text(),
    injuredBasis: text(),
    casualtyConflict: boolean().notNull().default(false),
    arrested: integer(),
    abducted: integer(),
    killedCivilian: integer(),
    killedSecurity: integer(),
    killedMilitant: integer(),
    weapons: text().array().notNull().default(noWords),
    targetKinds: text().array().notNull().default(noWords),
    suicide: boolean(),
    success: boolean(),
    summary: text(),
    nArticles: integer().notNull().default(0),
    nSources: integer().notNull().default(0),
    nOrigins: integer().notNull().default(0),
    retrospective: boolean().notNull(),
    confidence: doublePrecision().notNull(),
    confidenceParts: jsonb().notNull().default({}),
    codingStatus: text().notNull().default('auto'),
    lockedFields: text().array().notNull().default(noWords),
    taxonomyVersion: text().notNull(),
    coderVersion: text().notNull(),
    revision: integer().notNull(),
    openedAt: time().notNull().defaultNow(),
    revisedAt: time().notNull().defaultNow(),
  },
  (table) => [
    unique('incidents_public_id_key').on(table.publicId),
    oneOf('incidents_status_check', table.status, statuses),
    oneOf('incidents_casualty_basis_check', table.casualtyBasis, ['reports', 'party_claim']),
    oneOf('incidents_injured_basis_check', table.injuredBasis, ['reports', 'party_claim']),
    oneOf('incidents_coding_status_check', table.codingStatus, ['auto', 'reviewed', 'adjudicated']),
    check('incidents_merged_check', sql`(status = 'merged') = (merged_into is not null)`),
    check('incidents_date_check', sql`date_end is null or date_end >= date_start`),
    check('incidents_place_precision_check', sql`place_precision between 1 and 8`),
    check('incidents_date_precision_check', sql`date_precision between 1 and 5`),
    index('incidents_area_idx').on(table.country, table.admin1, table.admin2, table.dateStart),
    index('incidents_date_idx').on(table.dateStart),
    index('incidents_type_date_idx').on(table.type, table.dateStart),
    index('incidents_merged_into_idx').on(table.mergedInto).where(sql`merged_into is not null`),
    index('incidents_revised_idx').on(table.revisedAt),
  ],
)

export const incidentsDescribed = described(
  incidents,
  'Real happenings, one row each however many articles report it, as they stand now.',
  {
    id: 'Row number.',
    publicId: 'The id that is shown and cited, for example PK-2026-004211; never used again.',
    status: 'candidate, confirmed, claimed (only a claim reports it), disputed, rejected, merged or retracted.',
    mergedInto: 'For a merged one: the incident that it is part of now.',
    dateStart: 'First day; with a precision of 3 and more, first day that it may have been.',
    dateEnd: 'Last day; never null where dateStart is known.',
    datePrecision: '1 day, 2 span of 2 to 6 days, 3 week, 4 month, 5 year; null: unknown.',
    type: 'family.type of the codebook.',
    components: 'Further types of one complex attack.',
    country: 'ISO 3166-1 alpha-2.',
    admin1: 'Name of the province.',
    admin2: 'Name of the district.',
    admin3: 'Name of the tehsil or subdistrict.',
    locationId: 'Gazetteer id of the place.',
    locationName: 'Its name.',
    locationText: 'The place as the text writes it.',
    lat: 'Latitude in degrees; null for a country or an unknown place, the centre of the area at precision 4 to 6.',
    lon: 'Longitude in degrees.',
    placePrecision:
      '1 site, 2 town, 3 near a town, 4 district, 5 province, 6 line or vague area, 7 country, 8 unknown.',
    placeMethod: 'How the place was resolved.',
    killedLow: 'Least figure of the live reports; null: not stated.',
    killedBest: 'The best-ranked, latest, independently repeated figure; never one that a side gives for its enemy.',
    killedHigh: 'Greatest figure of the live reports.',
    injuredLow: 'Least figure of the live reports; null: not stated.',
    injuredBest: 'The best-ranked figure.',
    injuredHigh: 'Greatest figure of the live reports.',
    casualtyBasis: 'reports, or party_claim where only a fighting side gives a figure of the dead.',
    injuredBasis: 'The same for the injured.',
    casualtyConflict: 'A total contradicts its parts.',
    arrested: 'Arrested; null: not stated.',
    abducted: 'Abducted; null: not stated.',
    killedCivilian: 'Civilians killed; null: not stated.',
    killedSecurity: 'Soldiers, police and other state forces killed.',
    killedMilitant: 'Members of armed groups killed.',
    weapons: 'Weapon tags.',
    targetKinds: 'Target tags.',
    suicide: 'A suicide attack.',
    success: 'False where it was foiled.',
    summary: 'A neutral sentence made from the coded values.',
    nArticles: 'How many articles report it.',
    nSources: 'How many outlets.',
    nOrigins: 'How many origins (publisher families and agencies): what corroborates.',
    retrospective: 'Every report of it recalls the past.',
    confidence: '0 to 1, the product of the parts.',
    confidenceParts: 'The named parts of the confidence.',
    codingStatus: 'auto, reviewed (an analyst looked), adjudicated (an analyst decided).',
    lockedFields: 'Fields that an analyst has fixed, as `incidents set` names them: no later run changes them.',
    taxonomyVersion: 'The taxonomy of the last revision.',
    coderVersion: 'The coder of the last revision.',
    revision: 'Number of the revision that stands, from 1: the last one, or an earlier one that an undo brought back.',
    openedAt: 'When its first report was resolved.',
    revisedAt: 'When its last revision was written.',
  },
)

export const incidentActors = pgTable(
  'incident_actors',
  {
    incidentId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    role: text().notNull(),
    ordinal: smallint().notNull(),
    actorId: text(),
    name: text(),
    text: text().notNull(),
    attribution: text(),
    side: text(),
  },
  (table) => [
    primaryKey({ name: 'incident_actors_pkey', columns: [table.incidentId, table.role, table.ordinal] }),
    oneOf('incident_actors_role_check', table.role, actorRoles),
    oneOf('incident_actors_attribution_check', table.attribution, attributions),
    oneOf('incident_actors_side_check', table.side, ['A', 'B']),
    index('incident_actors_actor_idx').on(table.actorId, table.role),
  ],
)

export const incidentActorsDescribed = described(incidentActors, 'Who took part in an incident, and in which role.', {
  incidentId: 'The incident.',
  role: 'initiator, target, participant, claimant or blamed.',
  ordinal: 'Order within the role, from 0.',
  actorId: 'Id of the actor; null where only words are known.',
  name: 'Neutral name of the actor.',
  text: 'The words of the text.',
  attribution:
    'How firmly the role is known: claimed, state_alleged, media_alleged, inferred, denied, disputed; null: stated as fact.',
  side: 'A or B where there are two sides.',
})

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
