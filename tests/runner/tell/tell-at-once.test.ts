import type { Context } from '@wirewatch/runner'
import type { NewJob } from '@wirewatch/runner/queues/job.js'
import { resolveReports } from '@wirewatch/runner/resolve/resolve-reports.js'
import { sendTold, tellAtOnce } from '@wirewatch/runner/tell/tell-at-once.js'
import { tellDue } from '@wirewatch/runner/tell/tell-due.js'
import { nothingTold, type Told } from '@wirewatch/runner/tell/tell-waiting.js'
import { digestNotices, lockReceiver, type Sql } from '@wirewatch/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aRule } from '../../builders/alert-rules.js'
import { aStoredText, codeText } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'
import { anAlerting, noticesIn } from '../alerts/an-alerting.js'

let database: TestDatabase
beforeEach(async () => {
  database = await aDatabase()
})
afterEach(() => database.drop())

const delivery = `
routes: { receiver: desk, group_wait: 0s, group_interval: 0s, group_by: [incident] }
receivers: [{ name: desk, webhook: { url: 'https://desk.example/hook' } }]`

const rule = aRule('max_event_age: any\nwhen: { killed: { at_least: 5 } }')

/** Somebody who resolves a report of six dead and tells of it in the same transaction. */
async function resolvedAndTold(): Promise<{ readonly context: Context; readonly told: Told }> {
  const { store } = database
  const { context } = await anAlerting(store, rule, delivery)
  const text = await aStoredText(store)
  await codeText(store, text, [{ killed: 6 }])
  const toldOf: Told[] = []
  await resolveReports(context, [text.articleVersionId], async (sql, { toTell }, alerting) => {
    toldOf.push(await tellAtOnce(sql, { ...context, alerting }, toTell))
  })
  return { context, told: toldOf[0]! }
}

const statesOf = async () => (await noticesIn(database.store)).map(({ state }) => state)

test('the message that tells of an incident is there as soon as the incident is', async () => {
  const { told } = await resolvedAndTold()
  expect(told).toMatchObject({ due: [expect.any(Number)], left: [] })
  expect(await statesOf()).toEqual(['taken'])
})

test('an incident is kept though the message that tells of it cannot be, and is told later', async () => {
  await database.store.rows(`alter table deliveries add constraint none check (receiver <> 'desk')`)
  const { told } = await resolvedAndTold()
  expect(told).toEqual(nothingTold)
  expect(await database.store.rows('select from incidents')).toHaveLength(1)
  expect(await statesOf()).toEqual(['waiting'])
})

test('a receiver whom somebody else is telling is not waited for, but told after the commit', async () => {
  const { context, told } = await database.store.transaction(async (sql) => {
    await lockReceiver(sql, 'desk')
    return resolvedAndTold()
  })
  expect([told, await statesOf()]).toEqual([{ ...nothingTold, left: ['desk'] }, ['waiting']])
  const handedOn: NewJob[] = []
  const queues = { ...context.queues, handOn: async (jobs: readonly NewJob[]) => void handedOn.push(...jobs) }
  await sendTold({ ...context, queues }, told)
  expect(await statesOf()).toEqual(['taken'])
  expect(handedOn).toMatchObject([{ name: 'deliver' }])
})

test.each<[string, (sql: Sql) => Promise<unknown>]>([
  ['a notice that another transaction holds', (sql) => sql.rows('select from notices for update')],
  ['an alert that another transaction holds', (sql) => sql.rows('select from alerts for update')],
  ['an alert of which another receiver is just put off to a digest', digestOfAnother],
])('%s is not waited for, and told with the next look', async (_what, hold) => {
  const { reported } = await anAlerting(database.store, rule, delivery)
  await reported('valley-post', { killed: 8, date: '2026-02-11' })
  await database.store.rows(
    `insert into notices (alert_id, receiver, group_key, route, kind, revision, reason, facts, written_at, due_at)
     select alert_id, 'wall', '', '', kind, revision, reason, facts, written_at, due_at from notices`,
  )
  const { context, told } = await database.store.transaction(async (sql) => {
    await hold(sql)
    return resolvedAndTold()
  })
  const statesOfDesk = async () =>
    (await noticesIn(database.store)).flatMap((one) => (one.receiver === 'desk' ? one.state : []))
  expect([told.due, await statesOfDesk()]).toEqual([[expect.any(Number)], ['waiting', 'taken']])
  await tellDue(context)
  expect(await statesOfDesk()).toEqual(['taken', 'taken'])
})

async function digestOfAnother(sql: Sql): Promise<void> {
  const [notice] = await sql.rows<{ id: number }>(`select id from notices where receiver = 'wall'`)
  await digestNotices(sql, [{ id: notice!.id, to: 'daily' }], '2026-03-04T12:00:00.000Z')
}

test('a message that no queue takes waits for the next look, and is no fault of the entry', async () => {
  const { context, told } = await resolvedAndTold()
  const queues = { ...context.queues, handOn: () => Promise.reject(new Error('the queues are down')) }
  await sendTold({ ...context, queues }, told)
  expect(await database.store.rows('select state from deliveries')).toEqual([{ state: 'waiting' }])
})

test('a message is counted and logged once it is committed, and not before', async () => {
  const { context, told } = await resolvedAndTold()
  const said: unknown[] = []
  const log = { ...context.log, info: (fields: unknown) => void said.push(fields) }
  const counted = /^wirewatch_stage_items_total\{stage="notify".*$/m
  expect((await context.metrics.text()).match(counted)).toBeNull()
  await sendTold({ ...context, log }, told)
  expect((await context.metrics.text()).match(counted)?.[0]).toMatch(/ 1$/)
  expect(said).toMatchObject([{ delivery: told.due[0], receiver: 'desk', incidents: [expect.any(String)] }])
})
