import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { deleteEmbedded, findRunningEmbedded, startEmbedded, useEmbedded } from '@wirewatch/store/embedded/embedded.js'
import { freePort } from '@wirewatch/store/embedded/free-port.js'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'

let folder: string
let home: string
const port = await freePort(54_450)

// Nobody else may enter the folder, and its name has a space: both have broken Postgres before.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wirewatch embedded-'))
  await chmod(folder, 0o700)
  home = join(folder, 'a home')
})
afterAll(async () => {
  await deleteEmbedded(home)
  await rm(folder, { recursive: true, force: true })
})

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

/** Another wirewatch, which holds the database until it is killed. */
async function anotherWirewatch(): Promise<{ process: ChildProcess; url: string }> {
  const script = fileURLToPath(new URL('hold-database.mjs', import.meta.url))
  const child = spawn(process.execPath, [script, home, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { process: child, url: JSON.parse(line).url }
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

test('it starts on loopback with a password of its own, stops within five seconds, and keeps what it was told', async () => {
  const first = await startEmbedded({ home, port })
  await ask(first.url, 'create table kept (id int); insert into kept values (7)')
  expect(await ask(first.url, `select setting from pg_settings where name = 'listen_addresses'`)).toEqual([
    { setting: '127.0.0.1' },
  ])
  expect(await ask(first.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  const since = performance.now()
  await first.stop()
  expect(performance.now() - since).toBeLessThan(5000)

  const second = await startEmbedded({ home, port })
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'select id from kept')).toEqual([{ id: 7 }])
  await second.stop()
})

test('its password stands in a file that only its owner may read, and nobody gets in without', async () => {
  const database = await startEmbedded({ home, port })
  onTestFinished(database.stop)
  expect((await stat(database.passwordFile)).mode & 0o777).toBe(0o600)
  expect((await stat(database.dataDir)).mode & 0o777).toBe(0o700)
  const wrong = new URL(database.url)
  wrong.password = 'wrong'
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test('a second start on the same folder says who holds it and does no harm', async () => {
  const other = await anotherWirewatch()
  await expect(startEmbedded({ home, port })).rejects.toThrow(
    new RegExp(`Another wirewatch \\(process ${other.process.pid}, since .*\\) is using the data folder`),
  )
  expect(await ask(other.url, 'select 1 as up')).toEqual([{ up: 1 }])
})

test('a command beside it joins the server that runs, and leaves it running', async () => {
  const other = await anotherWirewatch()
  const joined = await useEmbedded({ home, port })
  expect(joined.url).toBe(other.url)
  await joined.stop()
  expect(await ask(other.url, 'select 1 as up')).toEqual([{ up: 1 }])
})

test('after a kill -9 of wirewatch alone the next start recovers by itself, with all that was confirmed', async () => {
  const other = await anotherWirewatch()
  await ask(other.url, 'create table confirmed as select 42 as id')
  await kill(other.process)
  const next = await startEmbedded({ home, port })
  onTestFinished(next.stop)
  expect(await ask(next.url, 'select id from confirmed')).toEqual([{ id: 42 }])
})

test('after a kill -9 of wirewatch and of Postgres the next start recovers by itself, with all that was confirmed', async () => {
  const other = await anotherWirewatch()
  await ask(other.url, 'create table hard as select 43 as id')
  const running = await findRunningEmbedded(home)
  const postmaster = await postmasterPid(running!.dataDir)
  other.process.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
  await once(other.process, 'exit')
  const next = await startEmbedded({ home, port })
  onTestFinished(next.stop)
  expect(await ask(next.url, 'select id from hard')).toEqual([{ id: 43 }])
})

test('a pid file that now names a stranger, as after a restart of a container, does not stand in the way', async () => {
  const database = await startEmbedded({ home, port })
  await database.stop()
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  onTestFinished(() => void stranger.kill())
  await writeFile(
    join(database.dataDir, 'postmaster.pid'),
    `${stranger.pid}\n${database.dataDir}\n1\n${port}\n\n127.0.0.1\n`,
  )
  const next = await startEmbedded({ home, port })
  await next.stop()
  expect(stranger.exitCode).toBe(null)
})

test('a port that is taken is passed over, and the log names the one that was chosen', async () => {
  const squatter = createServer().listen(port, '127.0.0.1')
  await once(squatter, 'listening')
  onTestFinished(() => void squatter.close())
  const lines: string[] = []
  const database = await startEmbedded({ home, port, log: (line) => lines.push(line) })
  onTestFinished(database.stop)
  expect(database.port).toBeGreaterThan(port)
  expect(lines).toContain(`port ${port} is taken; the database listens on ${database.port}`)
})

test('a first start that was killed half way is no obstacle', async () => {
  const half = join(folder, 'half')
  onTestFinished(() => deleteEmbedded(half))
  const { dataDir, stop } = await startEmbedded({ home: half, port })
  await stop()
  await rename(dataDir, `${dataDir}.new`)
  await rm(join(`${dataDir}.new`, 'global'), { recursive: true })
  const again = await startEmbedded({ home: half, port })
  expect(await ask(again.url, 'select 1 as up')).toEqual([{ up: 1 }])
  await again.stop()
})
