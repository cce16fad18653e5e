import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { work } from '@wirewatch/runner'
import { pollJob } from '@wirewatch/runner/queues/job.js'
import { openQueues } from '@wirewatch/runner/queues/queues.js'
import { loadAlertRules } from '@wirewatch/taxonomy'
import { aFeed, aLine, anEntry, aRedis, aServer, aSource, taxonomy, towns } from './a-line.mjs'
import { atMost, keepResult, printMachine, printTable } from './measure.mjs'
import { traceWays } from './trace-ways.mjs'

/**
 * From a new entry in a polled feed to a webhook that was received, beside the queue's own time: `npm run bench:latency [-- ENTRIES]`.
 * With `--trace` it keeps no result, and prints what the median entry and the five slowest did meanwhile.
 */
const isTraced = process.argv.includes('--trace')
const [entries = 200] = process.argv
  .slice(2)
  .filter((argument) => argument !== '--trace')
  .map(Number)
const goal = 10
const patienceMs = 5000
/** The service that is asked about is idle and has been at work before: it has read this many, and it has come to rest before each. */
const readBefore = 100
const restMs = 100

const rows = []
for (const backend of ['postgres', 'redis']) rows.push(await measure(backend))
printMachine()
printTable(
  `From a new entry to a received webhook, ${entries} entries, each to an idle service, milliseconds (goal: at the 99th percentile ${goal} times the queue's own)`,
  ['queue on', 'queue p50', 'queue p99', 'line p50', 'line p99', 'ratio p99', ''],
  rows.map(({ backend, queue, line, ratio }) => [
    backend,
    ...[queue.p50, queue.p99, line.p50, line.p99].map((ms) => ms.toFixed(1)),
    ratio.toFixed(1),
    ratio > goal ? 'missed' : '',
  ]),
)
const verdicts = rows.map(({ backend, ratio }) =>
  atMost(
    `new entry to received webhook, 99th percentile, queue on ${backend}`,
    "the queue's own time",
    goal,
    ratio,
    '×',
  ),
)
if (!isTraced) keepResult('latency', { verdicts, postgres: rows[0].postgres, entries, goal, rows })

async function measure(backend) {
  const redis = backend === 'redis' ? await aRedis(54_870) : null
  let tell = () => {}
  const hook = await aServer(() => {
    tell(performance.now())
  })
  let feed = aFeed([])
  const outlet = await aServer(() => ({ body: feed }))
  const source = aSource('outlet', outlet.url)
  const line = await aLine({ redisUrl: redis?.url ?? null, sources: [source], alertConfig: await rulesTo(hook.url) })
  try {
    const queue = await measureQueue(line, redis?.url ?? null)
    await work(line.context, ['feeds', 'articles', 'deliveries'], 4)
    await pause(3000)
    const trace = isTraced ? traceWays(line.serverPid) : null
    const times = []
    for (let number = 0; number < readBefore + entries; number++) {
      await pause(restMs)
      const town = towns[number]
      feed = aFeed([anEntry(number, town, 5 + (number % 7), new Date())])
      const arrived = new Promise((resolve) => {
        tell = resolve
      })
      const traced = trace?.begin()
      const startedAt = performance.now()
      await line.context.queues.add([pollJob(source.feeds[0].id)])
      const at = await Promise.race([arrived, pause(patienceMs, null)])
      // A report that joins an incident and changes nothing is told to nobody.
      if (at === null || number < readBefore) continue
      times.push(at - startedAt)
      traced?.(number, at)
    }
    if (times.length < entries * 0.9) throw new Error(`bench: only ${times.length} of ${entries} entries were told`)
    trace?.print()
    const told = percentiles(times)
    return { backend, postgres: line.postgres, queue, line: told, ratio: told.p99 / queue.p99 }
  } finally {
    await line.close()
    outlet.close()
    hook.close()
    redis?.stop()
  }
}

/** How long an idle queue takes from adding a job to its start, with nothing else to do. */
async function measureQueue({ database }, redisUrl) {
  const queues = openQueues({ redisUrl }, database.url, () => {})
  let started = () => {}
  await queues.serve('deliveries', 4, async () => started(performance.now()))
  await pause(1000)
  const times = []
  for (let number = 0; number < readBefore + entries; number++) {
    await pause(restMs)
    const start = new Promise((resolve) => {
      started = resolve
    })
    const addedAt = performance.now()
    await queues.add([{ name: 'deliver', payload: { deliveryId: number }, key: `bench-${number}` }])
    const at = await start
    if (number >= readBefore) times.push(at - addedAt)
  }
  await queues.forgetAll()
  await queues.close()
  return percentiles(times)
}

async function rulesTo(url) {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-rules-'))
  await writeFile(
    join(folder, 'rules.yaml'),
    '- { id: any, title: Any, status: stable, level: high, when: { killed: { at_least: 1, figure: high } } }\n',
  )
  await writeFile(
    join(folder, 'delivery.yaml'),
    `routes: { receiver: hook, group_by: [incident], group_wait: 0s, group_interval: 0s }\nreceivers: [{ name: hook, webhook: { url: '${url}', allow_private: true } }]\n`,
  )
  const config = loadAlertRules(folder, taxonomy)
  await rm(folder, { recursive: true })
  return config
}

function percentiles(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { p50: at(0.5), p99: at(0.99) }
}
