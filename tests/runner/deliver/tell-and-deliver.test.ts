import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CodedEvent } from '@wirewatch/model'
import type { Context } from '@wirewatch/runner'
import { deliver } from '@wirewatch/runner/deliver/deliver.js'
import { openSend } from '@wirewatch/runner/deliver/open-send.js'
import type { NewJob } from '@wirewatch/runner/queues/job.js'
import { tellAgain } from '@wirewatch/runner/tell/tell-again.js'
import { tellDue } from '@wirewatch/runner/tell/tell-due.js'
import { acknowledgeAlerts } from '@wirewatch/store'
import { writeSilence } from '@wirewatch/store/alerts/silences.js'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { aRule } from '../../builders/alert-rules.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'
import { type Alerting, anAlerting, noticesIn } from '../alerts/an-alerting.js'
import { aDesk } from './a-desk.js'

let database: TestDatabase
beforeEach(async () => {
  database = await aDatabase()
})
afterEach(() => database.drop())

const rules = aRule(`
when: { place: { under: [PK-BA] }, killed: { at_least: 5 } }
material_change: { killed: '>= +3' }`)
const delivery = (receiver: string, more = '') => `
routes: { receiver: desk, group_wait: 0s, group_interval: 0s, group_by: [incident] }
receivers: [{ name: desk, ${receiver} }]
${more}`
const hook = (url: string) => delivery(`webhook: { url: '${url}', secret_env: DESK_SECRET, allow_private: true }`)
const environment = { DESK_SECRET: 'hush' }

interface Telling extends Alerting {
  /** Looks into the outbox and sends what is due. */
  readonly tell: () => Promise<void>
}

async function aTelling(
  yaml: string,
  more: Partial<Context> & { home?: string; smtp?: string } = {},
  watched = rules,
): Promise<Telling> {
  const alerting = await anAlerting(database.store, watched, yaml)
  const { store, now } = alerting.context
  const client = openSend({
    store,
    home: more.home ?? '',
    environment: { ...environment, SMTP_URL: more.smtp, MAIL_FROM: 'wirewatch@desk.example' },
    allowLoopback: false,
    now,
  })
  onTestFinished(client.close)
  const added: NewJob[] = []
  const queues = { ...alerting.context.queues, add: async (jobs: readonly NewJob[]) => void added.push(...jobs) }
  const context = { ...alerting.context, queues, send: client.send }
  const tell = async () => {
    await tellDue(context)
    for (const job of added.splice(0))
      if (job.name === 'deliver') await deliver(context, (job as NewJob<'deliver'>).payload.deliveryId)
  }
  return Object.assign(alerting, { context, tell })
}

const killed = (count: number): Partial<CodedEvent> => ({
  killed: count,
  casualties: [
    {
      start: 0,
      end: 6,
      measure: 'killed',
      group: 'total',
      min: count,
      max: count,
      qualifier: 'exact',
      speaker: 'police',
      partyClaim: false,
    },
  ],
})
const deliveries = () =>
  database.store.rows<{ state: string; attempts: number; not_before: string; last_error: string | null }>(
    'select state, attempts, not_before, last_error from deliveries order by id',
  )

test('an incident reaches the desk once, signed over time and body, and an unchanged one never again', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  await telling.tell()
  await telling.reported('hill-times', killed(6))
  await telling.tell()
  expect(desk.received).toHaveLength(1)
  const [{ headers, body }] = desk.received as [(typeof desk.received)[number]]
  const time = Math.floor(Date.parse(telling.at) / 1000)
  const digest = createHmac('sha256', 'hush').update(`${time}.${body}`).digest('hex')
  expect(headers['wirewatch-signature']).toBe(`t=${time},v1=${digest}`)
  expect(headers['idempotency-key']).toBe(JSON.parse(body).id)
  expect(JSON.parse(body).alerts).toMatchObject([{ kind: 'created', incident: { publicId: 'PK-2026-000001' } }])
})

test('whoever was told hears what has changed since', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  telling.at = '2026-03-04T15:00:00.000Z'
  await telling.reported('river-news', killed(11), { role: 'update', saidAt: '2026-03-04T15:00:00Z' })
  await telling.tell()
  expect(desk.received.map(({ body }) => JSON.parse(body).alerts[0])).toMatchObject([
    { kind: 'created' },
    { kind: 'escalated', changes: ['killed 6 → 11'], before: { killed: { best: 6 } } },
  ])
})

