import { setTimeout as pause } from 'node:timers/promises'
import { inTime } from '@wirewatch/runner/process/in-time.js'
import { expect, inject, onTestFinished } from 'vitest'
import { seeded } from '../pipeline/extract/invented-texts.js'
import { isOfAWire } from './a-busy-week.js'
import { aNewsroom } from './a-newsroom.js'
import { aFalliblePostgres, aFallibleRedis } from './a-server.js'
import { type AtWork, type Fault, faults } from './faults.js'
import { moments, only, seed } from './moments.js'
import { outcomeOf } from './outcome-of.js'
import { until } from './until.js'

declare module 'vitest' {
  interface TaskMeta {
    moments?: Moment[]
    /** Why this machine does not let it be tried. */
    notTried?: string
  }
}

/** Something that broke while the line was at work. */
export interface Moment {
  readonly kind: string
  readonly backend: 'Postgres' | 'Redis'
  /** From the fault to the next entry that ends; null: none did. */
  secondsToWork: number | null
}

/** A fault itself: servers are started again, workers come to serve or end. */
const happensWithinMs = 180_000
/** What may not change however long it takes; within it the line is at work again, in milliseconds. */
const patienceMs = 120_000
/** Nothing has ended for so long: what is left may have been lost with the queue. */
const idleMs = 15_000
const longestDelayMs = 600

/** Strikes half of the moments at one week's work on these queues, each at its time; then everything must be as if nothing had happened. */
export async function strikeAtWork(backend: Moment['backend'], told: { moments?: Moment[] }): Promise<void> {
  const { sources, outcome: undisturbed } = inject('undisturbed')
  const random = seeded(seed + (backend === 'Redis' ? 1 : 0))
  const postgres = await aFalliblePostgres(backend === 'Redis' ? 23_200 : 23_100)
  onTestFinished(postgres.remove)
  const redis = backend === 'Redis' ? await aFallibleRedis(23_300) : null
  onTestFinished(async () => redis?.stop())
  const room = await aNewsroom(postgres, redis?.url ?? null, sources)
  onTestFinished(room.close)
  const held = sources.flatMap(({ feeds }) => feeds.map(({ id }) => id)).filter(isOfAWire)
  await room.holdsBack(held)
  const during: AtWork = { room, workers: [room.aWorker(), room.aWorker()], postgres, redis, random }

  told.moments = []
  const kinds = drawn(backend, random)
  for (const [at, fault] of kinds.entries()) {
    const moment: Moment = { kind: fault.kind, backend, secondsToWork: null }
    told.moments.push(moment)
    await room.publishes(feedsOfMoment(held, at, kinds.length))
    await pause(random() * longestDelayMs)
    moment.secondsToWork = await struck(fault, during)
    console.log(`  queues on ${backend}: ${fault.kind}; at work again after ${moment.secondsToWork.toFixed(1)} s`)
  }
  await room.setClock(0)
  await room.tenMinutesPass()
  room.startAgain(during.workers)
  await room.isOver()
  expect(await outcomeOf(room)).toEqual(undisturbed)
  expect(await room.endAll()).toEqual([])
}

/** Each kind as often as the others, in an order of the seed. */
function drawn(backend: Moment['backend'], random: () => number): readonly Fault[] {
  const kinds = faults.filter(
    ({ kind, onlyOn }) =>
      (onlyOn === undefined || onlyOn === backend) && kind.toLowerCase().includes(only.toLowerCase()),
  )
  const each = Array.from({ length: Math.ceil(moments / 2) }, (_, at) => kinds[at % kinds.length])
  return each
    .flatMap((fault) => (fault === undefined ? [] : [{ fault, place: random() }]))
    .sort((one, other) => one.place - other.place)
    .map(({ fault }) => fault)
}

/** What the wires bring at that moment: there is always something to be struck at. */
const feedsOfMoment = (feeds: readonly string[], at: number, moments: number): readonly string[] =>
  feeds.filter((_, index) => Math.floor((index * moments) / feeds.length) === at)

/** Gives the seconds until an entry has ended again. */
async function struck(fault: Fault, during: AtWork): Promise<number> {
  const before = (await during.room.ended()) ?? 0
  during.room.startAgain(during.workers)
  const since = performance.now()
  try {
    const late = () => new Error(`"${fault.kind}" is not over within ${happensWithinMs / 1000} s`)
    await inTime(fault.happens(during), happensWithinMs, late)
    await goesOn(during, before, fault)
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${await during.room.state()}`, { cause: error })
  }
  return (performance.now() - since) / 1000
}

/** Another entry has ended, or none is left: the line may be quicker than the fault. Where all was lost with the queue, its ten minutes pass. */
async function goesOn({ room, workers }: AtWork, before: number, { kind }: Fault): Promise<void> {
  const last = performance.now() + patienceMs
  const another = (n: number | null): boolean => n !== null && n > before
  for (;;) {
    try {
      await until(room.ended, another, { what: `work goes on after "${kind}"`, withinMs: idleMs, everyMs: 20 })
      return
    } catch (error) {
      if (await room.isIdle()) return
      if (performance.now() > last) throw error
      room.startAgain(workers)
      await room.tenMinutesPass().catch(() => {})
    }
  }
}
