import { once } from 'node:events'
import { request } from 'node:http'
import { openMetrics } from '@wirewatch/runner/process/metrics.js'
import { serveHealth } from '@wirewatch/runner/process/serve-health.js'
import { DatabaseDownError } from '@wirewatch/store'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../../postgres.js'
import { aContext } from '../a-context.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

async function served(change: Partial<ReturnType<typeof aContext>> = {}, port = 0) {
  const server = await serveHealth({ ...aContext(database.store), ...change }, { host: '127.0.0.1', port })
  onTestFinished(server.stop)
  return server.url
}

test('while database and queues answer, all is well', async () => {
  const answer = await fetch(`${await served()}/health`)
  expect([answer.status, await answer.text()]).toEqual([200, 'ok\n'])
})

test('a database that is down is said, without its password', async () => {
  const down = { ...database.store, rows: () => Promise.reject(new DatabaseDownError('db.example:5432/w', 'gone')) }
  const answer = await fetch(`${await served({ store: down })}/health`)
  expect(answer.status).toBe(503)
  expect(await answer.text()).toMatch(/^The database at db\.example:5432\/w does not answer/)
})

test('Prometheus reads what the process counts', async () => {
  const metrics = openMetrics(async () => ({ jobs: {}, feeds: {}, entries: {}, deliveries: {} }))
  metrics.incidentChanged('opened')
  const answer = await fetch(`${await served({ metrics })}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(await answer.text()).toContain('wirewatch_incident_changes_total{change="opened"} 1')
})

test('two processes of one machine do not fight for the port', async () => {
  const first = new URL(await served())
  const second = new URL(await served({}, Number(first.port)))
  expect(second.port).not.toBe(first.port)
  expect((await fetch(`${second.href}health`)).status).toBe(200)
})

test('a path that is no address is not found, and ends nothing', async () => {
  const { host, port } = new URL(await served())
  const [response] = await once(request({ host: host.split(':')[0], port, path: '//' }).end(), 'response')
  expect(response.statusCode).toBe(404)
})

test('a database that hangs is said to, to whoever asks for health or metrics', async () => {
  const hanging = () => new Promise<never>(() => {})
  const url = await served({ store: { ...database.store, rows: hanging }, metrics: openMetrics(hanging) })
  const [health, metrics] = await Promise.all([fetch(`${url}/health`), fetch(`${url}/metrics`)])
  expect([health.status, await health.text()]).toEqual([503, 'The database has not answered for 5 s.\n'])
  expect(await metrics.text()).toContain('wirewatch_up 0')
}, 10_000)
