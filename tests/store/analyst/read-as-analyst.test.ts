import { readAsAnalyst } from '@wirewatch/store/analyst/read-as-analyst.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStoredText } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

test('an answer of a thousand million rows is read a little at a time', async () => {
  const seen = await readAsAnalyst(database.analystUrl, async ({ ask }) => {
    const { columns, rows } = await ask('select generate_series(1, $1) as n, now() as at', [1_000_000_000])
    expect(columns).toEqual([
      { name: 'n', kind: 'integer' },
      { name: 'at', kind: 'time' },
    ])
    const first: unknown[] = []
    for await (const { n } of rows) if (first.push(n) === 1001) break
    return first
  })
  expect(seen.at(-1)).toBe(1001)
})

test('what is read stands still while others write', async () => {
  const counts = await readAsAnalyst(database.analystUrl, async ({ ask }) => {
    const count = async () => {
      for await (const { n } of (await ask('select count(*)::int as n from dispositions')).rows) return n
      return null
    }
    const before = await count()
    await aStoredText(database.store)
    return [before, await count()]
  })
  expect(counts).toEqual([0, 0])
})

test('an owner who reads as the analyst can read no more than the analyst, and write nothing', async () => {
  await readAsAnalyst(database.url, async ({ ask }) => {
    await expect(ask('select * from public.entries')).rejects.toThrow('permission denied')
  })
  await readAsAnalyst(database.url, async ({ ask }) => {
    await expect(ask('create table public.mine ()')).rejects.toThrow(/read-only transaction|permission denied/)
  })
})
