import type { Source } from '@wirewatch/model'
import {
  copyTaxonomy,
  dueFeeds,
  type FeedStatus,
  feedStatuses,
  type MigrateReport,
  migrate,
  readProgress,
  syncSources,
  waitForDatabase,
} from '@wirewatch/store'
import { bringFirstAlertRules, syncAlertRules } from './alerts/sync-alert-rules.js'
import type { Config } from './config.js'
import type { Context } from './context.js'
import type { Database } from './process/database.js'
import { pollJob } from './queues/job.js'
import { work } from './work.js'

/** How long a start waits for a database that does not answer. */
export const databasePatienceMs = 60_000

/** What the database is brought up to. */
type Prepared = Pick<Context, 'store' | 'taxonomy' | 'alerting' | 'now' | 'lookAtClock'>

/**
 * Brings the database up to date: schema, views, the analyst role, a copy of the taxonomy, the alert rules, and the outlets to poll. Safe
 * to run twice.
 * @param say told while the database does not answer
 */
export async function prepareDatabase(
  context: Prepared,
  database: Pick<Database, 'url' | 'embedded'>,
  sources: readonly Source[],
  say: (line: string) => void,
): Promise<MigrateReport> {
  const report = await bringUpToDate(context, database, say)
  await syncAlertRules(context)
  await syncSources(context.store, sources)
  return report
}

/** As `prepareDatabase`, and leaves the outlets and the alert rules in force as they are. */
export async function prepareSchema(
  context: Prepared,
  database: Pick<Database, 'url' | 'embedded'>,
  say: (line: string) => void,
): Promise<MigrateReport> {
  const report = await bringUpToDate(context, database, say)
  await bringFirstAlertRules(context)
  return report
}

async function bringUpToDate(
  { store, taxonomy, lookAtClock }: Prepared,
  database: Pick<Database, 'url' | 'embedded'>,
  say: (line: string) => void,
): Promise<MigrateReport> {
  await waitForDatabase(store, databasePatienceMs, say)
  await lookAtClock()
  const analystPassword = database.embedded?.analystPassword
  const report = await migrate({
    databaseUrl: database.url,
    ...(analystPassword === undefined ? {} : { analystPassword }),
  })
  await copyTaxonomy(store, {
    version: taxonomy.version,
    region: taxonomy.region.id,
    actors: taxonomy.actors.values(),
    locations: taxonomy.locations.values(),
    eventTypes: taxonomy.language.eventTypes.values(),
  })
  return report
}

/** One round over the feeds: which are asked, and how far it has come. */
export interface Round {
  readonly progress: () => Promise<RoundProgress>
}

export interface RoundProgress {
  readonly feedsPolled: number
  readonly feeds: number
  /** Polled feeds that gave nothing to read; `status` says why. */
  readonly feedsFailed: number
  readonly entriesEnded: number
  readonly entries: number
  readonly articles: number
  readonly incidents: number
  /** Every feed of the round was asked, and every entry was tried. */
  readonly isOver: boolean
}

/**
 * Serves the queues and asks the feeds that are due, without waiting for the next sweep.
 * @param which `all` asks feeds that are not due as well
 */
export async function startRound(
  context: Context,
  config: Pick<Config, 'queues' | 'concurrency'>,
  which: 'due' | 'all',
): Promise<Round> {
  const { store, queues, now } = context
  const startedAt = now().toISOString()
  const asked = new Set(which === 'due' ? await dueFeeds(store, startedAt, mostFeeds) : await askedFeeds(store))
  await work(context, config.queues, config.concurrency)
  await queues.add([...asked].map(pollJob))
  return {
    progress: async () => {
      const [feeds, progress] = await Promise.all([feedStatuses(store), readProgress(store)])
      const polled = feeds.filter((feed) => asked.has(feed.id) && isPolledSince(feed, startedAt))
      return {
        ...progress,
        feedsPolled: polled.length,
        feedsFailed: polled.filter((feed) => feed.lastError !== null).length,
        feeds: asked.size,
        isOver: polled.length === asked.size && progress.entriesUntried === 0,
      }
    },
  }
}

const mostFeeds = 100_000

const askedFeeds = async (store: Context['store']): Promise<string[]> =>
  (await feedStatuses(store)).flatMap(({ id, state }) => (state === 'retired' ? [] : id))

const isPolledSince = (feed: FeedStatus, since: string): boolean => feed.lastPollAt !== null && feed.lastPollAt >= since
