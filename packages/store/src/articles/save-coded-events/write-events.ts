import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import { type CodedText, marksOf } from './coded-text.js'
import { type EventRow, figureRows } from './event-rows.js'

/** Marks the texts as coded, and writes what they report with its figures over what an earlier coding of the same texts left. */
export const writeEvents = (sql: Sql, texts: readonly CodedText[], events: readonly EventRow[]) =>
  sql.rows(
    `with text as (
       select *
       from jsonb_to_recordset($1::jsonb) as x (
         "articleVersionId" bigint, relevant boolean, role text, "roleEvidence" jsonb, "taxonomyVersion" text,
         "coderVersion" text
       )
     ),
     marked as (
       update article_versions set
         relevant = text.relevant,
         role = text.role,
         role_evidence = text."roleEvidence",
         taxonomy_version = text."taxonomyVersion",
         coder_version = text."coderVersion",
         coded_at = now()
       from text
       where article_versions.id = text."articleVersionId"
         -- One that was made in this transaction bears its marks already.
         and article_versions.coded_at is distinct from now()
     ),
     event as (
       insert into coded_events (
         article_version_id, ordinal, report_key, role, origin, said_at, names, type, components, date_text, date_start, date_end,
         date_precision, retrospective, location_id, country, admin1, admin2, lat, lon, place_precision, killed, injured,
         arrested, abducted, initiator_ids, target_ids, is_primary, confidence, coded, taxonomy_version, coder_version,
         block_country, block_admin1, block_first, block_last
       )
       select
         "articleVersionId", ordinal, "reportKey", role, origin, "saidAt", names, type, components, "dateText", "dateStart",
         "dateEnd", "datePrecision", retrospective, "locationId", country, admin1, admin2, lat, lon, "placePrecision", killed,
         injured, arrested, abducted, "initiatorIds", "targetIds", "isPrimary", confidence, coded, "taxonomyVersion",
         "coderVersion", "blockCountry", "blockAdmin1", "blockFirst", "blockLast"
       from jsonb_to_recordset($2::jsonb) as x (
         "articleVersionId" bigint, ordinal int, "reportKey" text, role text, origin text, "saidAt" timestamptz, names text[],
         type text, components text[], "dateText" text, "dateStart" date, "dateEnd" date, "datePrecision" int,
         retrospective boolean, "locationId" text, country text, admin1 text, admin2 text, lat double precision,
         lon double precision, "placePrecision" int, killed int, injured int, arrested int, abducted int,
         "initiatorIds" text[], "targetIds" text[], "isPrimary" boolean, confidence double precision, coded jsonb,
         "taxonomyVersion" text, "coderVersion" text, "blockCountry" text, "blockAdmin1" text, "blockFirst" int,
         "blockLast" int
       )
       order by "articleVersionId", ordinal
       on conflict (article_version_id, ordinal) do update set
         ${overwrite(replaceable)},
         coded_at = now(),
         superseded_at = null,
         resolved_at = null
       returning id, article_version_id, ordinal
     ),
     figure as (
       select *
       from jsonb_to_recordset($3::jsonb) as x (
         "articleVersionId" bigint, "eventOrdinal" int, ordinal int, measure text, "group" text, min int, max int,
         qualifier text, words text, start int, "end" int, speaker text, "partyClaim" boolean, origin text,
         "saidAt" timestamptz
       )
     ),
     gone as (
       delete from casualty_reports
       using event
       where casualty_reports.coded_event_id = event.id
         and not exists (
           select from figure
           where figure."articleVersionId" = event.article_version_id
             and figure."eventOrdinal" = event.ordinal
             and figure.ordinal = casualty_reports.ordinal
         )
     )
     insert into casualty_reports (
       coded_event_id, ordinal, measure, casualty_group, n_min, n_max, qualifier, words, span_start, span_end, speaker,
       party_claim, origin, said_at
     )
     select
       event.id, figure.ordinal, measure, "group", min, max, qualifier, words, start, "end", speaker, "partyClaim", origin,
       "saidAt"
     from figure
     join event on event.article_version_id = figure."articleVersionId" and event.ordinal = figure."eventOrdinal"
     order by event.id, figure.ordinal
     on conflict (coded_event_id, ordinal) do update set
       ${overwrite(['measure', 'casualty_group', 'n_min', 'n_max', 'qualifier', 'words', 'span_start', 'span_end', 'speaker', 'party_claim', 'origin', 'said_at'])}`,
    [
      asJson(texts.map((text) => ({ articleVersionId: text.articleVersionId, ...marksOf(text) }))),
      asJson(events),
      asJson(texts.flatMap(figureRows)),
    ],
  )

const replaceable = [
  'report_key',
  'role',
  'origin',
  'said_at',
  'names',
  'type',
  'components',
  'date_text',
  'date_start',
  'date_end',
  'date_precision',
  'retrospective',
  'location_id',
  'country',
  'admin1',
  'admin2',
  'lat',
  'lon',
  'place_precision',
  'killed',
  'injured',
  'arrested',
  'abducted',
  'initiator_ids',
  'target_ids',
  'is_primary',
  'confidence',
  'coded',
  'taxonomy_version',
  'coder_version',
  'block_country',
  'block_admin1',
  'block_first',
  'block_last',
]

function overwrite(columns: readonly string[]): string {
  return columns.map((column) => `${column} = excluded.${column}`).join(',\n       ')
}
