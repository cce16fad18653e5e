import type { Sql } from './connect.js'

/** Those that plans are made for while they grow from nothing. */
const tables = ['entries', 'articles', 'article_versions', 'coded_events', 'incident_reports', 'incidents']

/**
 * Tells the planner of tables that have doubled since it was last told. The server does so by itself only every minute or so: until then
 * it plans for tables that are nearly empty, and reads all of them. Cheap where nothing has grown.
 */
export async function refreshStatistics(sql: Sql): Promise<void> {
  const grown = await sql.rows<{ name: string }>(
    `select relname as name
     from pg_class
     where oid = any ($1::regclass[])
       and pg_relation_size(oid) > 2 * current_setting('block_size')::int * greatest(relpages, 8)`,
    [tables],
  )
  if (grown.length > 0) await sql.rows(`analyze ${grown.map(({ name }) => name).join(', ')}`)
}
