import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pollJob } from '@wirewatch/runner/sweep.js'
import { aFeed, aLine, anEntry, aServer, aSource, towns } from './a-line.mjs'
import { atMost, keepResult, median, printMachine, printTable, toKnow } from './measure.mjs'
import { residentMiB, watchMemory } from './resident-memory.mjs'

/**
 * What a worker keeps resident, idle and while articles pour in: `npm run bench:memory [-- --minutes N]`. A large monitor's day is
 * 500,000 articles, which is hours here: as many as these minutes hold are read, long enough to show what grows with every article.
 */
const { minutes } = readArguments()
const feeds = 20
const perFeed = 50
const mostMiB = 400
/** The last third beside the first: what a collector has not come to yet may lie in either. */
const mostGrowth = 1.15
const idleSeconds = 15
const daysApart = 10
const newest = Date.now()

const worker = fileURLToPath(new URL('../../services/worker/bin/worker.mjs', import.meta.url))
let round = 0
const outlet = await aServer(({ url }) => ({ body: feedOf(Number(url.slice(1)), round) }))
const sources = Array.from({ length: feeds }, (_, feed) => aSource(`outlet-${feed}`, `${outlet.url}/${feed}`))
const line = await aLine({ sources })
const child = spawn(process.execPath, [worker], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    DATABASE_URL: line.database.url,
    WIREWATCH_ALLOW_LOOPBACK: '1',
    LOG_LEVEL: 'error',
    METRICS_PORT: '0',
  },
})
try {
  await pollAll()
  const idle = await idleMiB()
  const watch = watchMemory(child.pid)
  const until = performance.now() + minutes * 60_000
  const kept = []
  while (performance.now() < until) {
    round++
    await pollAll()
    kept.push({ articles: round * feeds * perFeed, mib: residentMiB(child.pid) })
    const left = Math.max(0, Math.ceil((until - performance.now()) / 60_000))
    console.error(`${inWords(round * feeds * perFeed)} articles, ${kept.at(-1).mib.toFixed(0)} MiB, ${left} min left`)
  }
  tell(idle, watch.stop(), kept)
} finally {
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
  await line.close()
  outlet.close()
}

function readArguments() {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
  const minutes = Number(values.minutes)
  if (!(minutes > 0)) throw new Error(`bench: --minutes takes a number above 0, not ${values.minutes}`)
  return { minutes }
}

function feedOf(feed, round) {
  const first = (round * feeds + feed) * perFeed
  return aFeed(
    Array.from({ length: perFeed }, (_, at) => {
      const number = first + at
      // Each its own incident, as on a day of the whole world: a town has its next one days before the last.
      const daysAgo = daysApart * Math.floor(number / towns.length)
      return anEntry(number, towns[number % towns.length], 3 + (number % 9), new Date(newest - daysAgo * 86_400_000))
    }),
  )
}

/** Every feed is asked, and everything read: the worker is done with all that the outlets have published. */
async function pollAll() {
  await line.context.queues.add(sources.map((source) => pollJob(source.feeds[0].id)))
  const expected = (round + 1) * feeds * perFeed
  for (;;) {
    if (child.exitCode !== null) throw new Error(`bench: the worker ended with ${child.exitCode}`)
    const [{ ended }] = await line.context.store.rows(`select count(*) as ended from entries where state = 'ended'`)
    if (ended >= expected) return
    await pause(250)
  }
}

async function idleMiB() {
  await pause(5000)
  const samples = []
  for (let second = 0; second < idleSeconds; second++) {
    samples.push(residentMiB(child.pid))
    await pause(1000)
  }
  return median(samples)
}

function tell(idle, { most, first, last, samples }, kept) {
  const { articles } = kept.at(-1)
  const day = `over ${inWords(articles)} articles (a day's are 500,000)`
  const slope = growthPerArticle(kept) * 10_000
  printMachine()
  printTable(
    `Resident memory of one worker, MiB (${samples} samples; goals: at most ${mostMiB}, and flat)`,
    ['', 'idle', 'first third', 'last third', 'most', 'growth for 10,000 articles'],
    [[day, ...[idle, first, last, most].map((figure) => figure.toFixed(0)), slope.toFixed(1)]],
  )
  printTable(
    'By article (median of each ten thousand)',
    ['articles up to', 'MiB'],
    tenThousands(kept).map(({ upTo, mib }) => [inWords(upTo), mib.toFixed(0)]),
  )
  const verdicts = [
    atMost('resident memory of an idle worker', '–', mostMiB, idle, 'MiB'),
    atMost(`resident memory of a worker at its most, ${day}`, '–', mostMiB, most, 'MiB'),
    atMost(`resident memory of a worker in the last third, ${day}`, 'the first third', mostGrowth, last / first, '×'),
    toKnow(`growth of a worker for 10,000 articles more, ${day}`, '–', slope, 'MiB'),
  ]
  keepResult('memory', { verdicts, postgres: line.postgres, articles, idle, first, last, most, slope, kept })
}

/** The line through what was resident after each round, by least squares; the first third, in which everything is met for the first time, apart. */
function growthPerArticle(kept) {
  const points = kept.slice(Math.floor(kept.length / 3))
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [articles, mib] = [mean(points.map((point) => point.articles)), mean(points.map((point) => point.mib))]
  const spread = points.reduce((sum, point) => sum + (point.articles - articles) ** 2, 0)
  const together = points.reduce((sum, point) => sum + (point.articles - articles) * (point.mib - mib), 0)
  return spread === 0 ? 0 : together / spread
}

function tenThousands(kept) {
  const parts = new Set(kept.map(({ articles }) => Math.ceil(articles / 10_000)))
  return [...parts].map((part) => {
    const points = kept.filter(({ articles }) => Math.ceil(articles / 10_000) === part)
    return { upTo: points.at(-1).articles, mib: median(points.map(({ mib }) => mib)) }
  })
}

function inWords(number) {
  return number.toLocaleString('en')
}
