import type { Source } from '@wirewatch/model'
import type { Now, Send } from '@wirewatch/pipeline'
import { type KnownWorld, knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import { claimHostTurn, connect, letHostRest, type Store, saveFetch, standingCounts } from '@wirewatch/store'
import { type Agency, loadPageWords, type PageWords, type Taxonomy } from '@wirewatch/taxonomy'
import type { Alerting } from './alerts/alerting.js'
import type { Config } from './config.js'
import { openSend } from './deliver/open-send.js'
import { createFetchUrl } from './fetch/fetch-url.js'
import type { FetchFor } from './fetch/fetched.js'
import { type PolitenessRule, politenessOf, politenessOfFeed } from './poll/politeness.js'
import { inTime } from './process/in-time.js'
import type { Log } from './process/log.js'
import { type Metrics, openMetrics } from './process/metrics.js'
import { openSharedClock } from './process/shared-clock.js'
import { StoppingError } from './process/stopping-error.js'
import { openQueues, type Queues } from './queues/queues.js'

/** All that the steps are bound to: what is kept, what waits, what is known, and the ports to the world outside. */
export interface Context {
  readonly store: Store
  readonly queues: Queues
  readonly taxonomy: Taxonomy
  readonly world: KnownWorld
  /** The alert rules, and who is told; others than a moment ago once they are followed. */
  readonly alerting: Alerting
  readonly followRules: (alerting: Alerting) => void
  readonly agencies: readonly Agency[]
  /** How pages that are no articles speak. */
  readonly pageWords: PageWords
  /** How the host of a feed is asked. */
  readonly politenessOfFeed: (feedId: string) => PolitenessRule
  readonly fetchUrl: FetchFor
  readonly send: Send
  /** The address of an incident's page, with `{id}` for its public id; null: there is none. */
  readonly incidentUrl: string | null
  /** The time of the database; see `SharedClock`. */
  readonly now: Now
  readonly lookAtClock: () => Promise<void>
  readonly log: Log
  readonly metrics: Metrics
  /** Aborted once the context is being closed. */
  readonly closing: AbortSignal
  /** Ends within seconds, whatever does not answer. */
  readonly close: () => Promise<void>
}

export interface ContextOptions {
  readonly config: Pick<Config, 'redisUrl' | 'concurrency' | 'home' | 'contact' | 'incidentUrl'>
  /** Holds the secrets that receivers of alerts name, and SMTP_URL and MAIL_FROM. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly databaseUrl: string
  readonly taxonomy: Taxonomy
  readonly alerting: Alerting
  /** The outlets that are polled: their politeness rules the requests. */
  readonly sources: readonly Source[]
  /** Permits requests to this machine, for the sample outlets. */
  readonly allowLoopback: boolean
  readonly log: Log
  readonly now?: Now
}

/** A server that does not answer may not hold up the end: what was at work is found and done again. */
const closeWithinMs = 5000

/** Opens the store, the queues and the HTTP client. Nothing is asked of any of them yet. */
export function openContext(options: ContextOptions): Context {
  const { config, databaseUrl, taxonomy, sources, allowLoopback, log } = options
  let isStopping = false
  const closing = new AbortController()
  let { alerting } = options
  const onFault = (fault: Error): void => {
    if (!isStopping) log.warn({ fault }, 'a connection or a job failed')
  }
  const store = connect({
    databaseUrl,
    applicationName: 'wirewatch',
    connections: config.concurrency * 2 + 2,
    plansOnce: true,
    onIdleError: onFault,
  })
  const queues = openQueues(config, databaseUrl, onFault)
  const clock = options.now === undefined ? openSharedClock(store) : { now: options.now, look: async () => {} }
  const { now } = clock
  const sending = openSend({ store, home: config.home, environment: options.environment, allowLoopback, now })
  const metrics = openMetrics(async () => ({ ...(await standingCounts(store)), jobs: await queues.jobs() }))
  const client = createFetchUrl({
    contact: config.contact,
    allowLoopback,
    politenessOf: politenessOf(sources),
    claimTurn: (key, spacingMs) => claimHostTurn(store, { key, spacingMs, at: now().toISOString() }),
    onRest: (key, rest) => letHostRest(store, key, rest),
    now,
    onFetched: async (fetched) => {
      const { purpose, outcome, durationMs } = fetched
      metrics.fetched(purpose, outcome, durationMs === null ? null : durationMs / 1000)
      // A poll keeps its own line of the history, with what it found.
      if (purpose !== 'feed' && !isStopping) await saveFetch(store, fetched)
    },
  })
  // First the network, so that the jobs which wait for it come to their end.
  const closeAll = async (): Promise<void> => {
    await client.close()
    await sending.close()
    await queues.close()
    await store.close()
  }
  return {
    store,
    queues,
    taxonomy,
    world: knownWorldOf(taxonomy),
    get alerting() {
      return alerting
    },
    followRules: (others) => {
      alerting = others
      log.info({ rules: others.config.rules.length }, 'other alert rules are in force')
    },
    agencies: taxonomy.agencies,
    pageWords: loadPageWords(),
    politenessOfFeed: politenessOfFeed(sources),
    fetchUrl: async (request, subject, turn) => {
      if (isStopping) throw new StoppingError()
      return client.fetchUrl(request, subject, turn).catch((error: unknown) => {
        throw isStopping ? new StoppingError() : error
      })
    },
    send: async (message) => {
      if (isStopping) throw new StoppingError()
      return sending.send(message)
    },
    incidentUrl: config.incidentUrl,
    now,
    lookAtClock: clock.look,
    log,
    metrics,
    closing: closing.signal,
    close: async () => {
      isStopping = true
      closing.abort()
      await inTime(closeAll(), closeWithinMs, () => new Error(`not closed within ${closeWithinMs / 1000} s`)).catch(
        (fault: Error) => log.warn({ fault }, 'a connection is left to end with the process'),
      )
    },
  }
}
