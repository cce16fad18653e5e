import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, deleteEmbedded, migrate, startEmbedded } from '@wirewatch/store'
import { resolveConcurrently } from './concurrent-resolve.mjs'
import { atMost, keepResult, printMachine, printTable, toKnow } from './measure.mjs'

/** Two workers on Redis that are told of few incidents many times: `npm run bench:workers [-- EVENTS INCIDENTS]`. Needs redis-server. */
const [events = 5000, incidents = 300] = process.argv.slice(2).map(Number)

const home = await mkdtemp(join(tmpdir(), 'wirewatch-bench-'))
const database = await startEmbedded({ home })
const redis = await aRedis()
const store = connect({ databaseUrl: database.url, applicationName: 'bench' })
try {
  await migrate({ databaseUrl: database.url, analystPassword: database.analystPassword })
  const found = await resolveConcurrently({ store, databaseUrl: database.url, redisUrl: redis.url, events, incidents })
  printMachine()
  printTable(
    `${events.toLocaleString('en')} events of ${incidents} incidents, two workers on Redis`,
    ['', 'expected', 'found'],
    [
      ['incidents', incidents, found.incidents],
      ['reports in them', events, found.reports],
      ['merged away', 0, found.merged],
      ['entries set aside', 0, found.failed],
      ['deadlocks, each tried again', '', found.deadlocks],
      ['events a second', '', Math.round(events / found.seconds)],
    ],
  )
  const told = `${events.toLocaleString('en')} reports of ${incidents} incidents by two workers`
  const verdicts = [
    atMost(`rows too many or too few of ${told}`, '–', 0, Math.abs(found.incidents - incidents), ''),
    toKnow(`${told}, on Redis`, '–', events / found.seconds, 'events/s'),
  ]
  keepResult('workers', { verdicts, events, expected: incidents, ...found })
  if (found.incidents !== incidents || found.reports !== events) process.exitCode = 1
} finally {
  await store.close()
  await redis.stop()
  await database.stop()
  await deleteEmbedded(home)
  await rm(home, { recursive: true, force: true })
}

async function aRedis() {
  const port = await freePort()
  const server = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', home], { stdio: 'pipe' })
  for await (const said of server.stdout) if (String(said).includes('Ready to accept connections')) break
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM')
      await once(server, 'close')
    },
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  return port
}
