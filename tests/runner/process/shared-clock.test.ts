import { openSharedClock } from '@wirewatch/runner/process/shared-clock.js'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase('empty')
})
afterAll(() => database.drop())

const hourMs = 3_600_000

test('a worker whose clock is hours ahead writes the time of the database', async () => {
  setClock(3 * hourMs)
  const clock = openSharedClock(database.store)
  await clock.look()
  expect(Math.abs(clock.now().getTime() - (await databaseTime()))).toBeLessThan(1000)
})

test('time goes on, and only on, while the clock of the machine is set back and forth', async () => {
  const clock = openSharedClock(database.store)
  await clock.look()
  const times = [-2, 6, -6].map((hours) => {
    setClock(hours * hourMs)
    return clock.now().getTime()
  })
  expect(times).toEqual([...times].sort((one, other) => one - other))
  expect(Math.abs(times[2]! - (await databaseTime()))).toBeLessThan(1000)
})

test('a database that does not answer leaves the time as it was counted', async () => {
  const clock = openSharedClock({ rows: () => Promise.reject(new Error('down')) })
  await expect(clock.look()).rejects.toThrow('down')
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
})

function setClock(offMs: number): void {
  vi.useRealTimers()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offMs })
  onTestFinished(() => void vi.useRealTimers())
}

async function databaseTime(): Promise<number> {
  const [row] = await database.store.rows<{ at: string }>('select clock_timestamp() as at')
  return Date.parse(row?.at ?? '')
}
