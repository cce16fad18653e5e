import { connect } from '@wirewatch/store/connect.js'
import { claimHostTurn, forgetHostTurns } from '@wirewatch/store/host-turns.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const minute = 60_000

test('workers on two machines that ask one host at once get turns that are apart, and another host at once', async () => {
  const other = connect({ databaseUrl: database.url, applicationName: 'another machine' })
  const claims = Array.from({ length: 10 }, (_, index) =>
    claimHostTurn(index % 2 === 0 ? database.store : other, 'harbour.example', minute),
  )
  const waits = (await Promise.all(claims)).toSorted((a, b) => a - b)
  await other.close()
  expect(waits.map((wait) => Math.round(wait / minute))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(await claimHostTurn(database.store, 'valley.example', minute)).toBe(0)
})

test('a host that nobody has asked for long is forgotten', async () => {
  await claimHostTurn(database.store, 'hill.example', 0)
  await forgetHostTurns(database.store, new Date(Date.now() + minute).toISOString())
  expect(await database.store.rows(`select key from host_turns where key = 'hill.example'`)).toEqual([])
})
