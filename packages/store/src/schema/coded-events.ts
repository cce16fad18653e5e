import type { CasualtyGroup, CasualtyMeasure } from '@wirewatch/model'
import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { articleRoles, articleVersions } from './articles.js'
import { noWords, oneOf, rowId, rowIdOf, time } from './columns.js'
import { described } from './described.js'

const measures = [
  'killed',
  'injured',
  'missing',
  'captured',
  'abducted',
  'arrested',
] as const satisfies readonly CasualtyMeasure[]
const groups = ['civilian', 'security', 'militant', 'unknown', 'total'] as const satisfies readonly CasualtyGroup[]

export const codedEvents = pgTable(
  'coded_events',
  {
    id: rowId(),
    articleVersionId: rowIdOf()
      .notNull()
      .references(() => articleVersions.id),
    ordinal: smallint().notNull(),
    reportKey: text().notNull(),
    role: text().notNull(),
    origin: text().notNull(),
    saidAt: time().notNull(),
    names: text().array().notNull().default(noWords),
    type: text().notNull(),
    components: text().array().notNull().default(noWords),
    dateText: text(),
    dateStart: date({ mode: 'string' }),
    dateEnd: date({ mode: 'string' }),
    datePrecision: smallint(),
    retrospective: boolean().notNull(),
    locationId: text(),
    country: text(),
    admin1: text(),
    admin2: text(),
    lat: doublePrecision(),
    lon: doublePrecision(),
    placePrecision: smallint().notNull(),
    killed: integer(),
    injured: integer(),
    arrested: integer(),
    abducted: integer(),
    initiatorIds: text().array().notNull().default(noWords),
    targetIds: text().array().notNull().default(noWords),
    isPrimary: boolean().notNull(),
    confidence: doublePrecision().notNull(),
    coded: jsonb().notNull(),
    taxonomyVersion: text().notNull(),
    coderVersion: text().notNull(),
    codedAt: time().notNull().defaultNow(),
    supersededAt: time(),
    resolvedAt: time(),
    blockCountry: text().notNull(),
    blockAdmin1: text().notNull(),
    blockFirst: integer().notNull(),
    blockLast: integer().notNull(),
  },
  (table) => [
    unique('coded_events_version_ordinal_key').on(table.articleVersionId, table.ordinal),
    oneOf('coded_events_role_check', table.role, articleRoles),
    uniqueIndex('coded_events_live_report_key').on(table.reportKey).where(sql`superseded_at is null`),
    // Reports are sought by area and days. Short blocks and long ones apart: a search then reads the short ones of a few
    // days, and the long ones are few.
    index('coded_events_block_idx')
      .on(table.blockCountry, table.blockAdmin1, table.blockFirst)
      .where(sql`superseded_at is null and block_last - block_first < 14`),
    index('coded_events_country_block_idx')
      .on(table.blockCountry, table.blockFirst)
      .where(sql`superseded_at is null and block_last - block_first < 14`),
    // By an expression that only the search for "anywhere" writes: on a young table the others would take this index too.
    index('coded_events_day_block_idx')
      .on(sql`(block_first + 0)`)
      .where(sql`superseded_at is null and block_last - block_first < 14`),
    index('coded_events_long_block_idx')
      .on(table.blockCountry, table.blockAdmin1, table.blockLast)
      .where(sql`superseded_at is null and block_last - block_first >= 14`),
    index('coded_events_report_key_idx').on(table.reportKey),
    index('coded_events_unresolved_idx').on(table.codedAt).where(sql`resolved_at is null and superseded_at is null`),
    index('coded_events_type_idx').on(table.type, table.dateStart),
  ],
)

