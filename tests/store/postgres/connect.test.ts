import { once } from 'node:events'
import { createServer } from 'node:net'
import { setImmediate as pause } from 'node:timers/promises'
import { migrate } from '@wirewatch/store/migrate.js'
import { attempt, connect, waitForDatabase } from '@wirewatch/store/postgres/connect.js'
import { LastingClient } from '@wirewatch/store/postgres/lasting-client.js'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase('empty')
})
afterAll(() => database.drop())

const nowhere = 'postgres://someone:secret@127.0.0.1:9/wirewatch'

test('a database that is down is named, without its password', async () => {
  const store = connect({ databaseUrl: nowhere, applicationName: 'test' })
  onTestFinished(store.close)
  const errors = await Promise.allSettled([store.rows('select 1'), migrate({ databaseUrl: nowhere })])
  for (const error of errors) {
    expect(error).toMatchObject({ reason: { name: 'DatabaseDownError', address: '127.0.0.1:9/wirewatch' } })
    expect(String(error.status === 'rejected' && error.reason)).not.toContain('secret')
  }
})

test('waiting for a database asks again, ever more rarely, and gives up in the end', async () => {
  const store = connect({ databaseUrl: nowhere, applicationName: 'test' })
  onTestFinished(store.close)
  const lines: string[] = []
  await expect(waitForDatabase(store, 700, (line) => lines.push(line))).rejects.toThrow('does not answer')
  expect(lines.map((line) => line.match(/again in (.*) s/)?.[1])).toEqual(['0.2', '0.4'])
})

test('something that listens but is no database is no database', async () => {
  const other = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const store = connect({ databaseUrl: `postgres://127.0.0.1:${port}/x`, applicationName: 'test' })
  onTestFinished(store.close)
  await expect(store.rows('select 1')).rejects.toThrow('does not answer')
})

test('statements that are asked for together run in their order, each on what those before it left', async () => {
  const [, seen] = await database.store.transaction((sql) =>
    Promise.all([
      sql.rows('create table steps as select 1 as step'),
      sql.rows('update steps set step = step + $1 returning step', [1]),
    ]),
  )
  expect(seen).toEqual([{ step: 2 }])
})

test('of statements that are asked for together, the first that fails says why, and nothing stays of the others', async () => {
  const { store } = database
  await store.rows('create table kept (n int)')
  let late: Promise<unknown> = Promise.resolve()
  const failing = store.transaction(async (sql) => {
    const failed = (async () => await (async () => await sql.rows('select 1 / 0'))())()
    const slow = failed.catch(async () => {
      await pause()
      await sql.rows('insert into attempted values (1)')
    })
    late = slow.catch((error: unknown) => error)
    await Promise.all([slow, failed, sql.rows('insert into attempted values (2)')])
  })
  await expect(failing).rejects.toThrow('division by zero')
  expect(String(await late)).toMatch('the transaction is over')
  expect(await store.rows('select n from kept')).toEqual([])
})

test('a transaction whose fault was caught is not taken for committed', async () => {
  const { store } = database
  await store.rows('create table caught (n int)')
  const caught = store.transaction(async (sql) => {
    await sql.rows('insert into caught values (1)')
    await sql.rows('select 1 / 0').catch(() => {})
    return 'done'
  })
  await expect(caught).rejects.toThrow('division by zero')
  expect(await store.rows('select n from caught')).toEqual([])
})

test('what went wrong in an attempt leaves nothing of it behind, and the transaction goes on', async () => {
  const { store } = database
  await store.rows('create table attempted (word text)')
  await store.transaction(async (sql) => {
    await sql.rows(`insert into attempted values ('before')`)
    const attempted = attempt(sql, async () => {
      await sql.rows(`insert into attempted values ('within')`)
      await sql.rows('select 1 / 0')
    })
    await expect(attempted).rejects.toThrow('division by zero')
    await sql.rows(`insert into attempted values ('after')`)
  })
  expect(await store.rows('select word from attempted')).toEqual([{ word: 'before' }, { word: 'after' }])
})

test('what is asked again and again is planned once', async () => {
  const store = connect({ databaseUrl: database.url, applicationName: 'again', connections: 1, plansOnce: true })
  onTestFinished(store.close)
  for (let time = 0; time < 4; time++) await store.rows('select 1 where 1 = any($1::int[])', [[time]])
  const plans = await store.rows(
    `select generic_plans as generic, custom_plans as custom from pg_prepared_statements where statement like '%any%'`,
  )
  expect(plans).toEqual([{ generic: 3, custom: 0 }])
})

