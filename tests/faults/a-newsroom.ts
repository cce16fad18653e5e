import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Source } from '@wirewatch/model'
import { inTime } from '@wirewatch/runner/process/in-time.js'
import { pollJob } from '@wirewatch/runner/queues/job.js'
import { openQueues } from '@wirewatch/runner/queues/queues.js'
import { connect, type Store } from '@wirewatch/store/postgres/connect.js'
import { type Desk, openDesk } from '../runner/deliver/a-desk.js'
import { type Running, run } from '../running.js'
import { outletsYaml } from '../services/outlets-file.js'
import type { FalliblePostgres } from './a-server.js'
import { until } from './until.js'

/** Everything that watches some outlets, on a database of its own. */
export interface Newsroom {
  readonly store: Store
  readonly desk: Desk
  /** What its processes are started with. */
  readonly env: NodeJS.ProcessEnv
  /** Of that clone, or ours. */
  readonly aWorker: (root?: string) => Running
  /** Starts again what has ended by itself, in its place, as whoever keeps services alive does. */
  readonly startAgain: (workers: Running[]) => void
  /** These feeds are not asked until they publish. */
  readonly holdsBack: (feedIds: readonly string[]) => Promise<void>
  readonly publishes: (feedIds: readonly string[]) => Promise<void>
  /** How many entries have ended; null while the database does not say. */
  readonly ended: () => Promise<number | null>
  /** Whether nothing is left to be asked, read or told; false while the database does not say. */
  readonly isIdle: () => Promise<boolean>
  /** Sets the clock of its workers off by so much. */
  readonly setClock: (offMs: number) => Promise<void>
  /** What was enqueued and lost is found ten minutes later; here those minutes pass at once. */
  readonly tenMinutesPass: () => Promise<void>
  /** Every feed was asked, every entry has ended, every alert is told, and no job waits or is held. */
  readonly isOver: () => Promise<void>
  /** What its workers said last, what is left to do, and what the database is at: for whoever waits in vain. */
  readonly state: () => Promise<string>
  /** Ends its workers, and gives the processes that are left all the same. */
  readonly endAll: () => Promise<readonly number[]>
  readonly close: () => Promise<void>
}

