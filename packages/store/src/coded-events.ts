import type { CodedArticle, IncidentReport } from '@wirewatch/model'
import type { ReadingMarks } from './articles.js'
import { asJson } from './as-json.js'
import type { Sql } from './connect.js'
import { dateSpan } from './date-span.js'

/** Where and when reports of the same incident can lie. Null: anywhere. Days are counted from 1970-01-01, both included. */
export interface SearchBlock {
  readonly country: string | null
  readonly admin1: string | null
  readonly days: { readonly first: number; readonly last: number }
}

/** What a text says happened. */
export interface CodedText {
  readonly articleVersionId: number
  readonly coded: Pick<CodedArticle, 'relevant' | 'role' | 'roleEvidence'>
  /** One for each coded event, in their order; none where the text opens and joins nothing. */
  readonly reports: readonly { readonly report: IncidentReport; readonly block: SearchBlock }[]
  /** The text of the article, from which the words of each figure are cut. */
  readonly text: string
  readonly taxonomyVersion: string
  readonly coderVersion: string
}

/**
 * Keeps what texts say happened. Reports that an earlier version of a text, or an earlier coding of it, gave and that are not given
 * again are superseded: they stay, and no longer count once their incidents are resolved again. A text that is not the current one of
 * its article says nothing any more and is left out. Call it in a transaction.
 */
export async function saveCodedEvents(sql: Sql, all: readonly CodedText[]): Promise<void> {
  const current = await lockCurrent(
    sql,
    all.map((text) => text.articleVersionId),
  )
  const texts = all.filter((text) => current.has(text.articleVersionId))
  if (texts.length === 0) return
  const versionIds = texts.map((text) => text.articleVersionId)
  const events = lastOfEachKey(texts.flatMap(eventRows))
  // Two statements: the live key of a report must be free before its new row takes it.
  await Promise.all([supersedeRivals(sql, versionIds, events), writeEvents(sql, texts, events)])
}

type EventRow = ReturnType<typeof eventRows>[number]

const supersedeRivals = (sql: Sql, versionIds: readonly number[], events: readonly EventRow[]) =>
  sql.rows(
    `with kept as (
       select *
       from jsonb_to_recordset($2::jsonb) as x ("articleVersionId" bigint, ordinal int, "reportKey" text)
     ),
     rival as (
       select event.id
       from article_versions version
       join article_versions sibling on sibling.article_id = version.article_id
       join coded_events event on event.article_version_id = sibling.id
       where version.id = any($1::bigint[])
       union
       -- Two addresses that led to one page give reports of one key: the later reading counts.
       select event.id
       from kept
       join coded_events event on event.report_key = kept."reportKey"
     )
     update coded_events set superseded_at = now()
     where id in (select id from rival)
       and superseded_at is null
       and (article_version_id, ordinal) not in (select "articleVersionId", ordinal from kept)`,
    [
      versionIds,
      asJson(events.map(({ articleVersionId, ordinal, reportKey }) => ({ articleVersionId, ordinal, reportKey }))),
    ],
  )

const writeEvents = (sql: Sql, texts: readonly CodedText[], events: readonly EventRow[]) =>
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

/** Takes back what these texts, or earlier wordings of their articles, were coded to report. Resolve them again for it to count. */
export async function withdrawReports(sql: Sql, articleVersionIds: readonly number[]): Promise<void> {
  if (articleVersionIds.length === 0) return
  await sql.rows(
    `update coded_events set superseded_at = now()
     where superseded_at is null
       and article_version_id in (
         select sibling.id
         from article_versions version
         join article_versions sibling on sibling.article_id = version.article_id
         where version.id = any($1::bigint[])
       )`,
    [articleVersionIds],
  )
}

/** Of these texts, those whose articles report something, or whose withdrawn reports still count in an incident. */
export async function textsToResolve(sql: Sql, articleVersionIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (articleVersionIds.length === 0) return new Set()
  const found = await sql.rows<{ id: number }>(
    `select distinct version.id
     from article_versions version
     join article_versions sibling on sibling.article_id = version.article_id
     join coded_events event on event.article_version_id = sibling.id
     left join incident_reports report on report.coded_event_id = event.id and report.detached_at is null
     where version.id = any($1::bigint[]) and (event.superseded_at is null or report.id is not null)`,
    [articleVersionIds],
  )
  return new Set(found.map(({ id }) => id))
}

/** Which of these are the current texts of their articles; they stay so until the transaction ends. */
async function lockCurrent(sql: Sql, articleVersionIds: readonly number[]): Promise<ReadonlySet<number>> {
  const locked = await sql.rows<{ id: number }>(
    `select current_version_id as id from articles where current_version_id = any($1::bigint[]) order by articles.id for update`,
    [articleVersionIds],
  )
  return new Set(locked.map(({ id }) => id))
}

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

function lastOfEachKey<Row extends { readonly reportKey: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.reportKey, row])).values()]
}

/** What a reading says of the text as a whole, as `saveArticles` takes it. */
export function marksOf({
  coded: { relevant, role, roleEvidence },
  taxonomyVersion,
  coderVersion,
}: Pick<CodedText, 'coded' | 'taxonomyVersion' | 'coderVersion'>): ReadingMarks {
  return { relevant, role, roleEvidence, taxonomyVersion, coderVersion }
}

function eventRows(text: CodedText) {
  return text.reports.map(({ report, block }, ordinal) => {
    const { event } = report
    const span = dateSpan(event.date, event.dateEnd)
    return {
      articleVersionId: text.articleVersionId,
      ordinal,
      reportKey: report.id,
      role: report.role,
      origin: report.origin,
      saidAt: report.saidAt,
      names: report.names,
      type: event.type,
      components: event.components,
      dateText: event.date,
      dateStart: span?.start ?? null,
      dateEnd: span?.end ?? null,
      datePrecision: event.datePrecision,
      retrospective: event.retrospective,
      locationId: event.location?.id ?? null,
      country: event.location?.country ?? null,
      admin1: event.location?.admin1 ?? null,
      admin2: event.location?.admin2 ?? null,
      lat: event.location?.lat ?? null,
      lon: event.location?.lon ?? null,
      placePrecision: event.location?.precision ?? 8,
      killed: event.killed,
      injured: event.injured,
      arrested: event.arrested,
      abducted: event.abducted,
      initiatorIds: event.initiators.flatMap(({ id }) => id ?? []),
      targetIds: event.targets.flatMap(({ id }) => id ?? []),
      isPrimary: event.primary,
      confidence: event.confidence,
      coded: event,
      taxonomyVersion: text.taxonomyVersion,
      coderVersion: text.coderVersion,
      blockCountry: block.country ?? '',
      blockAdmin1: block.admin1 ?? '',
      blockFirst: block.days.first,
      blockLast: block.days.last,
    }
  })
}

function figureRows(text: CodedText) {
  return text.reports.flatMap(({ report }, eventOrdinal) =>
    report.event.casualties.map((casualty, ordinal) => ({
      ...casualty,
      articleVersionId: text.articleVersionId,
      eventOrdinal,
      ordinal,
      words: text.text.slice(casualty.start, casualty.end),
      origin: report.origin,
      saidAt: report.saidAt,
    })),
  )
}
