import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { aRule } from '../builders/alert-rules.js'
import { fixture } from '../builders/folders.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { anAlerting } from '../runner/alerts/an-alerting.js'
import { aDesk, type Desk } from '../runner/deliver/a-desk.js'
import { run } from '../running.js'

const patience = 120_000
const messages = 120
/** Of one receiver so many messages are under way at a time: a kill may make as many of them come twice. */
const underWay = 10

const rules = aRule('when: { killed: { at_least: 5 } }\nmax_event_age: any')
const deliveryTo = (url: string): string => `
routes: { receiver: desk, group_by: [incident], group_wait: 0s, group_interval: 0s }
receivers: [{ name: desk, webhook: { url: '${url}', allow_private: true } }]
`

test('workers that are killed while they tell lose nothing, and repeat only what was under way, with its key and its bytes', {
  timeout: patience,
}, async () => {
  const desk = await aDesk()
  desk.thinksMs = 20
  const database = await aFullOutbox(desk)
  const kills = [20, 50, 80]
  for (const part of kills) {
    const worker = aWorker(database, desk)
    await expect.poll(() => keysOf(desk).size, { timeout: patience, interval: 5 }).toBeGreaterThanOrEqual(part)
    worker.signal('SIGKILL')
    await worker.ended
    await aMinutePasses(database)
  }
  aWorker(database, desk)
  await expect.poll(() => waiting(database), { timeout: patience, interval: 100 }).toBe(0)

  const kept = await database.store.rows<{ key: string }>('select idempotency_key as key from deliveries order by 1')
  expect(kept).toHaveLength(messages)
  expect([...keysOf(desk)].sort()).toEqual(kept.map(({ key }) => key))
  expect(desk.received.length - messages).toBeLessThanOrEqual(kills.length * underWay)
  expect(new Set(desk.received.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`)).size).toBe(messages)
})

/** As many incidents were reported at once, and nobody has been told of one of them yet. */
async function aFullOutbox({ url }: Desk): Promise<TestDatabase> {
  const database = await aDatabase()
  onTestFinished(database.drop)
  const { reported } = await anAlerting(database.store, rules, deliveryTo(url))
  for (let number = 0; number < messages; number++)
    await reported('valley-post', {
      killed: 5,
      date: new Date(Date.UTC(2025, 0, 1 + 3 * number)).toISOString().slice(0, 10),
    })
  return database
}

function aWorker(database: TestDatabase, { url }: Desk) {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-telling-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'rules.yaml'), rules)
  writeFileSync(join(folder, 'delivery.yaml'), deliveryTo(url))
  const worker = run('worker', [], {
    DATABASE_URL: database.url,
    QUEUES: 'deliveries',
    WIREWATCH_ALERT_RULES: folder,
    WIREWATCH_DATA: fixture('taxonomy/small'),
    METRICS_PORT: '0',
  })
  onTestFinished(worker.stop)
  return worker
}

const keysOf = ({ received }: Desk): ReadonlySet<string> =>
  new Set(received.map(({ headers }) => String(headers['idempotency-key'])))

/** What a process that died had claimed is free after a minute; here it passes at once. */
async function aMinutePasses({ store }: TestDatabase): Promise<void> {
  await store.rows(`update deliveries set not_before = not_before - interval '61 seconds' where state = 'waiting'`)
}

async function waiting({ store }: TestDatabase): Promise<number> {
  const [left] = await store.rows<{ n: number }>(
    `select (select count(*) from notices where state = 'waiting') + (select count(*) from deliveries where state <> 'sent') as n`,
  )
  return left?.n ?? 0
}
