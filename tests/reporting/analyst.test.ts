import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, asUser, type TestDatabase } from '../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

test('the analyst can read every view and function of reporting', async () => {
  const analyst = await asUser(database.analystUrl)
  const views = await analyst.query(`select distinct object from reporting.dictionary where kind <> 'function'`)
  expect(views.rowCount).toBeGreaterThan(15)
  for (const { object } of views.rows) await analyst.query(`select * from reporting.${object} limit 1`)
  for (const call of ['as_of', 'changes_since', 'new_since'])
    await analyst.query(`select * from ${call}(now()) limit 1`)
})

test.each([
  ['a table of ours', 'select 1 from public.incidents'],
  ['full texts', 'select text from public.article_versions'],
  ['the history of migrations', 'select 1 from drizzle.__drizzle_migrations'],
  ['passwords', 'select 1 from pg_authid'],
  ['files of the server', `select pg_read_file('/etc/passwd')`],
  ['another program', `copy (select 1) to program 'true'`],
  ['a write to a view', `update reporting.incidents set killed_best = 0`],
  ['a table of its own', 'create table reporting.mine (id int)'],
  ['a temporary table', 'create temporary table mine (id int)'],
  ['a schema', 'create schema mine'],
  ['a role', 'create role friend'],
  ['another role', 'set role wirewatch'],
])('the analyst cannot reach %s', async (_, attempt) => {
  const analyst = await asUser(database.analystUrl)
  await analyst.query('set default_transaction_read_only = off')
  await expect(analyst.query(attempt)).rejects.toThrow(/permission denied|must be|not a simple|cannot update/i)
})

test('a question of the analyst ends after half a minute, and a session cannot write even where it might', async () => {
  const analyst = await asUser(database.analystUrl)
  expect((await analyst.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '30s' }])
  expect((await analyst.query('show default_transaction_read_only')).rows).toEqual([
    { default_transaction_read_only: 'on' },
  ])
})

test('the analyst reaches no other database of the server', async () => {
  const elsewhere = new URL(database.analystUrl)
  elsewhere.pathname = '/postgres'
  await expect(asUser(elsewhere.href)).rejects.toThrow('permission denied for database')
})
