import type pg from 'pg'

/**
 * Plans anew what the idle connections of a pool have planned for other statistics than these: else whoever runs a statement next would
 * wait for that, statement by statement. One connection at a time, the one that is lent out next first.
 * @returns to be called with what tells these statistics from others
 */
export function planningAnew(pool: pg.Pool): (statistics: string) => Promise<void> {
  const idle = new Set<pg.PoolClient>()
  const plannedFor = new WeakMap<pg.PoolClient, string>()
  pool.on('acquire', (client) => idle.delete(client))
  pool.on('release', (_fault, client) => idle.add(client))
  pool.on('remove', (client) => idle.delete(client))
  return async (statistics) => {
    for (const client of [...idle].reverse()) {
      if (!idle.has(client) || plannedFor.get(client) === statistics) continue
      plannedFor.set(client, statistics)
      await client.query(planAll).catch(() => undefined)
    }
  }
}

/** To explain a statement is to plan it, without running it; the connection keeps the plan. Where one cannot be planned, its user hears of it. */
const planAll = `do $$
declare statement record;
begin
  for statement in
    select name, nullif(cardinality(parameter_types), 0) as parameters from pg_prepared_statements
  loop
    begin
      execute format('explain execute %I', statement.name)
        || coalesce('(' || array_to_string(array_fill('null'::text, array[statement.parameters]), ', ') || ')', '');
    exception when others then
      null;
    end;
  end loop;
end $$`
