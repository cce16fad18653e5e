import type { SearchBlock } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** A block as the rows of coded events have it: an empty text for anywhere. */
export interface BlockRow {
  readonly country: string
  readonly admin1: string
  readonly first: number
  readonly last: number
}

export const blockRowOf = ({ country, admin1, days }: SearchBlock): BlockRow => ({
  country: country ?? '',
  admin1: country === null ? '' : (admin1 ?? ''),
  first: days.first,
  last: days.last,
})

/**
 * Locks the blocks until the transaction ends: 30-day stretches of a province, shared locks on what contains it. Two searches that
 * could find each other's reports always share a stretch.
 */
export async function lockBlocks(sql: Sql, blocks: readonly BlockRow[]): Promise<void> {
  await sql.rows(
    locking(`select * from jsonb_to_recordset($1::jsonb) as x (country text, admin1 text, first int, last int)`),
    [asJson(blocks)],
  )
}

/**
 * As `lockBlocks`, those of the coded events that are meant.
 * @param meant joins and conditions behind `from coded_events`
 */
export async function lockBlocksOf(sql: Sql, meant: string, values: readonly unknown[]): Promise<void> {
  await sql.rows(
    locking(`select distinct block_country as country, block_admin1 as admin1, block_first as first, block_last as last
       from coded_events
       ${meant}`),
    values,
  )
}

/** In one order everywhere: workers then wait for each other and rarely deadlock. */
const locking = (blocks: string): string => `select
       case when exclusive
         then pg_advisory_xact_lock(hashtextextended(key, 7403))
         else pg_advisory_xact_lock_shared(hashtextextended(key, 7403))
       end
     from (
       select key, bool_or(is_whole) as exclusive
       from (${blocks}) block
       cross join lateral generate_series(floor(first / 30.0)::int, floor(last / 30.0)::int) as stretch
       cross join lateral (
         select 'anywhere' as name, country = '' as is_whole
         union all
         select country, admin1 = '' where country <> ''
         union all
         select country || '/' || admin1, true where country <> '' and admin1 <> ''
       ) area
       cross join lateral (select area.name || ' ' || stretch as key) named
       group by key
       order by key collate "C"
     ) wanted`