/** For so long nothing has moved. */
const patienceMs = 120_000
const endWithinMs = 20_000
const answerWithinMs = 5000

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
budgets: { per_receiver_per_hour: 100000 }
`

/** @param root of the clone that makes the database; ours where none is named */
export async function aNewsroom(
  postgres: FalliblePostgres,
  redisUrl: string | null,
  sources: readonly Source[],
  root?: string,
): Promise<Newsroom> {
  const name = `week_${process.hrtime.bigint()}`
  await postgres.admin(`create database ${name}`)
  const desk = await openDesk()
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-newsroom-'))
  const file = async (path: string, text: string): Promise<string> => {
    await writeFile(join(folder, path), text)
    return join(folder, path)
  }
  await file('rules.yaml', rules)
  await file('delivery.yaml', delivery(desk.url))
  const env = {
    DATABASE_URL: postgres.url(name),
    REDIS_URL: redisUrl ?? '',
    WIREWATCH_ALERT_RULES: folder,
    WIREWATCH_ALLOW_LOOPBACK: '1',
    WIREWATCH_CONCURRENCY: '2',
    METRICS_PORT: '0',
    FAULT_ROOM: name,
  }
  const clock = await file('clock', '0')
  const outlets = await file('outlets', outletsYaml(sources))
  const migrating = run('wirewatch', ['migrate', '--sync', '--sources', outlets], env, root)
  if ((await migrating.ended).code !== 0) throw new Error(`a newsroom cannot be made:\n${migrating.said()}`)
  const store = connect({ databaseUrl: env.DATABASE_URL, applicationName: 'faults' })
  const workers: Running[] = []
  const ended = new Set<Running>()
  const count = (sql: string): Promise<number | null> =>
    store.rows<{ n: number }>(sql).then(
      ([row]) => row?.n ?? null,
      () => null,
    )
  const queues = openQueues({ redisUrl }, env.DATABASE_URL, () => {})
  const setPollOf = async (feedIds: readonly string[], from: string): Promise<void> => {
    await store.rows('update feeds set next_poll_at = now() + $2::interval where id = any($1)', [feedIds, from])
  }
  const endAll = async (): Promise<readonly number[]> => {
    const late = () => new Error(`told to end, a worker is there ${endWithinMs / 1000} s later`)
    await inTime(Promise.all(workers.map(({ stop }) => stop())), endWithinMs, late)
    return processesOf(name)
  }
  let clockOffMs = 0
  const open = (): Promise<OpenWork | undefined> =>
    store.rows<OpenWork>(openWork, [clockOffMs]).then(
      ([row]) => row,
      () => undefined,
    )
  const room: Newsroom = {
    store,
    desk,
    env,
    aWorker: (from) => {
      const stepped = { FAULT_CLOCK: clock, NODE_OPTIONS: `--import=${steppedClock}` }
      const worker = run('worker', [], { ...env, ...stepped }, from)
      workers.push(worker)
      worker.ended.then(() => ended.add(worker))
      return worker
    },
    startAgain: (mine) => {
      for (const [at, worker] of mine.entries()) {
        if (!ended.has(worker)) continue
        console.log(`  a worker ended by itself: ${lastLines(worker.said(), 3)}`)
        mine[at] = room.aWorker()
      }
    },
    holdsBack: (feedIds) => setPollOf(feedIds, '1 day'),
    publishes: async (feedIds) => {
      // Due by any clock that its workers may have; a sweep would find them within ten seconds.
      await setPollOf(feedIds, '-1 day')
      await queues.add(feedIds.map(pollJob))
    },
    ended: () => count(`select count(*) as n from dispositions where item_kind = 'entry'`),
    isIdle: async () => isOver(await open()),
    setClock: (offMs) => {
      clockOffMs = offMs
      return writeFile(clock, String(offMs))
    },
    tenMinutesPass: async () => {
      await store.rows(
        `update entries
         set changed_at = changed_at - interval '11 minutes', last_attempt_at = last_attempt_at - interval '11 minutes'
         where state = 'waiting'`,
      )
      await store.rows(`update feeds set next_poll_at = next_poll_at - interval '11 minutes'`)
    },
    isOver: async () => {
      const ask = { withinMs: patienceMs, whileItMoves: true, everyMs: 250 }
      try {
        await until(open, isOver, { what: 'the week is over', ...ask })
        await until(queues.jobs, isNothing, { what: 'no job waits or is held', ...ask })
      } catch (error) {
        throw new Error(`${error instanceof Error ? error.message : error}\n${await room.state()}`, { cause: error })
      }
    },
    state: async () => {
      const living = workers.filter((worker) => !ended.has(worker))
      const answer = (asked: Promise<unknown>): Promise<string> =>
        inTime(asked, answerWithinMs, () => new Error(`nothing within ${answerWithinMs / 1000} s`)).then(
          (said) => JSON.stringify(said),
          (error: Error) => error.message,
        )
      return [
        ...living.map(({ pid, said }) => `worker ${pid} said last:\n${lastLines(said(), 15)}`),
        `left to do: ${await answer(store.rows(openWork, [clockOffMs]))}`,
        `jobs: ${await answer(queues.jobs())}`,
        `the database is at: ${await answer(store.rows(atWork))}`,
      ].join('\n')
    },
    endAll,
    close: async () => {
      await endAll().catch((error: Error) => console.log(error.message))
      for (const worker of workers) if (!ended.has(worker)) worker.signal('SIGKILL')
      await queues.close()
      await store.close()
      desk.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return room
}

const steppedClock = new URL('stepped-clock.mjs', pathToFileURL(`${import.meta.dirname}/`)).href

type OpenWork = Readonly<Record<'feeds' | 'entries' | 'notices' | 'deliveries', number>>

/**
 * Feeds to be asked, entries that wait, and what is still to be told. A feed that holds back is not due, even if it was never asked. When
 * one is due its workers say, by their clock: one that was set back by hours puts down times that the database holds for past.
 */
const openWork = `
  select
    (select count(*) from feeds where state <> 'retired' and next_poll_at < now() + $1 * interval '1 millisecond') as feeds,
    (select count(*) from entries where state = 'waiting') as entries,
    (select count(*) from notices where state = 'waiting') as notices,
    (select count(*) from deliveries where state = 'waiting') as deliveries`

const atWork = `
  select application_name as who, state, wait_event as "waitsFor", left(query, 80) as query, state_change as since
  from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and (state <> 'idle' or wait_event_type = 'Lock')`

const isOver = (work: OpenWork | undefined): boolean => work !== undefined && isNothing(work)

const isNothing = (counts: Readonly<Record<string, number>>): boolean => Object.values(counts).every((n) => n === 0)

const lastLines = (said: string, lines: number): string => said.trimEnd().split('\n').slice(-lines).join('\n')

/** Whoever was started for that newsroom, or by one who was, and lives. On Linux alone is it said where. */
async function processesOf(room: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const environments = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')))
  return pids.filter((_, at) => environments[at]?.includes(`FAULT_ROOM=${room}`)).map(Number)
}
