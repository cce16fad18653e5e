import type { Sql, Store } from './connect.js'

/** Those that plans are made for while they grow from nothing. */
const tables = ['entries', 'articles', 'article_versions', 'coded_events', 'incident_reports', 'incidents']

/**
 * Tells the planner of tables that have doubled since it was last told. The server does so by itself only every minute or so: until then
 * it plans for tables that are nearly empty, and reads all of them. What was planned before any table was looked at is planned anew. Cheap
 * where nothing has grown.
 */
export async function refreshStatistics(store: Store): Promise<void> {
  const grown = await store.rows<{ name: string }>(
    `select relname as name
     from pg_class
     where oid = any ($1::regclass[])
       and pg_relation_size(oid) > 2 * current_setting('block_size')::int * greatest(relpages, 8)`,
    [tables],
  )
  if (grown.length > 0) await store.rows(`analyze ${grown.map(({ name }) => name).join(', ')}`)
  await store.planAnew(await timesLookedAt(store))
}

/** How often the tables were analyzed, or vacuumed: each time what was planned for them holds no longer. */
async function timesLookedAt(sql: Sql): Promise<string> {
  const [looked] = await sql.rows<{ times: string }>(
    `select sum(analyze_count + autoanalyze_count + vacuum_count + autovacuum_count)::text as times from pg_stat_user_tables`,
  )
  return looked?.times ?? ''
}
