import { createFetchUrl } from '@wirewatch/runner/fetch/fetch-url.js'
import { claimHostTurn, letHostRest } from '@wirewatch/store'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { body, reset, startServer } from './fetch/misbehaving-server.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

test.each([
  ['asked one worker for a pause', body('', { 'retry-after': '600' }, 429), 1, 'answered 429'],
  ['failed three times for one worker', reset, 3, 'has failed 3 times in a row'],
])('a host that %s is left alone by the others as well, until that is over', async (_what, answer, asked, why) => {
  const server = await startServer({ '*': answer })
  const clock = { minutes: 0 }
  const [first, second] = [aWorker(server.origin, clock), aWorker(server.origin, clock)]
  onTestFinished(async () => {
    await first.close()
    await second.close()
    await server.close()
  })
  const page = { url: `${server.origin}/page`, purpose: 'feed', etag: null, lastModified: null } as const
  for (let count = 0; count < asked; count++) await first.fetchUrl(page).catch(() => {})
  await expect(second.fetchUrl(page)).rejects.toMatchObject({ kind: 'resting', message: expect.stringContaining(why) })
  expect(server.requests).toHaveLength(asked)
  clock.minutes = 11
  await second.fetchUrl(page).catch(() => {})
  expect(server.requests).toHaveLength(asked + 1)
})

/** The HTTP client of one of several workers. */
const aWorker = (key: string, clock: { readonly minutes: number }) => {
  const now = () => new Date(Date.parse('2026-03-04T12:00:00Z') + clock.minutes * 60_000)
  return createFetchUrl({
    allowLoopback: true,
    now,
    politenessOf: () => ({ key, spacingMs: 0 }),
    claimTurn: (of, spacingMs) => claimHostTurn(database.store, { key: of, spacingMs, at: now().toISOString() }),
    onRest: (of, rest) => letHostRest(database.store, of, rest),
  })
}
