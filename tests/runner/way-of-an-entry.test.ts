import { line } from '@wirewatch/pipeline'
import { alertingWith, type Context, syncAlertRules } from '@wirewatch/runner'
import { deliver } from '@wirewatch/runner/deliver/deliver.js'
import { pollFeed } from '@wirewatch/runner/poll/poll-feed.js'
import { readEntries } from '@wirewatch/runner/read/read-entries.js'
import { tellDue } from '@wirewatch/runner/tell/tell-due.js'
import { syncSources } from '@wirewatch/store'
import { expect, test } from 'vitest'
import { anAnswer } from '../builders/a-feed.js'
import { alertConfig, aRule } from '../builders/alert-rules.js'
import { aSource } from '../builders/stored.js'
import { aLine } from './a-line.js'

const feed = `<rss version="2.0"><channel><title>Post</title><item><title>Blast in Mir Ali</title><guid>a</guid>
<pubDate>Thu, 05 Mar 2026 06:00:00 GMT</pubDate><description>Two soldiers were killed and five others injured on Tuesday when a roadside bomb
hit their vehicle in Mir Ali, North Waziristan, police said. The wounded were taken to a hospital.</description></item></channel></rss>`

test('an entry is followed in the log by its id to its incident, and from there to the message; every stage counts it', async () => {
  const context = await aLoggingLine()
  await pollFeed(context, 'valley-post-news')
  const [entry] = await context.store.rows<{ id: number }>('select id from entries')
  await readEntries(context, [entry?.id ?? 0])
  await tellDue(context)

  const said = context.said
  expect(said('polled')).toMatchObject([{ feed: 'valley-post-news', new: 1 }])
  expect(said('passed')).toMatchObject([{ entry: entry?.id }])
  expect(said('finished')).toMatchObject([{ entry: entry?.id, stage: 'resolve', detail: 'opened PK-2026-000001' }])
  const [told] = said('to be told')
  expect(told).toMatchObject({ receiver: 'desk', incidents: ['PK-2026-000001'] })
  await deliver(context, Number(told?.delivery))
  expect(said('told')).toMatchObject([{ delivery: told?.delivery, receiver: 'desk' }])

  const metrics = await context.metrics.text()
  const counted = [...metrics.matchAll(/^wirewatch_stage_items_total\{stage="(\w+)",outcome="passed"[^}]*\} 1$/gm)]
  expect(new Set(counted.map(([, stage]) => stage))).toEqual(new Set(Object.keys(line)))
})

/** The line with an alert rule that every death fires, a feed of one entry, and a log that is kept. */
async function aLoggingLine(): Promise<Context & { said: (message: string) => Record<string, unknown>[] }> {
  const context = await aLine()
  await syncSources(context.store, [aSource()])
  const lines: { fields: Record<string, unknown>; message: string }[] = []
  const keep = (fields: unknown, message?: unknown): void =>
    void lines.push({ fields: { ...(fields as object) }, message: String(message) })
  const rules = alertConfig(
    aRule('max_event_age: any\nwhen: { killed: { at_least: 1 } }'),
    `
routes: { receiver: desk, group_wait: 0s, group_interval: 0s, group_by: [incident] }
receivers: [{ name: desk, webhook: { url: 'https://desk.example/' } }]`,
  )
  const alerting = alertingWith(rules, context.taxonomy)
  await syncAlertRules({ ...context, alerting })
  return {
    ...context,
    alerting,
    fetchUrl: async ({ url }) => anAnswer(feed, { url }),
    send: async () => {},
    log: { error: keep, warn: keep, info: keep, debug: keep },
    said: (message) => lines.filter((line) => line.message === message).map(({ fields }) => fields),
  }
}
