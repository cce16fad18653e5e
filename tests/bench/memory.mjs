import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pollJob } from '@wirewatch/runner/sweep.js'
import { aFeed, aLine, anEntry, aServer, aSource, towns } from './a-line.mjs'
import { atMost, keepResult, median, printMachine, printTable } from './measure.mjs'
import { residentMiB, watchMemory } from './resident-memory.mjs'

/**
 * What a worker keeps resident, idle and while articles pour in: `npm run bench:memory [-- --articles N]`. A large monitor's day is
 * 500,000 articles; the default is a part of it, long enough to show what grows with every article.
 */
const { articles } = readArguments()
const feeds = 20
const perFeed = 50
const mostMiB = 400
/** The last third beside the first: what a collector has not come to yet may lie in either. */
const mostGrowth = 1.15
const idleSeconds = 15

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
  const rounds = Math.ceil(articles / (feeds * perFeed))
  for (round = 1; round <= rounds; round++) {
    await pollAll()
    console.error(
      `${Math.min(articles, round * feeds * perFeed).toLocaleString('en')} of ${articles.toLocaleString('en')} articles, ${residentMiB(child.pid).toFixed(0)} MiB`,
    )
  }
  tell(idle, watch.stop())
} finally {
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
  await line.close()
  outlet.close()
}

function readArguments() {
  const { values } = parseArgs({ options: { articles: { type: 'string', default: '20000' } } })
  if (!/^[1-9]\d*$/.test(values.articles))
    throw new Error(`bench: --articles takes a whole number, not ${values.articles}`)
  return { articles: Number(values.articles) }
}

function feedOf(feed, round) {
  const published = new Date()
  const first = (round * feeds + feed) * perFeed
  return aFeed(
    Array.from({ length: perFeed }, (_, at) => {
      const number = first + at
      return anEntry(number, towns[number % towns.length], 3 + (number % 9), published)
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

function tell(idle, { most, first, last, samples }) {
  const day = `after ${articles.toLocaleString('en')} articles (of a day's 500,000)`
  printMachine()
  printTable(
    `Resident memory of one worker, MiB (${samples} samples; goals: at most ${mostMiB}, and flat)`,
    ['', 'idle', 'first third', 'last third', 'most'],
    [[day, ...[idle, first, last, most].map((figure) => figure.toFixed(0))]],
  )
  const verdicts = [
    atMost('resident memory of an idle worker', '–', mostMiB, idle, 'MiB'),
    atMost(`resident memory of a worker at its most, ${day}`, '–', mostMiB, most, 'MiB'),
    atMost(`resident memory of a worker in the last third, ${day}`, 'the first third', mostGrowth, last / first, '×'),
  ]
  keepResult('memory', { verdicts, postgres: line.postgres, articles, idle, first, last, most, samples })
}
