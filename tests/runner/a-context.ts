import { knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import { alertingWith, type Context } from '@wirewatch/runner'
import { openMetrics } from '@wirewatch/runner/process/metrics.js'
import type { NewJob } from '@wirewatch/runner/queues/job.js'
import type { Store } from '@wirewatch/store'
import { alertConfig, smallTaxonomy } from '../builders/alert-rules.js'
import { pageWords } from '../builders/page-words.js'

/** What the steps are bound to, on the test's database. Jobs are noted, not run; nothing is fetched. */
export function aContext(store: Store, added: NewJob[] = [], at = '2026-03-04T12:00:00.000Z'): Context {
  return {
    store,
    queues: {
      backend: 'postgres',
      add: async (jobs) => void added.push(...jobs),
      handOn: async (jobs) => void added.push(...jobs),
      every: async () => {},
      keepsSchedule: async () => true,
      serve: async () => {},
      jobs: async () => ({ feeds: 0, articles: added.length, deliveries: 0 }),
      forgetAll: async () => void added.splice(0),
      close: async () => {},
    },
    taxonomy: smallTaxonomy,
    world: knownWorldOf(smallTaxonomy),
    alerting: alertingWith(alertConfig('[]'), smallTaxonomy),
    followRules: () => {},
    agencies: [],
    pageWords,
    politenessOfFeed: () => ({ key: 'any host', spacingMs: 0 }),
    fetchUrl: async ({ url }) => Promise.reject(new Error(`nothing is fetched here, not even ${url}`)),
    send: async ({ receiver }) => Promise.reject(new Error(`nothing is sent here, not even to ${receiver}`)),
    incidentUrl: null,
    now: () => new Date(at),
    lookAtClock: async () => {},
    log: { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} },
    metrics: openMetrics(async () => ({ jobs: {}, feeds: {}, entries: {}, deliveries: {} })),
    closing: new AbortController().signal,
    close: async () => {},
  }
}