test('a desk that fails is tried again later and later with the same bytes, and set aside after a day', async () => {
  const desk = await aDesk()
  desk.answer = { status: 503 }
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  await telling.tell()
  expect(await deliveries()).toMatchObject([
    { state: 'waiting', attempts: 1, last_error: expect.stringContaining('503') },
  ])
  const waits: number[] = []
  for (let attempt = 0; attempt < 60; attempt++) {
    const [waiting] = await deliveries()
    if (waiting!.state !== 'waiting') break
    waits.push(Date.parse(waiting!.not_before) - Date.parse(telling.at))
    telling.at = waiting!.not_before
    await telling.tell()
  }
  expect(waits.slice(0, 3).every((wait, index) => wait >= 10_000 * 2 ** index && wait <= 15_000 * 2 ** index)).toBe(
    true,
  )
  expect(Math.max(...waits)).toBeLessThanOrEqual(5_400_000)
  expect(await deliveries()).toMatchObject([{ state: 'failed' }])
  expect(new Set(desk.received.map(({ body }) => body)).size).toBe(1)
  expect(new Set(desk.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
})

test.each([
  ['asks to wait is left alone for so long', { status: 429, headers: { 'retry-after': '600' } }, 'waiting', 600_000],
  ['hangs up is tried again', null, 'waiting', 10_000],
  ['refuses for good is set aside at once', { status: 404 }, 'failed', 0],
])('a desk that %s', async (_, answer, state, leastWait) => {
  const desk = await aDesk()
  desk.answer = answer
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  const [delivered] = await deliveries()
  expect(delivered).toMatchObject({ state, attempts: 1 })
  if (state === 'waiting')
    expect(Date.parse(delivered!.not_before) - Date.parse(telling.at)).toBeGreaterThanOrEqual(leastWait)
})

test('a webhook on this machine is refused unless its receiver permits it', async () => {
  const desk = await aDesk()
  const telling = await aTelling(delivery(`webhook: { url: '${desk.url}' }`))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  expect(desk.received).toEqual([])
  expect(await deliveries()).toMatchObject([
    { state: 'failed', last_error: expect.stringContaining('loopback address') },
  ])
})

test('a secret that is not set is named, and the message waits for it', async () => {
  const desk = await aDesk()
  const telling = await aTelling(
    delivery(`webhook: { url: '${desk.url}', secret_env: OTHER_SECRET, allow_private: true }`),
  )
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  expect(desk.received).toEqual([])
  expect(await deliveries()).toMatchObject([{ state: 'waiting', last_error: 'OTHER_SECRET is not set' }])
})

test('a process that died while sending is taken over, with the same key', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(6))
  const dying = { ...telling.context, send: () => Promise.reject(new Error('killed')) }
  await tellDue({ ...dying, queues: { ...dying.queues, add: async () => {} } })
  await expect(deliver(dying, 1)).rejects.toThrow('killed')
  await telling.tell()
  expect(desk.received).toEqual([])
  telling.at = '2026-03-04T12:01:01.000Z'
  await telling.tell()
  expect(desk.received).toHaveLength(1)
  expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 2 }])
})

test('two processes that look at the same time tell once', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(6))
  await Promise.all([telling.tell(), telling.tell(), telling.tell()])
  expect(desk.received).toHaveLength(1)
  expect((await noticesIn(database.store)).map(({ state }) => state)).toEqual(['sent'])
})

test('what is silenced is not told, and says why', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url))
  await writeSilence(database.store, {
    matcher: { rules: ['watch'], levels: null, places: null, actors: null, incidents: null },
    startsAt: '2026-03-04T00:00:00Z',
    endsAt: '2026-03-05T00:00:00Z',
    madeBy: 'Amna',
    why: 'drill',
  })
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  expect(desk.received).toEqual([])
  expect(await database.store.rows('select state, suppressed_reason from alerts')).toMatchObject([
    { state: 'suppressed', suppressed_reason: expect.stringContaining('silenced by Amna') },
  ])
})

test('a silence ends at its time, and what comes after it is told', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url))
  await writeSilence(database.store, {
    matcher: { rules: ['watch'], levels: null, places: null, actors: null, incidents: null },
    startsAt: '2026-03-04T12:00:00Z',
    endsAt: '2026-03-04T14:00:00Z',
    madeBy: 'Amna',
    why: 'drill',
  })
  for (const [at, date] of [
    ['2026-03-04T13:59:00.000Z', '2026-03-02'],
    ['2026-03-04T14:00:00.000Z', '2026-03-04'],
  ] as const) {
    telling.at = at
    await telling.reported('valley-post', { ...killed(6), date })
    await telling.tell()
  }
  expect(desk.received.map(({ body }) => JSON.parse(body).alerts[0].incident.dateStart)).toEqual(['2026-03-04'])
})

