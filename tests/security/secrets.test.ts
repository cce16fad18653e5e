import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SendFault } from '@wirewatch/pipeline'
import { explainFault } from '@wirewatch/runner'
import { readConfig } from '@wirewatch/runner/config.js'
import { deliver } from '@wirewatch/runner/deliver/deliver.js'
import { openSend } from '@wirewatch/runner/deliver/open-send.js'
import type { NewJob } from '@wirewatch/runner/queues/job.js'
import { openQueues } from '@wirewatch/runner/queues/queues.js'
import { tellDue } from '@wirewatch/runner/tell/tell-due.js'
import { Redis } from 'ioredis'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { aRule } from '../builders/alert-rules.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { aRedis, hasRedis } from '../redis.js'
import { anAlerting } from '../runner/alerts/an-alerting.js'
import { run } from '../running.js'
import { say } from './say.js'

const secret = 'hunter2'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

/** The test server, with what the address of a user holds changed. */
function addressWith(
  change: Partial<Pick<URL, 'username' | 'password' | 'port' | 'hostname' | 'pathname' | 'search'>>,
) {
  return Object.assign(new URL(database.analystUrl), { password: secret, ...change }).href
}

test.each([
  ['DATABASE_URL', `mysql://desk:${secret}@db.example/news`],
  ['DATABASE_URL', `postgres://desk:pa#${secret}@db.example/news`],
  ['DATABASE_URL', `host=db.example password=${secret}`],
  ['REDIS_URL', `http://:${secret}@redis.example`],
  ['REDIS_URL', `redis://:pa/${secret}@redis.example`],
])('a wrong %s is named and not quoted: %s', (name, value) => {
  const read = () => readConfig({ [name]: value }, '/home/desk')
  expect(read).toThrow(name)
  expect(read).not.toThrow(secret)
})

const wrong: Readonly<Record<string, () => string>> = {
  'a wrong password': () => addressWith({}),
  'an unknown user': () => addressWith({ username: 'nobody-here' }),
  'an unknown database': () => addressWith({ password: new URL(database.analystUrl).password, pathname: '/none' }),
  'nobody who listens': () => addressWith({ port: '1' }),
  'an unknown host': () => addressWith({ hostname: 'db.invalid' }),
  'a server without TLS': () => addressWith({ search: `?sslmode=require&password=${secret}` }),
  'a slash in the password': () => `postgres://localhost:1/${secret}@db.example/news`,
}

test.each(Object.keys(wrong))('no command tells the password of a database with %s', async (what) => {
  const DATABASE_URL = wrong[what]!()
  for (const command of [['status'], ['status', '--json'], ['incidents', 'list'], ['export'], ['migrate']]) {
    const { code, out, err } = await say(command, { DATABASE_URL })
    expect({ code, said: err !== '' }).toEqual({ code: 1, said: true })
    expect(out + err).not.toContain(secret)
    expect(out + err).not.toContain(new URL(database.analystUrl).password)
  }
})

test('a worker that is not let in says so without the password', async () => {
  const worker = run('worker', [], { DATABASE_URL: addressWith({}), REDIS_URL: '', METRICS_PORT: '0' })
  expect((await worker.ended).code).toBe(1)
  expect(worker.said()).toMatch(/does not know this user or password/)
  expect(worker.said()).not.toContain(secret)
})

test('what status tells of an outside database that answers holds no password', async () => {
  const url = new URL(database.url)
  if (url.password === '') url.password = secret
  for (const form of [[], ['--json']]) {
    const { code, out, err } = await say(['status', ...form], { DATABASE_URL: url.href })
    expect({ code, address: out.includes(`${url.hostname}:${url.port}`) }, err).toEqual({ code: 0, address: true })
    expect(out + err).not.toContain(url.password)
  }
})

test.skipIf(!hasRedis)(
  'a Redis that is not there, or does not let us in, is told of without its password',
  async () => {
    const redis = await aRedis()
    const owner = new Redis(redis.url)
    await owner.config('SET', 'requirepass', 'another')
    const locked = Object.assign(new URL(redis.url), { password: secret }).href
    for (const redisUrl of [locked, `redis://:${secret}@127.0.0.1:1`]) {
      const faults: Error[] = []
      const queues = openQueues({ redisUrl }, database.url, (fault) => void faults.push(fault))
      const fault = await queues.jobs().catch((error: unknown) => error)
      await queues.close()
      expect(fault).toMatchObject({ name: 'QueuesDownError' })
      expect([fault, ...faults].map(explainFault).join('\n')).not.toContain(secret)
    }
    owner.disconnect()
    await redis.stop()
  },
)

test('what went wrong with a webhook is kept, logged and shown without its address and its secret', async () => {
  const receiver = createServer((_request, response) => response.writeHead(500, `no ${secret}`).end(secret))
  await once(receiver.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void receiver.close())
  const { port } = receiver.address() as AddressInfo
  const environment = { HOOK: `http://desk:${secret}@127.0.0.1:${port}/${secret}?key=${secret}`, KEY: secret }
  const logged: unknown[] = []
  const note = (...parts: unknown[]): void => void logged.push(parts)
  const { context, reported } = await anAlerting(
    database.store,
    aRule('when: { killed: { at_least: 5 } }'),
    `routes: { receiver: desk, group_wait: 0s }
receivers: [{ name: desk, webhook: { url_env: HOOK, secret_env: KEY, allow_private: true } }]`,
  )
  const sending = openSend({ store: database.store, home: '', environment, allowLoopback: true, now: context.now })
  onTestFinished(sending.close)
  const jobs: NewJob[] = []
  const telling = {
    ...context,
    send: sending.send,
    log: { error: note, warn: note, info: note, debug: note },
    queues: { ...context.queues, add: async (added: readonly NewJob[]) => void jobs.push(...added) },
  }
  await reported('valley-post', { killed: 6 })
  await tellDue(telling)
  for (const job of jobs)
    if (job.name === 'deliver') await deliver(telling, (job as NewJob<'deliver'>).payload.deliveryId)
  const kept = await database.store.rows<{ last_error: string }>('select * from deliveries')
  expect(kept).toMatchObject([{ last_error: `127.0.0.1:${port} answered 500` }])
  const { out } = await say(['status', '--json'], { DATABASE_URL: database.url, ...environment })
  expect(out).toContain(`127.0.0.1:${port} answered 500`)
  for (const told of [kept, logged, out]) expect(JSON.stringify(told)).not.toContain(secret)
})

test.each(['nobody', 'a server that refuses the password'])('a mail to %s fails without the password', async (who) => {
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('not you')),
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const port = who === 'nobody' ? 1 : (server.server.address() as AddressInfo).port
  const sending = openSend({
    store: database.store,
    home: '',
    environment: { SMTP_URL: `smtp://desk:${secret}@127.0.0.1:${port}`, MAIL_FROM: 'wirewatch@desk.example' },
    allowLoopback: true,
    now: () => new Date(),
  })
  onTestFinished(sending.close)
  const message = {
    receiver: 'desk',
    target: { kind: 'email', to: ['amna@desk.example'] },
    content: { kind: 'email', subject: 'Blast', text: 'Blast', html: 'Blast' },
    idempotencyKey: 'key-1',
  }
  const fault = await sending.send(message as never).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(SendFault)
  expect(explainFault(fault)).not.toContain(secret)
})
