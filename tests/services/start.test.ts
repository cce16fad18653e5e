import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { questions } from '@wirewatch/cli/show/questions.js'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Ran, wirewatch } from '../command-line.js'
import { type Running, run } from '../running.js'
import { aHome, countsOf, type Home, incidentsOf } from './homes.js'

const patience = 90_000

let home: Home
let first: Ran
beforeAll(async () => {
  home = await aHome()
  first = await wirewatch(['start', '--sample', '--once'], { env: home.env })
}, patience)
afterAll(() => home.remove())

test('the first start on a machine ends well and shows the incidents, the way into the database and three questions', () => {
  expect(first.stderr).toContain('made the database')
  expect(first.stdout).toMatch(/^id +date +place +type +killed +injured +who +against +reports +origins$/m)
  expect(first.stdout).toMatch(/^PK-2026-\d{6} +2026-03-\d\d /m)
  expect(first.stdout).toContain('npx wirewatch psql --sample -c')
  for (const { sql } of questions) expect(first.stdout).toContain(sql.split('\n')[0])
  expect(first.code).toBe(0)
})

test('a start on what is there already doubles nothing', { timeout: patience }, async () => {
  const before = await home.ask(async (store) => [await incidentsOf(store), await countsOf(store)])
  const again = await wirewatch(['start', '--sample', '--once'], { env: home.env })
  expect(again.code).toBe(0)
  expect(await home.ask(async (store) => [await incidentsOf(store), await countsOf(store)])).toEqual(before)
})

describe('while it runs', () => {
  let running: Running
  beforeAll(async () => {
    const squatters = await Promise.all([54329, 8471].map(taken))
    running = await started()
    for (const squatter of squatters) squatter.close()
  }, patience)
  afterAll(() => running.stop())

  test('ports that were taken are passed over, and the others are named', () => {
    expect(running.said()).toMatch(/port 54329 is taken; the database listens on \d+/)
    expect(running.said()).toMatch(/sample outlets: http:\S+ \(port 8471 is taken\)/)
  })

  test('it says how to open the database, in words that a shell takes though the folder has spaces in its name', () => {
    expect(running.said()).toContain(`PGPASSFILE='${home.sample}/pgpass'`)
    expect(running.said()).toMatch(/ psql -h 127\.0\.0\.1 -p \d+ -U analyst wirewatch$/m)
  })

  test('each of the three questions is answered to the analyst', { timeout: patience }, async () => {
    for (const { sql } of questions) {
      const { code, stdout } = await wirewatch(['psql', '--sample', '--json', '-c', sql], { env: home.env })
      expect(code).toBe(0)
      expect(JSON.parse(stdout).length).toBeGreaterThan(0)
    }
  })

  test('a second start on the same data folder says who has it, ends with 1 and does no harm', {
    timeout: patience,
  }, async () => {
    const second = await wirewatch(['start', '--sample', '--once'], { env: home.env })
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(`Another wirewatch (process ${running.pid}`)
    expect(second.stderr).not.toContain('    at ')
    const status = await wirewatch(['status', '--sample', '--quiet'], { env: home.env })
    expect(status.code).toBe(0)
  })

  test('Ctrl-C brings down the process and its Postgres within five seconds', { timeout: patience }, async () => {
    const postgres = await postgresOf(home)
    const since = performance.now()
    running.signal('SIGINT')
    expect(await running.ended).toEqual({ code: 0, signal: null })
    expect(isAlive(postgres)).toBe(false)
    expect(performance.now() - since).toBeLessThan(5000)
  })
})

test('Ctrl-C while it starts brings down all that has started', { timeout: patience }, async () => {
  const running = run('wirewatch', ['start', '--sample'], home.env)
  onTestFinished(running.stop)
  await running.says(/database: Postgres on/)
  const postgres = await postgresOf(home)
  const since = performance.now()
  running.signal('SIGINT')
  await running.ended
  await expect.poll(() => isAlive(postgres), { timeout: 5000 }).toBe(false)
  expect(performance.now() - since).toBeLessThan(5000)
})

test('after kill -9 of the process and of Postgres the next start comes up by itself, and nothing is lost', {
  timeout: patience,
}, async () => {
  const running = await started()
  onTestFinished(running.stop)
  const before = await countsIn(home)
  for (const pid of [running.pid, await postgresOf(home)]) process.kill(pid, 'SIGKILL')
  await running.ended
  const next = await wirewatch(['start', '--sample', '--once'], { env: home.env })
  expect(next.code).toBe(0)
  expect(await home.ask(countsOf)).toMatchObject(before)
})

test('when its Postgres dies under it, it says so and ends', { timeout: patience }, async () => {
  const running = await started()
  onTestFinished(running.stop)
  process.kill(await postgresOf(home), 'SIGKILL')
  expect(await running.ended).toMatchObject({ code: 1 })
  expect(running.said()).toMatch(/The database at 127\.0\.0\.1:\d+\/wirewatch does not answer/)
})

test('killed in the middle of the week, it comes to the same incidents all the same', {
  timeout: patience,
}, async () => {
  const other = await aHome()
  onTestFinished(other.remove)
  const running = run('wirewatch', ['start', '--sample'], other.env)
  onTestFinished(running.stop)
  await running.says(/entries read [1-9]/)
  for (const pid of [running.pid, await postgresOf(other)]) process.kill(pid, 'SIGKILL')
  await running.ended
  const next = await wirewatch(['start', '--sample', '--once'], { env: other.env })
  expect(next.code).toBe(0)
  const { waiting, entries, ends } = await other.ask(countsOf)
  expect({ waiting, ends }).toEqual({ waiting: 0, ends: entries })
  expect(await other.ask(incidentsOf)).toEqual(await home.ask(incidentsOf))
})

/** Runs the sample, and waits until it watches. */
async function started(): Promise<Running> {
  const running = run('wirewatch', ['start', '--sample'], home.env)
  await running.says(/Watching: .* Ctrl-C stops\./)
  return running
}

async function countsIn({ env }: Home): Promise<Record<string, number>> {
  const { stdout } = await wirewatch(['status', '--sample', '--json'], { env })
  const { entries, articles, incidents } = JSON.parse(stdout).database
  return { entries, articles, incidents }
}

async function postgresOf({ sample }: Home): Promise<number> {
  return Number((await readFile(join(sample, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Whoever has the port, this test or another: it is taken. */
async function taken(port: number): Promise<Server> {
  const squatter = createServer()
  squatter.listen(port, '127.0.0.1')
  await once(squatter, 'listening').catch(() => {})
  return squatter
}
