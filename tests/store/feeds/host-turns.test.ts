import { claimHostTurn, forgetHostTurns, letHostRest } from '@wirewatch/store/feeds/host-turns.js'
import { connect } from '@wirewatch/store/postgres/connect.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const minute = 60_000
const noon = '2026-03-04T12:00:00.000Z'
const one = '2026-03-04T13:00:00.000Z'

test('workers on two machines that ask one host at once get turns that are apart, and another host at once', async () => {
  const other = connect({ databaseUrl: database.url, applicationName: 'another machine' })
  const claims = Array.from({ length: 10 }, (_, index) =>
    claimHostTurn(index % 2 === 0 ? database.store : other, { key: 'harbour.example', spacingMs: minute, at: noon }),
  )
  const waits = (await Promise.all(claims)).map(({ waitMs }) => waitMs).toSorted((a, b) => a - b)
  await other.close()
  expect(waits.map((wait) => Math.round(wait / minute))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(await claimHostTurn(database.store, { key: 'valley.example', spacingMs: minute, at: noon })).toEqual({
    waitMs: 0,
    rest: null,
  })
})

test('a host that nobody has asked for long is forgotten', async () => {
  await claimHostTurn(database.store, { key: 'hill.example', spacingMs: 0, at: noon })
  await forgetHostTurns(database.store, new Date(Date.now() + minute).toISOString())
  expect(await database.store.rows(`select key from host_turns where key = 'hill.example'`)).toEqual([])
})

test('a host that asked one worker for a pause is left alone by all until it is over, and gets no turn for it', async () => {
  const wanted = { key: 'coast.example', spacingMs: minute, at: noon }
  await letHostRest(database.store, 'coast.example', { until: one, why: 'answered 429' })
  await letHostRest(database.store, 'coast.example', { until: '2026-03-04T12:05:00.000Z', why: 'answered 503' })
  for (let worker = 0; worker < 3; worker++) {
    const { rest } = await claimHostTurn(database.store, wanted)
    expect(rest).toMatchObject({ why: 'answered 429' })
    expect(new Date(rest?.until ?? '').toISOString()).toBe(one)
  }
  expect(await claimHostTurn(database.store, { ...wanted, at: one })).toEqual({ waitMs: 0, rest: null })
})

test('a host that is left alone for longer than hosts are remembered is not forgotten', async () => {
  const until = new Date(Date.now() + 60 * minute).toISOString()
  await letHostRest(database.store, 'peak.example', { until, why: 'answered 429' })
  await forgetHostTurns(database.store, new Date(Date.now() + minute).toISOString())
  expect(await database.store.rows(`select key from host_turns where key = 'peak.example'`)).toHaveLength(1)
})
