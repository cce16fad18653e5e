import { expect, inject, onTestFinished, test } from 'vitest'
import { wirewatch } from '../command-line.js'
import { isOfAWire } from './a-busy-week.js'
import { aNewsroom } from './a-newsroom.js'
import { aFalliblePostgres } from './a-server.js'
import { anOlderHouse } from './an-older-house.js'
import { outcomeOf } from './outcome-of.js'
import { until } from './until.js'

test('workers from before the last migration go on beside it, and are replaced one after the other', async ({
  task,
  skip,
}) => {
  const older = await anOlderHouse()
  if ('reason' in older) {
    task.meta.notTried = older.reason
    return skip(older.reason)
  }
  onTestFinished(older.remove)
  const { sources, outcome: undisturbed } = inject('undisturbed')
  const postgres = await aFalliblePostgres(23_500)
  onTestFinished(postgres.remove)
  const room = await aNewsroom(postgres, null, sources, older.root)
  onTestFinished(room.close)
  const wires = sources.flatMap(({ feeds }) => feeds.map(({ id }) => id)).filter(isOfAWire)
  const [second, last] = [wires.slice(0, wires.length / 2), wires.slice(wires.length / 2)]
  await room.holdsBack(wires)
  const ended = (n: number) =>
    until(room.ended, (now) => now !== null && now >= n, { what: `${n} entries have ended`, withinMs: 120_000 })

  const old = [room.aWorker(older.root), room.aWorker(older.root)]
  await ended(20)
  const migrated = await wirewatch(['migrate'], { env: room.env })
  expect(migrated.code, migrated.stderr).toBe(0)
  await room.publishes(second)
  await ended((undisturbed.entries ?? 0) / 2)
  for (const worker of old) {
    const next = room.aWorker()
    await next.says(/serving/)
    worker.signal('SIGTERM')
    expect(await worker.ended).toEqual({ code: 0, signal: null })
  }
  await room.publishes(last)
  await room.isOver()

  for (const worker of old) expect(worker.said()).not.toMatch(/does not exist|violates|null value|"level":50/)
  // What the older version coded is not what this one codes: only that nothing is lost or doubled can be the same.
  const { incidents: _, deathsWithoutAlert: __, ...same } = await outcomeOf(room)
  expect(undisturbed).toMatchObject(same)
  expect(await room.endAll()).toEqual([])
})
