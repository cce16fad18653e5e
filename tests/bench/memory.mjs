import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pollJob } from '@wirewatch/runner/queues/job.js'
import { aFeed, aLine, anEntry, aServer, aSource, towns } from './a-line.mjs'
import { atMost, keepResult, median, printMachine, printTable } from './measure.mjs'
import { residentMiB, watchMemory } from './resident-memory.mjs'

/**
 * What a worker keeps resident, idle and while articles pour in: `npm run bench:memory [-- --minutes N]`. A large monitor's day is
 * 500,000 articles, which is hours here: as many as these minutes hold are read. What the worker still holds on to after each thousand,
 * when all that nobody needs has been collected, shows what grows with every article; the end of the day is reckoned from that.
 */
const { minutes } = readArguments()
const feeds = 20
const perFeed = 50
const mostMiB = 400
/** The last third beside the first: what a collector has not come to yet may lie in either. */
const mostGrowth = 1.15
const idleSeconds = 15
const articlesOfDay = 500_000
const daysApart = 10
const asksPerPoll = 120
const newest = Date.now()

const worker = fileURLToPath(new URL('../../services/worker/bin/worker.mjs', import.meta.url))
let round = 0
const outlet = await aServer(({ url }) => ({ body: feedOf(Number(url.slice(1)), round) }))
const sources = Array.from({ length: feeds }, (_, feed) => aSource(`outlet-${feed}`, `${outlet.url}/${feed}`))
const line = await aLine({ sources })
const tellHeld = new URL('tell-held.mjs', import.meta.url).href
const child = spawn(process.execPath, ['--import', tellHeld, worker], {
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
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
    const mib = residentMiB(child.pid)
    kept.push({ articles: round * feeds * perFeed, mib, held: await heldMiB() })
    const left = Math.max(0, Math.ceil((until - performance.now()) / 60_000))
    const { articles, held } = kept.at(-1)
    console.error(`${inWords(articles)} articles, ${mib.toFixed(0)} MiB, ${held.toFixed(1)} held, ${left} min left`)
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
  const expected = (round + 1) * feeds * perFeed
  for (let asks = 0; ; asks++) {
    // Once more from time to time: on a machine with much to do a request may break off, and its feed would be asked much later.
    if (asks % asksPerPoll === 0) await line.context.queues.add(sources.map((source) => pollJob(source.feeds[0].id)))
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

async function heldMiB() {
  child.send('held?')
  const [bytes] = await once(child, 'message')
  return bytes / 2 ** 20
}

function tell(idle, { most, first, last, samples }, kept) {
  const { articles } = kept.at(-1)
  const { slope, error } = growthPerArticle(kept)
  const [per10k, error10k] = [slope * 10_000, error * 10_000]
  const more = Math.max(0, slope) * (articlesOfDay - articles)
  const over = `over ${inWords(articles)} articles`
  printMachine()
  printTable(
    `Resident memory of one worker, MiB (${samples} samples; goals: at most ${mostMiB}, and flat)`,
    ['', 'idle', 'first third', 'last third', 'most'],
    [[over, ...[idle, first, last, most].map((figure) => figure.toFixed(0))]],
  )
  printTable(
    'By article (median of each ten thousand): resident, and held after a collection, MiB',
    ['articles up to', 'resident', 'held'],
    tenThousands(kept).map(({ upTo, mib, held }) => [inWords(upTo), mib.toFixed(0), held.toFixed(1)]),
  )
  const reckoned = `reckoned from what ${inWords(articles)} leave behind: ${per10k.toFixed(2)} ± ${error10k.toFixed(2)} MiB for each 10,000`
  const ofDay = `resident memory after a day of ${inWords(articlesOfDay)} articles`
  const verdicts = [
    atMost('resident memory of an idle worker', '–', mostMiB, idle, 'MiB'),
    atMost(`resident memory of a worker at its most, ${over}`, '–', mostMiB, most, 'MiB'),
    atMost(`resident memory of a worker in the last third, ${over}`, 'the first third', mostGrowth, last / first, '×'),
    // Two looks make a line through anything.
    ...(Number.isNaN(error) ? [] : [atMost(`${ofDay}, ${reckoned}`, '–', mostMiB, most + more, 'MiB')]),
  ]
  keepResult('memory', { verdicts, postgres: line.postgres, articles, idle, first, last, most, per10k, error10k, kept })
}

/**
 * The line through what was held after each look, by least squares, and its standard error; the first third, in which everything is met
 * for the first time, apart.
 */
function growthPerArticle(kept) {
  const points = kept.slice(Math.floor(kept.length / 3))
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [articles, held] = [mean(points.map((point) => point.articles)), mean(points.map((point) => point.held))]
  const spread = points.reduce((sum, point) => sum + (point.articles - articles) ** 2, 0)
  if (points.length < 3) return { slope: 0, error: Number.NaN }
  const slope = points.reduce((sum, point) => sum + (point.articles - articles) * (point.held - held), 0) / spread
  const off = points.reduce((sum, point) => sum + (point.held - held - slope * (point.articles - articles)) ** 2, 0)
  return { slope, error: Math.sqrt(off / (points.length - 2) / spread) }
}

function tenThousands(kept) {
  const parts = new Set(kept.map(({ articles }) => Math.ceil(articles / 10_000)))
  return [...parts].map((part) => {
    const points = kept.filter(({ articles }) => Math.ceil(articles / 10_000) === part)
    const middle = (of) => median(points.map(of))
    return { upTo: points.at(-1).articles, mib: middle(({ mib }) => mib), held: middle(({ held }) => held) }
  })
}

function inWords(number) {
  return number.toLocaleString('en')
}
