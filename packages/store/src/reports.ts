import type { IncidentReport } from '@wirewatch/model'
import type { SearchBlock } from './coded-events.js'
import type { Sql } from './connect.js'

/** A report as it is kept, with the incident that it belongs to at this moment. */
export interface StoredReport extends IncidentReport {
  readonly incidentId: number | null
}

/**
 * The reports of these texts, and those that share an incident with a report which an edit or a retraction of these texts' articles
 * took away: what is to be resolved after they were coded. Their blocks are locked first, as by `findCandidateReports`.
 */
export async function reportsToResolve(sql: Sql, articleVersionIds: readonly number[]): Promise<StoredReport[]> {
  const blocks = await blocksOf(sql, articleVersionIds)
  const [, reports] = await Promise.all([lockBlocks(sql, blocks), reportsOfTexts(sql, articleVersionIds)])
  return reports
}

const reportsOfTexts = (sql: Sql, articleVersionIds: readonly number[]): Promise<StoredReport[]> =>
  sql.rows<StoredReport>(
    `with of_articles as (
       select id, superseded_at
       from coded_events
       where article_version_id = any (array(
         select id
         from article_versions
         where article_id = any (array(select article_id from article_versions where id = any($1::bigint[])))
       ))
     ),
     touched as (
       select report.incident_id
       from of_articles
       join incident_reports report on report.coded_event_id = of_articles.id and report.detached_at is null
       where of_articles.superseded_at is not null
     ),
     wanted as (
       select id from of_articles where superseded_at is null
       union
       select report.coded_event_id
       from incident_reports report
       where report.incident_id in (select incident_id from touched) and report.detached_at is null
     )
     ${selectReports}
     where event.id in (select id from wanted) and event.superseded_at is null
     order by event.said_at, event.report_key`,
    [articleVersionIds],
  )

/** Live reports by their keys, their blocks locked. */
export async function findReports(sql: Sql, reportIds: readonly string[]): Promise<StoredReport[]> {
  const blocks = await sql.rows<BlockRow>(
    `select distinct block_country as country, block_admin1 as admin1, block_first as first, block_last as last
     from coded_events
     where report_key = any($1) and superseded_at is null`,
    [reportIds],
  )
  await lockBlocks(sql, blocks.map(searchBlockOf))
  return sql.rows<StoredReport>(
    `${selectReports}
     where event.report_key = any($1) and event.superseded_at is null
     order by event.said_at, event.report_key`,
    [reportIds],
  )
}

/** The reports of these incidents, their blocks locked: what is to be resolved anew when an analyst has decided about them. */
export async function reportsOfIncidents(sql: Sql, incidentIds: readonly number[]): Promise<StoredReport[]> {
  const blocks = await sql.rows<BlockRow>(
    `select distinct block_country as country, block_admin1 as admin1, block_first as first, block_last as last
     from incident_reports report
     join coded_events on coded_events.id = report.coded_event_id
     where report.incident_id = any($1::bigint[]) and report.detached_at is null`,
    [incidentIds],
  )
  await lockBlocks(sql, blocks.map(searchBlockOf))
  return sql.rows<StoredReport>(
    `${selectReports}
     where own.incident_id = any($1::bigint[]) and event.superseded_at is null
     order by event.said_at, event.report_key`,
    [incidentIds],
  )
}

/** Keys of the live reports of an incident, oldest first. */
export async function reportKeysOf(sql: Sql, incidentId: number): Promise<string[]> {
  const rows = await sql.rows<{ key: string }>(
    `select event.report_key as key
     from incident_reports report
     join coded_events event on event.id = report.coded_event_id
     where report.incident_id = $1 and report.detached_at is null and event.superseded_at is null
     order by event.said_at, event.report_key`,
    [incidentId],
  )
  return rows.map(({ key }) => key)
}

/**
 * Stored reports whose blocks touch these, with every report that shares an incident with one of them. Inside a transaction the
 * blocks stay locked until its end: nobody else resolves there meanwhile, and unrelated places do not wait.
 */
export async function findCandidateReports(sql: Sql, blocks: readonly SearchBlock[]): Promise<StoredReport[]> {
  if (blocks.length === 0) return []
  const wanted = blocks.map(({ country, admin1, days }) => ({
    country: country ?? '',
    admin1: country === null ? '' : (admin1 ?? ''),
    first: days.first,
    last: days.last,
  }))
  const [, found] = await Promise.all([
    lockBlocks(sql, blocks),
    sql.rows<StoredReport>(candidateQuery, [JSON.stringify(wanted)]),
  ])
  return found
}

/**
 * Locks the blocks until the transaction ends: 30-day stretches of a province, shared locks on what contains it. Two searches that
 * could find each other's reports always share a stretch.
 */
export async function lockBlocks(sql: Sql, blocks: readonly SearchBlock[]): Promise<void> {
  const wanted = new Map<string, boolean>()
  for (const { key, exclusive } of blocks.flatMap(locksOf)) wanted.set(key, exclusive || wanted.get(key) === true)
  // In one order everywhere: workers then wait for each other and rarely deadlock.
  const ordered = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))
  await sql.rows(
    `select
       case when exclusive
         then pg_advisory_xact_lock(hashtextextended(key, 7403))
         else pg_advisory_xact_lock_shared(hashtextextended(key, 7403))
       end
     from unnest($1::text[], $2::boolean[]) as wanted (key, exclusive)`,
    [ordered.map(([key]) => key), ordered.map(([, exclusive]) => exclusive)],
  )
}

/**
 * Reports without the evidence of their values: a search holds many at once, and no comparison asks for it.
 *
 * A new row of an edited text belongs, until it is resolved, where the row before it belonged. The rows of its key are taken first
 * (fenced by `offset 0`): on tables that the planner still holds for small it would read all that is attached, for every report.
 */
