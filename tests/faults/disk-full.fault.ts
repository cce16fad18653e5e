import { expect, inject, onTestFinished, test } from 'vitest'
import { aNewsroom } from './a-newsroom.js'
import { aFalliblePostgres } from './a-server.js'
import { aSmallDisk } from './a-small-disk.js'
import { outcomeOf } from './outcome-of.js'
import { until } from './until.js'

/** For the server's own files, an empty cluster, and the week. */
const megabytes = 400

test('the disk of the database is full for a while: nothing is lost and nothing doubled', async ({ task, skip }) => {
  const disk = await aSmallDisk(megabytes)
  if (disk === null) {
    task.meta.notTried = 'a small disk (tmpfs) can be mounted by root alone, and not in every container'
    return skip(task.meta.notTried)
  }
  onTestFinished(disk.remove)
  const { sources, outcome: undisturbed } = inject('undisturbed')
  const postgres = await aFalliblePostgres(23_400, disk.folder)
  onTestFinished(postgres.remove)
  const room = await aNewsroom(postgres, null, sources)
  onTestFinished(room.close)
  const workers = [room.aWorker()]

  await until(room.ended, (n) => n !== null && n > 20, { what: 'the line is at work', withinMs: 60_000 })
  await disk.fill()
  await workers[0]?.says(/No space left on device|does not answer/)
  await disk.free()
  if (!(await postgres.answers())) await postgres.restart()

  room.startAgain(workers)
  await room.tenMinutesPass()
  await room.isOver()
  expect(await outcomeOf(room)).toEqual(undisturbed)
  expect(await room.endAll()).toEqual([])
})
