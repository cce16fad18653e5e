import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { addressOf, explain } from './postgres/connect.js'
import { describedTables } from './schema/index.js'

export interface MigrateOptions {
  readonly databaseUrl: string
  /** Lets `analyst` log in with it. Absent: the role is made without login, for the owner of the server to allow. */
  readonly analystPassword?: string
  /** Another `migrations` folder than the one beside the packages. */
  readonly folder?: string
}

export interface MigrateReport {
  /** How many migrations were new. */
  readonly migrations: number
  readonly views: 'applied' | 'unchanged'
  /** Why the role `analyst` could not be set up, where the database does not let us; null: it is there. */
  readonly analystMissing: string | null
}

/**
 * Brings a database up to date: migrations, then comments, reporting views and the analyst's rights whenever these have
 * changed. Many may call it at once; they queue. Each part is all or nothing. Throws `DatabaseDownError`.
 */
export async function migrate(options: MigrateOptions): Promise<MigrateReport> {
  const folder = options.folder ?? fileURLToPath(new URL('../../../migrations', import.meta.url))
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'wirewatch-migrate' })
  client.on('error', () => undefined)
  await client.connect().catch((error: unknown) => explain(error, addressOf(options.databaseUrl)))
  try {
    await client.query(`select pg_advisory_lock(hashtext('wirewatch migrate'))`)
    const before = await countMigrations(client)
    await applyMigrations(drizzle(client), { migrationsFolder: folder })
    const views = await applyReporting(client, join(folder, 'views'))
    const analystMissing = await setUpAnalyst(client, options.analystPassword ?? null)
    return { migrations: (await countMigrations(client)) - before, views, analystMissing }
  } finally {
    await client.end()
  }
}

async function countMigrations(client: pg.Client): Promise<number> {
  const there = await client.query(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`)
  if (!there.rows[0].there) return 0
  const counted = await client.query('select count(*)::int as n from drizzle.__drizzle_migrations')
  return counted.rows[0].n
}

/** Views are dropped and made anew: `create or replace` cannot change a column. Skipped while nothing has changed, so that readers are not locked out at every start. */
async function applyReporting(client: pg.Client, folder: string): Promise<MigrateReport['views']> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const views = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const comments = tableComments(client)
  const hash = createHash('sha256')
    .update([...comments, ...views].join('\n'))
    .digest('hex')
  const applied = await client.query(`select hash from applied_sql where name = 'reporting'`)
  if (applied.rows[0]?.hash === hash) return 'unchanged'
  await client.query('begin')
  try {
    await client.query(comments.join(';\n'))
    await client.query('drop schema if exists reporting cascade')
    await client.query('create schema reporting')
    for (const [index, view] of views.entries()) {
      await client.query(view).catch((error: unknown) => {
        throw new Error(`migrations/views/${names[index]}: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        })
      })
    }
    await client.query(
      `insert into applied_sql (name, hash) values ('reporting', $1)
       on conflict (name) do update set hash = excluded.hash, applied_at = now()`,
      [hash],
    )
    await client.query('commit')
    return 'applied'
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

function tableComments(client: pg.Client): string[] {
  return describedTables.flatMap((table) => [
    `comment on table ${table.name} is ${client.escapeLiteral(table.comment)}`,
    ...table.columns.map(
      (column) => `comment on column ${table.name}.${column.name} is ${client.escapeLiteral(column.comment)}`,
    ),
  ])
}

/**
 * The analyst reads `reporting`, for at most 30 s a statement, and can do nothing else in this database. Says why where that could
 * not be set up. Roles belong to the whole server, where another database may be migrated at this very moment: tried a few times.
 */
async function setUpAnalyst(client: pg.Client, password: string | null): Promise<string | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      await createAnalystOnce(client)
      await client.query(analystRights(client, password))
      return null
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (attempt === 10 || !reason.includes('concurrently updated')) return reason
      await pause(attempt * 20 * (1 + Math.random()))
    }
  }
}

function analystRights(client: pg.Client, password: string | null): string {
  const database = client.escapeIdentifier(client.database ?? '')
  return `
    ${password === null ? '' : `alter role analyst login password ${client.escapeLiteral(password)};`}
    alter role analyst in database ${database} set statement_timeout = '30s';
    alter role analyst in database ${database} set default_transaction_read_only = on;
    alter role analyst in database ${database} set search_path = reporting;
    revoke all on database ${database} from public;
    revoke all on schema public from public;
    grant connect on database ${database} to analyst;
    grant usage on schema reporting to analyst;
    grant select on all tables in schema reporting to analyst;
    grant execute on all functions in schema reporting to analyst`
}

async function createAnalystOnce(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'analyst') then
        create role analyst nologin;
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end $$`)
}