export const codedEventsDescribed = described(
  codedEvents,
  'What one article says happened, with the evidence for every value. Columns are drawn from `coded` to be searched.',
  {
    id: 'Row number.',
    articleVersionId: 'The text it was read in.',
    ordinal: 'Its number within the text, from 0.',
    reportKey: 'Stable id of the report: address and ordinal. One live row a key; an edited text brings a new row.',
    role: 'Role of the text: report, update, correction, claim, …',
    origin: 'Publisher family or agency with the speaker of the toll: what corroborates.',
    saidAt: 'When the text was published, or first seen where it bears no date.',
    names: 'Folded names in its sentences that are neither actors nor places: victims, units, streets.',
    type: 'family.type of the codebook.',
    components: 'Further types of one complex attack.',
    dateText: 'The date as precise as known: YYYY-MM-DD, YYYY-MM or YYYY.',
    dateStart: 'First day that it may have happened.',
    dateEnd: 'Last day that it may have happened.',
    datePrecision: '1 day, 2 span of 2 to 6 days, 3 week, 4 month, 5 year.',
    retrospective: 'The text recalls it; it is not the news of the day.',
    locationId: 'Gazetteer id of the place; null: not resolved.',
    country: 'ISO 3166-1 alpha-2.',
    admin1: 'Name of the province.',
    admin2: 'Name of the district.',
    lat: 'Latitude in degrees.',
    lon: 'Longitude in degrees.',
    placePrecision:
      '1 site, 2 town, 3 near a town, 4 district, 5 province, 6 line or vague area, 7 country, 8 unknown.',
    killed: 'Killed as this text states it; null: it does not.',
    injured: 'Injured as this text states it.',
    arrested: 'Arrested as this text states it.',
    abducted: 'Abducted as this text states it.',
    initiatorIds: 'Ids of the actors who acted.',
    targetIds: 'Ids of the actors who were acted upon.',
    isPrimary: 'It is the news of the day in this text.',
    confidence: '0 to 1, the product of the parts in `coded`.',
    coded: 'The whole coded event: parties, casualties with speakers, weapons, evidence.',
    taxonomyVersion: 'The taxonomy it was coded with.',
    coderVersion: 'The coder it was coded with.',
    codedAt: 'When it was coded.',
    supersededAt: 'When a newer version of the article, or a newer coding, took its place.',
    resolvedAt: 'When it was first put to an incident; null: not yet.',
    blockCountry: 'Where reports of the same incident can lie: country, or empty for anywhere.',
    blockAdmin1: 'Where they can lie: province, or empty for anywhere in the country.',
    blockFirst: 'First day on which they can lie, counted from 1970-01-01.',
    blockLast: 'Last day on which they can lie.',
  },
)

export const casualtyReports = pgTable(
  'casualty_reports',
  {
    id: rowId(),
    codedEventId: rowIdOf()
      .notNull()
      .references(() => codedEvents.id),
    ordinal: smallint().notNull(),
    measure: text().notNull(),
    casualtyGroup: text().notNull(),
    nMin: integer().notNull(),
    nMax: integer(),
    qualifier: text().notNull(),
    words: text(),
    spanStart: integer().notNull(),
    spanEnd: integer().notNull(),
    speaker: text(),
    partyClaim: boolean().notNull(),
    origin: text().notNull(),
    saidAt: time(),
  },
  (table) => [
    unique('casualty_reports_event_ordinal_key').on(table.codedEventId, table.ordinal),
    oneOf('casualty_reports_measure_check', table.measure, measures),
    oneOf('casualty_reports_group_check', table.casualtyGroup, groups),
    oneOf('casualty_reports_qualifier_check', table.qualifier, ['exact', 'at_least', 'at_most', 'about', 'vague']),
  ],
)

export const casualtyReportsDescribed = described(
  casualtyReports,
  'Single attributed figures. The toll of an incident is rolled up from those of its live reports.',
  {
    id: 'Row number.',
    codedEventId: 'The coded event it belongs to; its incident is found through incident_reports.',
    ordinal: 'Its number within the coded event, from 0.',
    measure: 'killed, injured, missing, captured, abducted or arrested.',
    casualtyGroup: 'civilian, security, militant, unknown, or total over all.',
    nMin: 'Least number that the words allow.',
    nMax: 'Greatest number that the words allow; null: they set no limit.',
    qualifier: 'exact, at_least, at_most, about or vague.',
    words: 'The words that state it.',
    spanStart: 'Where those words start in the text, in UTF-16 units.',
    spanEnd: 'Where they end.',
    speaker: 'Who says so: police, hospital, …; null: the reporter.',
    partyClaim: 'The speaker takes part in the fight and counts the other side: never the best figure.',
    origin: 'Publisher family or agency of the text: a newer figure of the same origin takes the place of the older.',
    saidAt: 'When it was said: publication of the text.',
  },
)
