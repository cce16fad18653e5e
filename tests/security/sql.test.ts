import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askView } from '@wirewatch/store/analyst/analyst-questions.js'
import { readAsAnalyst } from '@wirewatch/store/analyst/read-as-analyst.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, asUser, type TestDatabase } from '../postgres.js'
import { tell } from '../runner/analyst/a-desk.js'
import { type Said, say } from './say.js'

const hostile = `x'); drop table incidents; -- " \\' $$; $q$ /*`

let database: TestDatabase
let [first, second] = ['', '']
let before: unknown
beforeAll(async () => {
  database = await aDatabase()
  first = (await tell(database.store, 'valley-post', { killed: 11 })).incident
  second = (await tell(database.store, 'hill-times', { killed: 2, type: 'civilian.targeted_killing' })).incident
  before = await tables()
})
afterAll(() => database.drop())

const run = (...args: string[]): Promise<Said> => say(args, { DATABASE_URL: database.url })

const tables = (): Promise<unknown> =>
  database.store.rows(
    `select table_schema, table_name, table_type from information_schema.tables
     where table_schema in ('public', 'reporting') order by 1, 2`,
  )

test.each([
  [['incidents', 'show', hostile]],
  [['incidents', 'list', '--since', hostile]],
  [['incidents', 'list', '--area', hostile]],
  [['incidents', 'list', '--type', hostile]],
  [['incidents', 'list', '--actor', hostile]],
  [['incidents', 'list', '--status', hostile]],
  [['incidents', 'set', 'PK-2026-000001', hostile, '9', '--why', hostile]],
  [['incidents', 'set', 'PK-2026-000001', 'killed', hostile, '--why', hostile]],
  [['incidents', 'set', hostile, 'killed', '9', '--why', hostile]],
  [['incidents', 'merge', hostile, 'PK-2026-000001', '--why', hostile]],
  [['alerts', 'silence', '--rule', hostile, '--why', 'x', '--for', '1h']],
  [['alerts', 'silence', '--place', hostile, '--why', 'x', '--for', '1h']],
  [['alerts', 'ack', hostile]],
  [['alerts', 'unsilence', hostile]],
  [['dictionary', hostile]],
  [['export', hostile]],
  [['export', '--as-of', hostile]],
  [['export', '--where', hostile]],
  [['export', '--where', 'true; drop table public.incidents']],
  [['report', 'weekly', '--area', hostile]],
  [['report', 'weekly', '--of', hostile]],
  [['report', 'weekly', '--as-of', hostile]],
])('an argument is a value and no SQL: %j', async (args) => {
  const { code, err } = await run(...args)
  expect({ code, stack: /\n +at /.test(err), said: err !== '' }, err).toEqual({ code: 1, stack: false, said: true })
  expect(await tables()).toEqual(before)
})

test('what an analyst writes comes back as it was written', async () => {
  await run('incidents', 'set', first, 'killed', '9', '--why', hostile, '--analyst', hostile)
  const { decisions } = JSON.parse((await run('incidents', 'show', first, '--json')).out)
  expect(JSON.stringify(decisions)).toContain(JSON.stringify(hostile).slice(1, -1))
  await run('alerts', 'silence', '--incident', hostile, '--for', '1h', '--why', hostile, '--analyst', hostile)
  const [silence] = JSON.parse((await run('alerts', 'silences', '--json')).out)
  expect(silence).toMatchObject({ why: hostile, madeBy: hostile, matcher: { incidents: [hostile.toUpperCase()] } })
  const merged = await run('incidents', 'merge', second, first, '--why', hostile, '--analyst', 'amna')
  expect(merged.code, merged.err).toBe(0)
  expect(await tables()).toEqual(before)
})

test('an article full of SQL is kept as it was written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-'))
  const text = `Two soldiers were killed on Tuesday when a roadside bomb hit their vehicle in Mir Ali, North Waziristan, police said. ${hostile} The wounded were taken to a hospital.`
  const article = { url: `https://post.example/a?q=${hostile}`, title: hostile, text: `${text}\u0000`, source: hostile }
  writeFileSync(join(folder, 'a.jsonl'), JSON.stringify({ ...article, publishedAt: '2024-03-06T06:00:00Z' }))
  const { code, out, err } = await run('import', join(folder, 'a.jsonl'), '--json')
  rmSync(folder, { recursive: true })
  expect({ code, fresh: JSON.parse(out).fresh }, err).toEqual({ code: 0, fresh: 1 })
  const kept = await database.store.rows<{ title: string; text: string }>(
    `select version.title, version.text from article_versions version where version.title like 'x''%'`,
  )
  expect(kept).toEqual([{ title: hostile, text: expect.stringContaining(hostile) }])
  expect(await tables()).toEqual(before)
})

const asOwnerAndAnalyst = () => [database.url, database.analystUrl]

test.each([
  `set_config('role', 'none', true) is not null`,
  `pg_catalog . "set_config"('role', 'postgres', true) is not null`,
  `SET_CONFIG/**/('session_authorization', 'postgres', true) = ''`,
  `U&"set\\005fconfig"('role', 'none', true) is not null`,
  `query_to_xml('select set_' || 'config(''role'', ''none'', true)', true, true, '') is not null`,
  `exists (select from ts_stat('select to_tsvector(raw::text) from public.entries'))`,
  `exists (select from (select set_config('role', 'none', true)) s, public.entries)`,
  `true limit set_config('role', 'none', true)::int`,
  `pg_read_file('/etc/passwd') is not null`,
  `pg_terminate_backend(1)`,
  `exists (select from public.entries)`,
  `exists (select from public.feeds for update)`,
  `nextval('public.incidents_id_seq') > 0`,
  `lo_from_bytea(0, 'x') > 0`,
])('a condition leaves the analyst nowhere, whoever asks: %s', async (where) => {
  for (const url of asOwnerAndAnalyst()) {
    const asked = readAsAnalyst(url, async (reader) => {
      for await (const _ of (await askView(reader, { view: 'incidents', where, asOf: null })).rows);
    })
    await expect(asked).rejects.toThrow(/only looks|as they are|permission denied/)
  }
})

test('an analyst who lifts what a session is set to has still no right to write, nor to read elsewhere', async () => {
  const analyst = await asUser(database.analystUrl)
  await analyst.query('set default_transaction_read_only = off')
  for (const sql of [
    'create table public.mine ()',
    'create table reporting.mine ()',
    'create temporary table mine ()',
    'delete from reporting.incidents',
    'truncate public.entries',
    'table public.feeds',
    `copy (select 1) to program 'id'`,
    'set role none; table public.feeds',
  ])
    await expect(analyst.query(sql)).rejects.toThrow(/permission denied|cannot delete/)
})

test('a condition may look at all there is to read', async () => {
  const where = `lower(summary) like '%' and date_start < now() and public_id in (select public_id from changes_since('-infinity'))`
  const { code, err } = await run('export', '--where', where)
  expect({ code, err }).toEqual({ code: 0, err: '' })
})
