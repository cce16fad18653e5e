import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LockHeldError, takeLock } from '@wirewatch/store/embedded/lock.js'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wirewatch-lock-'))
  path = join(folder, 'postgres.lock')
})
afterEach(() => rm(folder, { recursive: true }))

const dead = (pid: number) => JSON.stringify({ pid, identity: 'another boot/1', since: '2026-01-01T00:00:00Z' })

test('of twenty that want a lock at once one gets it', async () => {
  const wanted = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(path)))
  expect(wanted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of wanted) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(LockHeldError)
})

test.each([
  ['of a process that is gone', dead(2 ** 22 - 1)],
  ['whose pid another process has now', dead(process.pid)],
  ['that was cut short', '{"pid": 12'],
])('a lock %s is taken over, by one', async (_, content) => {
  await writeFile(path, content)
  const wanted = await Promise.allSettled(Array.from({ length: 10 }, () => takeLock(path)))
  const taken = wanted.filter((one) => one.status === 'fulfilled')
  expect(taken).toHaveLength(1)
  await taken[0]!.value.confirm()
})

test('a lock that was released can be taken again, and leaves nothing behind', async () => {
  const lock = await takeLock(path)
  await lock.release()
  const again = await takeLock(path)
  await expect(takeLock(path)).rejects.toThrow(`held by process ${process.pid}`)
  await again.release()
  expect(await readdir(folder)).toEqual([])
})