test('what was planned before a table was analyzed is planned anew at rest, and whoever runs it next waits for no planning', async () => {
  const store = connect({ databaseUrl: database.url, applicationName: 'anew', connections: 1, plansOnce: true })
  onTestFinished(store.close)
  await store.rows('create table counted as select 1 as n')
  await store.rows('create sequence plans')
  // A function that says it is immutable is run by the planner.
  await store.rows(
    `create function plan() returns int language plpgsql immutable as 'begin return nextval(''plans'') * 0; end'`,
  )
  const ask = () => store.rows('select n from counted where n > plan() and n > $1', [0])
  const plans = async () => (await database.store.rows<{ n: number }>('select last_value::int as n from plans'))[0]!.n
  await ask().then(ask).then(ask)
  const planned = await plans()
  await database.store.rows('analyze counted')
  await store.planAnew('after it was analyzed')
  await store.planAnew('after it was analyzed')
  expect(await plans()).toBe(planned + 1)
  expect(await ask()).toEqual([{ n: 1 }])
  expect(await plans()).toBe(planned + 1)
})

test('a statement that was planned before a migration is planned anew after it', async () => {
  const store = connect({ databaseUrl: database.url, applicationName: 'migrated', connections: 1, plansOnce: true })
  onTestFinished(store.close)
  await store.rows('create table grown as select 1 as n')
  const ask = (sql: Pick<typeof store, 'rows'>) => sql.rows('select n from grown where n > $1', [0])
  await ask(store).then(() => ask(store))
  await database.store.rows('alter table grown alter n type bigint')
  expect(await store.transaction(ask)).toEqual([{ n: 1 }])
  await database.store.rows('alter table grown alter n type int')
  await ask(store)
  await database.store.rows('alter table grown alter n type bigint')
  expect(await ask(store)).toEqual([{ n: 1 }])
})

test('connections that the server cuts do not end the process, and the next statement finds a new one', async () => {
  const faults: string[] = []
  const store = connect({
    databaseUrl: database.url,
    applicationName: 'cut',
    onIdleError: (error) => faults.push(error.message),
  })
  onTestFinished(store.close)
  await store.rows('select 1')
  await database.store.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut'`)
  await expect.poll(() => faults.length).toBe(1)
  expect(await store.rows('select 2 as n')).toEqual([{ n: 2 }])
})

test('a transaction that is cut leaves nothing behind, and says that the database went away', async () => {
  await database.store.rows('create table cut (n int)')
  const work = database.store.transaction(async (sql) => {
    await sql.rows('insert into cut values (1)')
    await sql.rows('select pg_terminate_backend(pg_backend_pid())')
  })
  await expect(work).rejects.toThrow('does not answer')
  expect(await database.store.rows('select * from cut')).toEqual([])
})

test('two transactions that deadlock both come through', async () => {
  await database.store.rows('create table pair (id int primary key, n int); insert into pair values (1, 0), (2, 0)')
  const met = [gate(), gate()]
  const raise = (first: number, second: number, me: number) =>
    database.store.transaction(async (sql) => {
      await sql.rows('update pair set n = n + 1 where id = $1', [first])
      met[me]!.open()
      await met[1 - me]!.opened
      await sql.rows('update pair set n = n + 1 where id = $1', [second])
    })
  await Promise.all([raise(1, 2, 0), raise(2, 1, 1)])
  expect(await database.store.rows('select n from pair order by id')).toEqual([{ n: 2 }, { n: 2 }])
})

test('times come back in ISO 8601, days as days, big numbers as numbers', async () => {
  const [row] = await database.store.rows(
    `select '2026-03-04 15:00+05'::timestamptz as at, '2026-03-04'::date as day, 7::bigint as big, '{1,2}'::bigint[] as many, 1.5::numeric as exact`,
  )
  expect(row).toEqual({ at: '2026-03-04T10:00:00.000Z', day: '2026-03-04', big: 7, many: [1, 2], exact: 1.5 })
})

function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

test('a connection that breaks while another library’s pool has lent it out ends no process', async () => {
  const pool = new pg.Pool({ connectionString: database.url, application_name: 'lent', Client: LastingClient })
  onTestFinished(() => pool.end())
  const lent = await pool.connect()
  const gone = new Promise((resolve) => lent.once('end', resolve))
  await database.store.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lent'`)
  await gone
  lent.release(true)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})
