import { readFileSync } from 'node:fs'
import { openMetrics, type Standing } from '@wirewatch/runner/process/metrics.js'
import { expect, test } from 'vitest'

const standing: Standing = {
  jobs: { feeds: 0, articles: 2 },
  feeds: { active: 7 },
  entries: { waiting: 3 },
  deliveries: {},
}

test('what came out of a stage is counted with its reason', async () => {
  const metrics = openMetrics(async () => standing)
  metrics.stageEnded('extract', 'dropped', 'paywall')
  metrics.stageEnded('extract', 'dropped', 'paywall')
  expect(await metrics.text()).toContain(
    'wirewatch_stage_items_total{stage="extract",outcome="dropped",reason="paywall"} 2',
  )
})

test('what stands is asked for at every reading, and is missing while nobody answers', async () => {
  let answers: () => Promise<Standing> = async () => standing
  const metrics = openMetrics(() => answers())
  expect(await metrics.text()).toMatch(
    /^wirewatch_up 1$[\s\S]*^wirewatch_jobs\{queue="articles"\} 2$[\s\S]*^wirewatch_feeds\{state="active"\} 7$/m,
  )
  answers = () => Promise.reject(new Error('down'))
  expect(await metrics.text()).toMatch(/^wirewatch_up 0$/m)
  expect(await metrics.text()).not.toContain('wirewatch_feeds{')
})

test('the dashboard asks for metrics that there are, and leaves none of ours out', async () => {
  const metrics = openMetrics(async () => standing)
  metrics.stageTook('tag', 0.1)
  metrics.fetched('page', 'ok', 0.1)
  metrics.jobEnded('poll', 'done', 0.1)
  const served = [...(await metrics.text()).matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name, type]) =>
    type === 'histogram' ? [`${name}_bucket`] : [name!],
  )
  const dashboard = readFileSync(new URL('../../../services/worker/dashboard.json', import.meta.url), 'utf8')
  const asked = new Set(dashboard.match(/\b(?:wirewatch|process)_[a-z_]+(?=[^a-z_])/g))
  expect([...asked].filter((name) => !served.includes(name))).toEqual([])
  expect(served.filter((name) => name.startsWith('wirewatch_') && !asked.has(name))).toEqual([])
})
