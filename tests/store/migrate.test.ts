import { readdir, readFile } from 'node:fs/promises'
import { migrate } from '@wirewatch/store/migrate.js'
import { describedTables } from '@wirewatch/store/schema/index.js'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase('empty')
})
afterAll(() => database.drop())

test('an empty database is brought up to date once, and a repeat changes nothing', async () => {
  const first = await migrate({ databaseUrl: database.url })
  const second = await migrate({ databaseUrl: database.url })
  expect(first).toMatchObject({ views: 'applied', analystMissing: null })
  expect(first.migrations).toBeGreaterThan(1)
  expect(second).toEqual({ migrations: 0, views: 'unchanged', analystMissing: null })
})

test('two processes that migrate at once do not get in each other’s way', async () => {
  const empty = await aDatabase('empty')
  const reports = await Promise.all([1, 2, 3].map(() => migrate({ databaseUrl: empty.url })))
  expect(reports.filter((report) => report.views === 'applied')).toHaveLength(1)
  expect(reports.filter((report) => report.migrations > 0)).toHaveLength(1)
  await empty.drop()
})

test('every table and column of ours says what it holds', async () => {
  const mute = await database.store.rows<{ name: string }>(
    `select concat_ws('.', c.relname, a.attname) as name
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and (col_description(c.oid, a.attnum) is null or obj_description(c.oid) is null)`,
  )
  expect(mute).toEqual([])
  expect(describedTables.length).toBeGreaterThan(25)
})

test('every constraint and index bears the name of its table', async () => {
  const strangers = await database.store.rows<{ name: string }>(
    `select conname as name from pg_constraint join pg_class c on c.oid = conrelid
     where c.relnamespace = 'public'::regnamespace and contype <> 'n' and not starts_with(conname, relname)
     union all
     select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
     where c.relnamespace = 'public'::regnamespace and not starts_with(i.relname, c.relname)`,
  )
  expect(strangers).toEqual([])
})

test('a revision of an incident can be neither changed nor deleted', async () => {
  for (const statement of [
    'update incident_revisions set reason = $$x$$',
    'delete from incident_revisions',
    'truncate incident_revisions',
  ]) {
    await expect(database.store.rows(statement)).rejects.toThrow('incident_revisions is append-only')
  }
})

test('the migrations hold all of the schema: nothing is left to generate', async () => {
  const folder = new URL('../../migrations/meta/', import.meta.url)
  const last = (await readdir(folder))
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1)!
  const generated = JSON.parse(await readFile(new URL(last, folder), 'utf8'))
  const schemaFolder = new URL('.', import.meta.resolve('@wirewatch/store/schema/index.js'))
  const files = (await readdir(schemaFolder)).filter((name) => name.endsWith('.js'))
  const schema = Object.assign(
    {},
    ...(await Promise.all(files.map((file) => import(new URL(file, schemaFolder).href)))),
  )
  expect(await generateMigration(generated, generateDrizzleJson(schema, undefined, undefined, 'snake_case'))).toEqual(
    [],
  )
})
