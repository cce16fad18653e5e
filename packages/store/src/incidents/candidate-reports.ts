import type { SearchBlock, StoredReport } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'
import { selectReports } from './reports.js'
import { blockRowOf, lockBlocks } from './search-blocks.js'

/**
 * Stored reports whose blocks touch these, with every report that shares an incident with one of them. Inside a transaction the
 * blocks stay locked until its end: nobody else resolves there meanwhile, and unrelated places do not wait.
 */
export async function findCandidateReports(sql: Sql, blocks: readonly SearchBlock[]): Promise<StoredReport[]> {
  if (blocks.length === 0) return []
  const wanted = blocks.map(blockRowOf)
  const [, found] = await Promise.all([
    lockBlocks(sql, wanted),
    sql.rows<StoredReport>(candidateQuery, [JSON.stringify(wanted)]),
  ])
  return found
}

/**
 * Flat to millions of reports only as long as the planner takes the way it is shown here: for each block (`lateral`, fenced by
 * `offset 0`) its own branch of an index, and from there on by the ids that were found (`array`). It would guess far too many
 * otherwise, and read whole tables. A short block that touches the wanted days starts at most 13 days before them: the number
 * belongs to the indexes of coded_events.
 */
const candidateQuery = `
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