test('an alert that another one says already is suppressed, with the reason', async () => {
  const desk = await aDesk()
  const both = `${rules}\n${rules.replaceAll('watch', 'any').replace('at_least: 5', 'at_least: 1')}`
  const inhibit = 'inhibit: [{ when: watch, mute: any, same: [incident] }]'
  const telling = await aTelling(delivery(`webhook: { url: '${desk.url}', allow_private: true }`, inhibit), {}, both)
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  expect(desk.received.flatMap(({ body }) => JSON.parse(body).alerts.map(({ rule }: never) => rule))).toMatchObject([
    { id: 'watch' },
  ])
  expect(
    await database.store.rows(`select rule_id as rule, state, suppressed_reason as reason from alerts order by 1`),
  ).toEqual([
    { rule: 'any', state: 'suppressed', reason: 'an alert of watch says it' },
    { rule: 'watch', state: 'firing', reason: null },
  ])
})

test('what somebody has taken on is told again once something material changes, and then repeated', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url).replace('group_wait: 0s', 'group_wait: 0s, repeat: 4h'))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  await acknowledgeAlerts(database.store, [1], 'amna', telling.at)
  telling.at = '2026-03-04T15:00:00.000Z'
  await telling.reported('river-news', killed(11), { role: 'update', saidAt: '2026-03-04T15:00:00Z' })
  await telling.tell()
  telling.at = '2026-03-04T19:00:00.000Z'
  await tellAgain(telling.context)
  await telling.tell()
  expect(desk.received.map(({ body }) => JSON.parse(body).alerts[0].kind)).toEqual(['created', 'escalated', 'repeated'])
})

test('whoever was told hears that it was wrong, also while everything is silenced', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(11))
  await telling.tell()
  await writeSilence(database.store, {
    matcher: { rules: null, levels: null, places: null, actors: null, incidents: null },
    startsAt: '2026-03-04T00:00:00Z',
    endsAt: '2026-03-05T00:00:00Z',
    madeBy: 'Amna',
    why: 'drill',
  })
  telling.at = '2026-03-04T15:00:00.000Z'
  await telling.reported('valley-post', killed(6), { role: 'correction', saidAt: '2026-03-04T15:00:00Z' })
  await telling.tell()
  expect(desk.received.map(({ body }) => JSON.parse(body).alerts[0])).toMatchObject([
    { kind: 'created' },
    { kind: 'corrected', changes: ['killed 11 → 6'] },
  ])
})

test('what is over the budget comes in the digest, in one message', async () => {
  const desk = await aDesk()
  const telling = await aTelling(`
routes: { receiver: desk, group_wait: 0s, group_by: [incident] }
receivers:
  - { name: desk, webhook: { url: '${desk.url}', allow_private: true } }
  - { name: daily, digest: { every: 24h, at: '07:00', zone: UTC, to: desk } }
budgets: { per_receiver_per_hour: 1, overflow: daily }`)
  for (const date of ['2026-02-10', '2026-02-20', '2026-03-04'])
    await telling.reported('valley-post', { ...killed(6), date })
  await telling.tell()
  expect(desk.received.map(({ body }) => JSON.parse(body).digest)).toEqual([false])
  telling.at = '2026-03-05T07:00:00.000Z'
  await telling.tell()
  expect(desk.received.map(({ body }) => [JSON.parse(body).digest, JSON.parse(body).alerts.length])).toEqual([
    [false, 1],
    [true, 2],
  ])
})

test('what nobody acknowledges is told again, and what somebody has taken on is not', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url).replace('group_wait: 0s', 'group_wait: 0s, repeat: 4h'))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  telling.at = '2026-03-04T16:00:00.000Z'
  await tellAgain(telling.context)
  await telling.tell()
  await database.store.rows(`update alerts set state = 'acknowledged'`)
  telling.at = '2026-03-04T20:00:00.000Z'
  await tellAgain(telling.context)
  await telling.tell()
  expect(desk.received.map(({ body }) => JSON.parse(body).alerts[0].kind)).toEqual(['created', 'repeated'])
})

test('a feed of alerts is a file that can be subscribed to', async () => {
  const home = await mkdtemp(join(tmpdir(), 'wirewatch-feed-'))
  onTestFinished(() => rm(home, { recursive: true }))
  const telling = await aTelling(delivery('feed: { path: out/alerts.atom }'), { home })
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  const file = await readFile(join(home, 'out/alerts.atom'), 'utf8')
  expect(file).toMatch(
    /<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">[\s\S]*<title type="html"><!\[CDATA\[High: Watch: Quetta/,
  )
})

