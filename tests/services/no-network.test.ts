import { expect, onTestFinished, test } from 'vitest'
import { aSource } from '../builders/stored.js'
import { wirewatch } from '../command-line.js'
import { aDatabase } from '../postgres.js'
import { startServer } from '../runner/fetch/misbehaving-server.js'
import { anOutletsFile } from './outlets-file.js'

const patience = 60_000

const outletAt = (id: string, url: string) => aSource({ id, feeds: [{ id: `${id}-news`, url }] })

test('where no outlet can be reached every feed fails with its reason in status, and nothing else breaks', {
  timeout: patience,
}, async () => {
  const database = await aDatabase('empty')
  onTestFinished(database.drop)
  const env = { DATABASE_URL: database.url, WIREWATCH_ALLOW_LOOPBACK: '1' }
  const sources = await anOutletsFile([
    outletAt('no-such-host', 'http://no-such-host.invalid/feed'),
    outletAt('nobody-listens', 'http://127.0.0.1:9/feed'),
    outletAt('private-network', 'http://10.0.0.7/feed'),
    outletAt('link-local', 'http://169.254.169.254/latest/meta-data'),
  ])
  const started = await wirewatch(['start', '--once', '--sources', sources], { env })
  expect(started.stderr).toMatch(/feeds polled 4\/4/)
  expect(started.stderr).not.toContain('    at ')
  expect(started.stdout).toContain('None of the 4 feeds could be read; "npx wirewatch status" says why.')
  expect(started.code).toBe(0)

  const { stdout } = await wirewatch(['status', '--json'], { env })
  const errors = JSON.parse(stdout).feeds.map((feed: { id: string; lastError: string }) => [feed.id, feed.lastError])
  expect(Object.fromEntries(errors)).toEqual({
    'no-such-host-news': expect.stringMatching(/^DNS: /),
    'nobody-listens-news': '127.0.0.1 refuses connections',
    'private-network-news': '10.0.0.7 is a private address: not fetched',
    'link-local-news': expect.stringContaining('not fetched'),
  })
})

test('this machine is not asked unless it is allowed', { timeout: patience }, async () => {
  const database = await aDatabase('empty')
  const server = await startServer({})
  onTestFinished(async () => {
    await server.close()
    await database.drop()
  })
  const sources = await anOutletsFile([outletAt('here', `${server.origin}/feed`)])
  const env = { DATABASE_URL: database.url }
  const started = await wirewatch(['start', '--once', '--sources', sources], { env })
  const { stdout } = await wirewatch(['status', '--json'], { env })
  expect(started.code).toBe(0)
  expect(JSON.parse(stdout).feeds).toMatchObject([{ lastError: expect.stringContaining('is a loopback address') }])
  expect(server.requests).toEqual([])
})

test('a list of outlets that is not there, or not in order, is one clear message', { timeout: patience }, async () => {
  const database = await aDatabase('empty')
  onTestFinished(database.drop)
  const twice = await anOutletsFile([
    outletAt('one', 'http://127.0.0.1:9/feed'),
    outletAt('one', 'http://127.0.0.1:9/feed'),
  ])
  for (const [file, said] of [
    ['/nowhere/outlets.yaml', '/nowhere/outlets.yaml'],
    [twice, 'my outlets.yaml:'],
  ] as const) {
    const { code, stderr } = await wirewatch(['start', '--once', '--sources', file], {
      env: { DATABASE_URL: database.url },
    })
    expect(stderr).toContain(said)
    expect(stderr).not.toContain('    at ')
    expect(code).toBe(1)
  }
})
