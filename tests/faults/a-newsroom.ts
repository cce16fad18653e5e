import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Source } from '@wirewatch/model'
import { connect, type Store } from '@wirewatch/store/connect.js'
import { expect, onTestFinished } from 'vitest'
import { wirewatch } from '../command-line.js'
import { aDesk, type Desk } from '../runner/deliver/a-desk.js'
import { type Running, run } from '../running.js'
import { countsOf, incidentsOf } from '../services/homes.js'
import { anOutletsFile } from '../services/outlets-file.js'
import type { FalliblePostgres } from './a-server.js'

const patience = 240_000

/** Everything that watches the outlets of one week, on a database of its own. */
export interface Newsroom {
  readonly store: Store
  readonly desk: Desk
  readonly aWorker: () => Running
  /** Resolves when so many entries have ended. */
  readonly hasRead: (entries: number) => Promise<void>
  /** What was enqueued and lost is found ten minutes later; here those minutes pass at once. */
  readonly tenMinutesPass: () => Promise<void>
  readonly isOver: () => Promise<void>
}

/** Who is told of every death, on a webhook. */
const rules = `
- id: deaths
  title: Somebody was killed
  status: stable
  level: high
  max_event_age: any
  when: { killed: { at_least: 1 } }
`
const delivery = (url: string): string => `
routes: { receiver: desk, group_by: [incident], group_wait: 0s, group_interval: 0s }
receivers: [{ name: desk, webhook: { url: '${url}', allow_private: true } }]
budgets: { per_receiver_per_hour: 1000 }
`

export async function aNewsroom(
  postgres: FalliblePostgres,
  redisUrl: string | null,
  sources: readonly Source[],
): Promise<Newsroom> {
  const name = `week_${process.hrtime.bigint()}`
  await postgres.admin(`create database ${name}`)
  const desk = await aDesk()
  const env = {
    DATABASE_URL: postgres.url(name),
    REDIS_URL: redisUrl ?? '',
    WIREWATCH_ALERT_RULES: await rulesFolder(desk.url),
    WIREWATCH_ALLOW_LOOPBACK: '1',
    WIREWATCH_CONCURRENCY: '2',
    METRICS_PORT: '0',
  }
  const store = connect({ databaseUrl: env.DATABASE_URL, applicationName: 'faults' })
  onTestFinished(() => store.close())
  const migrated = await wirewatch(['migrate', '--sync', '--sources', await anOutletsFile(sources)], { env })
  expect(migrated.code, migrated.stderr).toBe(0)
  const count = (sql: string): Promise<number> =>
    store.rows<{ n: number }>(sql).then(
      ([row]) => row?.n ?? 0,
      () => -1,
    )
  return {
    store,
    desk,
    aWorker: () => {
      const worker = run('worker', [], env)
      onTestFinished(worker.stop)
      return worker
    },
    hasRead: async (entries) => {
      const read = (): Promise<number> => count(`select count(*) as n from dispositions where item_kind = 'entry'`)
      await expect.poll(read, { timeout: patience, interval: 20 }).toBeGreaterThanOrEqual(entries)
    },
    tenMinutesPass: async () => {
      await store.rows(
        `update entries
         set changed_at = changed_at - interval '11 minutes', last_attempt_at = last_attempt_at - interval '11 minutes'
         where state = 'waiting'`,
      )
    },
    isOver: async () => {
      await expect.poll(() => count(openWork), { timeout: patience, interval: 500 }).toBe(0)
    },
  }
}

/** Feeds never asked, entries that wait, and what is still to be told. */
const openWork = `
  select (select count(*) from feeds where state <> 'retired' and last_poll_at is null)
    + (select count(*) from entries where state = 'waiting')
    + (select count(*) from notices where state = 'waiting')
    + (select count(*) from deliveries where state = 'waiting') as n`

/** What must be the same, whatever happened on the way. */
export async function outcomeOf({ store, desk }: Newsroom) {
  const counts = await countsOf(store)
  const keys = await store.rows<{ key: string }>('select idempotency_key as key from deliveries')
  const bodies = new Map<string, Set<string>>()
  for (const { headers, body } of desk.received) {
    const key = String(headers['idempotency-key'])
    bodies.set(key, (bodies.get(key) ?? new Set()).add(body))
  }
  const [untold] = await store.rows<{ n: number }>(
    `select count(*) as n from alerts where state in ('firing', 'acknowledged') and told_at is null`,
  )
  const [unsent] = await store.rows<{ n: number }>(`select count(*) as n from deliveries where state <> 'sent'`)
  return {
    entries: counts.entries,
    ends: counts.ends,
    waiting: counts.waiting,
    incidents: await incidentsOf(store),
    alerts: (await store.rows<{ n: number }>('select count(*) as n from alerts'))[0]?.n,
    untold: untold?.n,
    unsent: unsent?.n,
    neverReceived: keys.filter(({ key }) => !bodies.has(key)).length,
    keysOfTwoBodies: [...bodies.values()].filter((each) => each.size > 1).length,
  }
}

async function rulesFolder(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-faults-rules-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'rules.yaml'), rules)
  await writeFile(join(folder, 'delivery.yaml'), delivery(url))
  return folder
}
