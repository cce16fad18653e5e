import { openQueues } from '@wirewatch/runner/queues/queues.js'
import {
  connect,
  databaseStatus,
  type FeedStatus,
  feedStatuses,
  type ReceiverStatus,
  type RuleFault,
  type RuleSetInForce,
  receiverStatuses,
  ruleFaults,
  ruleSetInForce,
} from '@wirewatch/store'
import { configOf, withDatabase } from '../database.js'
import { table } from '../show/table.js'
import { ago, bytes } from '../show/units.js'

export interface StatusOptions {
  readonly sample?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Prints how the database, the queues and every feed are. Throws where the database does not answer. */
export async function status(options: StatusOptions): Promise<void> {
  const config = configOf(options)
  await withDatabase(config, async ({ url, embedded }) => {
    const store = connect({ databaseUrl: url, applicationName: 'wirewatch status', connections: 2 })
    const queues = openQueues(config, url, () => {})
    try {
      const database = await databaseStatus(store)
      const feeds = await feedStatuses(store)
      const receivers = await receiverStatuses(store)
      const rules = { inForce: await ruleSetInForce(store), faults: await ruleFaults(store) }
      const backend = { backend: queues.backend, jobs: await queues.jobs() }
      const where = { address: store.address, kind: embedded === null ? 'outside' : 'embedded' }
      if (options.quiet) return
      if (options.json)
        return console.log(
          JSON.stringify({ database: { ...where, ...database }, queues: backend, rules, receivers, feeds }, null, 2),
        )
      console.log(
        `database   Postgres ${database.version}, ${where.kind}, at ${where.address}, ${bytes(database.sizeBytes)}`,
      )
      if (embedded !== null)
        console.log(`analyst    PGPASSFILE=${embedded.passwordFile} psql ${addressOfAnalyst(embedded.analystUrl)}`)
      console.log(
        `queues     on ${backend.backend === 'redis' ? 'Redis' : 'the same Postgres'}, ${jobsInWords(backend.jobs)}`,
      )
      console.log(
        `kept       ${database.entries} entries, ${database.articles} articles, ${database.codedEvents} coded events, ${database.incidents} incidents`,
      )
      console.log(
        `open       ${database.waitingEntries} entries wait, ${database.failedEntries} set aside, ${database.possibleDuplicates} possible duplicates`,
      )
      for (const line of rulesInWords(rules)) console.log(`rules      ${line}`)
      console.log(`feeds      ${feedsInWords(feeds)}\n`)
      if (receivers.length > 0) console.log(`${receiverTable(receivers)}\n`)
      console.log(feedTable(feeds))
    } finally {
      await queues.close()
      await store.close()
    }
  })
}

/** As any client of Postgres takes it; the password stays in its file. */
function addressOfAnalyst(analystUrl: string): string {
  const url = new URL(analystUrl)
  url.password = ''
  return url.href
}

/** "12 jobs wait or run: articles 11, feeds 1". */
function jobsInWords(jobs: Readonly<Record<string, number>>): string {
  const busy = Object.entries(jobs).filter(([, count]) => count > 0)
  const total = busy.reduce((sum, [, count]) => sum + count, 0)
  const parts = busy.map(([queue, count]) => `${queue} ${count}`).join(', ')
  return `${total} ${total === 1 ? 'job waits or runs' : 'jobs wait or run'}${parts === '' ? '' : `: ${parts}`}`
}

/** A feed that has gone quiet answers, and has given nothing new for long; one that fails is counted with those that fail. */
function feedsInWords(feeds: readonly FeedStatus[]): string {
  const gone = feeds.filter(({ state }) => state === 'retired').length
  const failing = feeds.filter(({ state, lastError }) => state !== 'retired' && lastError !== null).length
  const quiet = feeds.filter(({ state, lastError }) => state === 'stale' && lastError === null).length
  const asked = `${feeds.length - gone} ${feeds.length - gone === 1 ? 'is' : 'are'} asked`
  const answers = `${failing} ${failing === 1 ? 'fails' : 'fail'}, ${quiet} ${quiet === 1 ? 'has' : 'have'} gone quiet`
  return `${asked}: ${answers}; ${gone} ${gone === 1 ? 'is' : 'are'} gone`
}

/** One line of what is in force, and one for each folder that cannot be read. */
function rulesInWords(rules: { readonly inForce: RuleSetInForce | null; readonly faults: readonly RuleFault[] }) {
  const now = new Date()
  const { inForce, faults } = rules
  return [
    ...(inForce === null
      ? []
      : [`${inForce.origin}, in force since ${inForce.since.slice(0, 16).replace('T', ' ')} UTC`]),
    ...faults.map(
      ({ origin, fault, since }) =>
        `changed ${ago(since, now)} and cannot be read, so that those before stay in force: ${origin}\n${indented(fault)}`,
    ),
  ]
}

const indented = (words: string): string =>
  words
    .split('\n')
    .slice(1)
    .map((line) => `           ${line.trim()}`)
    .join('\n')

function receiverTable(receivers: readonly ReceiverStatus[]): string {
  const now = new Date()
  return table<ReceiverStatus>(
    [
      { head: 'receiver', of: ({ receiver }) => receiver },
      { head: 'waiting', of: ({ waiting }) => waiting, align: 'right' },
      { head: 'set aside', of: ({ failed }) => failed, align: 'right' },
      { head: 'last told', of: ({ lastSentAt }) => ago(lastSentAt, now) },
      { head: 'last error', of: ({ lastError }) => lastError, widest: 80 },
    ],
    receivers,
  )
}

function feedTable(feeds: readonly FeedStatus[]): string {
  const now = new Date()
  return table<FeedStatus>(
    [
      { head: 'feed', of: (feed) => feed.id, widest: 34 },
      { head: 'state', of: (feed) => feed.state },
      { head: 'entries', of: (feed) => feed.entries, align: 'right' },
      { head: 'last success', of: (feed) => ago(feed.lastSuccessAt, now) },
      { head: 'last new entry', of: (feed) => ago(feed.lastNewEntryAt, now) },
      { head: 'last error', of: (feed) => feed.lastError, widest: 80 },
    ],
    feeds,
  )
}