export const selectReports = `
  select
    event.report_key as id,
    version.article_id::text as "articleId",
    event.role,
    event.origin,
    event.said_at as "saidAt",
    event.names,
    event.coded || '{"evidence": [], "confidenceParts": {}}' as event,
    coalesce(own.incident_id, former.incident_id) as "incidentId"
  from coded_events event
  join article_versions version on version.id = event.article_version_id
  left join incident_reports own on own.coded_event_id = event.id and own.detached_at is null
  left join lateral (
    select report.incident_id
    from (
      select id
      from coded_events
      where own.id is null and report_key = event.report_key and superseded_at is not null
      offset 0
    ) earlier
    join incident_reports report on report.coded_event_id = earlier.id and report.detached_at is null
    order by report.id desc
    limit 1
  ) former on true`

/**
 * Flat to millions of reports only as long as the planner takes the way it is shown here: for each block (`lateral`, fenced by
 * `offset 0`) its own branch of an index, and from there on by the ids that were found (`array`). It would guess far too many
 * otherwise, and read whole tables. A short block that touches the wanted days starts at most 13 days before them: the number
 * belongs to the indexes of coded_events.
 */
export const candidateQuery = `
  with block as (
    select distinct country, admin1, first, last
    from jsonb_to_recordset($1::jsonb) as x (country text, admin1 text, first int, last int)
  ),
  found as materialized (
    select distinct touching.id
    from block
    cross join lateral (
      -- A province finds itself, and what is only known to lie in its country or may lie anywhere.
      select event.id
      from coded_events event
      where block.admin1 <> ''
        and event.block_country = any (array[block.country, ''])
        and event.block_admin1 = any (array[block.admin1, ''])
        and event.block_first between block.first - 13 and block.last
        and event.block_last >= block.first
        and event.superseded_at is null
        and event.block_last - event.block_first < 14
      union all
      -- A country finds all of its provinces, and what may lie anywhere.
      select event.id
      from coded_events event
      where block.country <> '' and block.admin1 = ''
        and event.block_country = any (array[block.country, ''])
        and event.block_first between block.first - 13 and block.last
        and event.block_last >= block.first
        and event.superseded_at is null
        and event.block_last - event.block_first < 14
      union all
      -- What may lie anywhere finds everything.
      select event.id
      from coded_events event
      where block.country = ''
        and event.block_first + 0 between block.first - 13 and block.last
        and event.block_last >= block.first
        and event.superseded_at is null
        and event.block_last - event.block_first < 14
      union all
      select event.id
      from coded_events event
      where block.admin1 <> ''
        and event.block_country = any (array[block.country, ''])
        and event.block_admin1 = any (array[block.admin1, ''])
        and event.block_last >= block.first
        and event.block_first <= block.last
        and event.superseded_at is null
        and event.block_last - event.block_first >= 14
      union all
      select event.id
      from coded_events event
      where block.admin1 = ''
        and (block.country = '' or event.block_country = any (array[block.country, '']))
        and event.block_last >= block.first
        and event.block_first <= block.last
        and event.superseded_at is null
        and event.block_last - event.block_first >= 14
      offset 0
    ) touching
  )
  ${selectReports}
  where event.superseded_at is null
    and event.id = any (array(
      select id from found
      union
      select mate.coded_event_id
      from incident_reports mate
      where mate.detached_at is null
        and mate.incident_id = any (array(
          select report.incident_id
          from incident_reports report
          where report.detached_at is null and report.coded_event_id = any (array(select id from found))
        ))
    ))
  order by event.said_at, event.report_key`

async function blocksOf(sql: Sql, articleVersionIds: readonly number[]): Promise<SearchBlock[]> {
  const blocks = await sql.rows<BlockRow>(
    `select distinct block_country as country, block_admin1 as admin1, block_first as first, block_last as last
     from coded_events
     where article_version_id = any($1::bigint[])`,
    [articleVersionIds],
  )
  return blocks.map(searchBlockOf)
}

interface BlockRow {
  readonly country: string
  readonly admin1: string
  readonly first: number
  readonly last: number
}

const searchBlockOf = ({ country, admin1, first, last }: BlockRow): SearchBlock => ({
  country: country || null,
  admin1: admin1 || null,
  days: { first, last },
})

const daysInStretch = 30

function locksOf({ country, admin1, days }: SearchBlock): { key: string; exclusive: boolean }[] {
  const areas = ['anywhere']
  if (country !== null) areas.push(country)
  if (country !== null && admin1 !== null) areas.push(`${country}/${admin1}`)
  const locks: { key: string; exclusive: boolean }[] = []
  for (let stretch = Math.floor(days.first / daysInStretch); stretch * daysInStretch <= days.last; stretch++) {
    for (const area of areas) locks.push({ key: `${area} ${stretch}`, exclusive: area === areas.at(-1) })
  }
  return locks
}

/** Articles whose present version no longer reports what an earlier one did, and the incidents that still count it. */
export function withdrawnReports(
  sql: Sql,
  articleVersionIds: readonly number[],
): Promise<{ articleId: string; incidentId: number }[]> {
  return sql.rows(
    `select distinct version.article_id::text as "articleId", report.incident_id as "incidentId"
     from article_versions version
     join article_versions sibling on sibling.article_id = version.article_id
     join incident_reports report on report.article_version_id = sibling.id and report.detached_at is null
     join coded_events event on event.id = report.coded_event_id and event.superseded_at is not null
     where version.id = any($1::bigint[])`,
    [articleVersionIds],
  )
}
