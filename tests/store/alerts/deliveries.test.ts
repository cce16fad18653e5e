import { dueDeliveries, noteNotSent, writeDelivery } from '@wirewatch/store/alerts/deliveries.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const now = '2026-03-04T12:00:00.000Z'
const written = (receiver: string, number: number) =>
  writeDelivery(
    database.store,
    { receiver, groupKey: '', idempotencyKey: `${receiver} ${number}`, noticeIds: [], content: {} },
    now,
  )

test('a few messages of each receiver are under way, and one of a receiver that failed last', async () => {
  for (let number = 0; number < 12; number++) for (const receiver of ['desk', 'dead']) await written(receiver, number)
  expect(await dueDeliveries(database.store, now, null)).toHaveLength(20)
  const [first] = await dueDeliveries(database.store, now, 'dead')
  await noteNotSent(database.store, first!, 'it hangs', '2026-03-04T12:01:00.000Z')
  expect(await dueDeliveries(database.store, now, 'dead')).toHaveLength(1)
  expect(await dueDeliveries(database.store, now, 'desk')).toHaveLength(10)
})