test('a mail goes by the server that is named, to everybody, with a message id that stays the same', async () => {
  const mails: string[] = []
  const recipients: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address)
      done()
    },
    onData: (stream, _session, done) => {
      let mail = ''
      stream.on('data', (part: Buffer) => {
        mail += part.toString('utf8')
      })
      stream.on('end', () => {
        mails.push(mail)
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => listening.once('listening', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = listening.address() as { port: number }
  const telling = await aTelling(delivery('email: { to: [a@desk.example, b@desk.example] }'), {
    smtp: `smtp://127.0.0.1:${port}`,
  })
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  expect(recipients).toEqual(['a@desk.example', 'b@desk.example'])
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatch(/^Subject: High: Watch: Quetta, Balochistan, PK\r$/m)
  expect(mails[0]).toMatch(/^Message-ID: <[0-9a-f]{32}@wirewatch>\r$/m)
})

test('what is told later of an alert does not overtake what was told first', async () => {
  const desk = await aDesk()
  desk.answer = { status: 503 }
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  telling.at = '2026-03-04T12:00:05.000Z'
  await telling.reported('river-news', killed(11), { role: 'update', saidAt: '2026-03-04T12:00:05Z' })
  desk.answer = { status: 200 }
  await telling.tell()
  expect(desk.received).toHaveLength(1)
  telling.at = '2026-03-04T12:01:00.000Z'
  await telling.tell()
  await telling.tell()
  expect(desk.received.map(({ body }) => JSON.parse(body).alerts[0].kind)).toEqual(['created', 'created', 'escalated'])
})

test('what a silence keeps from being repeated is not written down again every minute', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url).replace('group_wait: 0s', 'group_wait: 0s, repeat: 4h'))
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  await writeSilence(database.store, {
    matcher: { rules: ['watch'], levels: null, places: null, actors: null, incidents: null },
    startsAt: '2026-03-04T12:30:00Z',
    endsAt: '2026-03-05T00:00:00Z',
    madeBy: 'Amna',
    why: 'drill',
  })
  for (const minute of ['00', '01', '02']) {
    telling.at = `2026-03-04T16:${minute}:00.000Z`
    await tellAgain(telling.context)
    await telling.tell()
  }
  expect((await noticesIn(database.store)).map(({ state }) => state)).toEqual(['sent', 'silenced'])
})

test('what waits for a receiver that the rules no longer name is looked at once an hour, and told when they name it', async () => {
  const desk = await aDesk()
  const telling = await aTelling(hook(desk.url))
  await telling.reported('valley-post', killed(6))
  const { config } = telling.context.alerting
  const nameless = { ...telling.context.alerting, config: { ...config, receivers: [] } }
  await tellDue({ ...telling.context, alerting: nameless })
  await telling.tell()
  expect(desk.received).toHaveLength(0)
  telling.at = '2026-03-04T13:00:00.000Z'
  await telling.tell()
  expect(desk.received).toHaveLength(1)
})

test('a receiver that cannot be told at all holds up no other', async () => {
  const desk = await aDesk()
  const telling = await aTelling(`
routes: { receiver: daily, group_wait: 0s, routes: [{ receiver: daily, continue: true }, { receiver: desk }] }
receivers:
  - { name: daily, digest: { every: 24h, at: '07:00', zone: UTC, to: desk } }
  - { name: desk, webhook: { url: '${desk.url}', allow_private: true } }`)
  await telling.reported('valley-post', killed(6))
  const { config } = telling.context.alerting
  const receivers = config.receivers.map((one) => (one.kind === 'digest' ? { ...one, zone: 'Nowhere/Here' } : one))
  const broken = { ...telling.context, alerting: { ...telling.context.alerting, config: { ...config, receivers } } }
  await expect(tellDue(broken)).rejects.toThrow('1 receivers cannot be told')
  await telling.tell()
  expect(desk.received).toHaveLength(1)
  expect((await noticesIn(database.store)).map(({ receiver, state }) => [receiver, state])).toEqual([
    ['daily', 'waiting'],
    ['desk', 'sent'],
  ])
})

test('the address of the mail server is not quoted where it is wrong', async () => {
  const telling = await aTelling(delivery('email: { to: [a@desk.example] }'), { smtp: 'smtps//user:hush@mail.example' })
  await telling.reported('valley-post', killed(6))
  await telling.tell()
  expect(await deliveries()).toMatchObject([{ state: 'waiting', last_error: expect.not.stringContaining('hush') }])
})
