import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Source } from '@wirewatch/model'
import {
  type Config,
  type Context,
  type Database,
  databasePatienceMs,
  openAlerting,
  openContext,
  openLog,
  prepareDatabase,
  type Round,
  type RoundProgress,
  serveHealth,
  startDatabase,
  startRound,
  takeUpWhatIsLeft,
} from '@wirewatch/runner'
import { type ServedOutlets, serveSampleOutlets } from '@wirewatch/sample-outlets'
import { DatabaseDownError, listIncidents, refreshCounts, waitForDatabase } from '@wirewatch/store'
import { loadSources, loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { configOf } from '../database.js'
import { refuseToMix } from '../refuse-to-mix.js'
import { openNewcomers } from '../show/newcomers.js'
import { nextSteps } from '../show/next-steps.js'
import { openProgress } from '../show/progress.js'
import { roundReport } from '../show/round-report.js'

export interface StartOptions {
  readonly sample?: boolean
  readonly once?: boolean
  readonly sources?: string
  readonly data?: string
}

/** Runs the whole line until it is stopped, or until all is processed with `once`. */
export async function start(options: StartOptions): Promise<void> {
  const stopped = stopSignal()
  const config = configOf(options)
  const running: { stop: () => Promise<void> }[] = []
  try {
    const line = await Promise.race([startLine(options, config, running), stopped])
    // Stopped while it was starting.
    if (line === undefined) process.exitCode = 130
    else await Promise.race([untilOver(line, options).then(() => (options.once ? null : watch(line))), stopped])
  } finally {
    for (const part of running.reverse()) await part.stop()
    // What a job that took too long still waits for must not hold up the end.
    setTimeout(() => process.exit(), 100).unref()
  }
}

interface Line {
  readonly context: Context
  readonly database: Database
  readonly round: Round
}

/** Starts one part after the other; each is noted in `running`, so that it is stopped whatever comes after it. */
async function startLine(
  options: StartOptions,
  config: Config,
  running: { stop: () => Promise<void> }[],
): Promise<Line> {
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const alerting = openAlerting(config, taxonomy)
  const outlets = options.sample ? await serveSample() : null
  if (outlets !== null) running.push({ stop: outlets.close })
  const sources = sourcesOf(options, taxonomy, outlets)
  say(
    `${taxonomy.region.name}: ${taxonomy.actors.size} actors, ${taxonomy.locations.size} places, ${sources.length} outlets`,
  )
  const database = await startDatabase(config, say)
  running.push(database)
  say(
    database.embedded === null
      ? 'database: the one that DATABASE_URL names'
      : `database: Postgres on 127.0.0.1:${database.embedded.port}, data in ${config.home}`,
  )
  const context = openContext({
    environment: process.env,
    config,
    databaseUrl: database.url,
    taxonomy,
    alerting,
    sources,
    allowLoopback: outlets !== null || config.allowLoopback,
    log: openLog(logLevelOf(config)),
  })
  running.push({ stop: context.close })
  if (config.health !== null && !options.once) running.push(await watched(context, config.health))
  if (database.embedded === null) await refuseToMix(context.store, options.sample ?? false, say)
  await prepareDatabase(context, database, sources, say)
  // Whoever holds the embedded database is alone with it.
  if (database.embedded !== null && context.queues.backend === 'postgres') await takeUpWhatIsLeft(context)
  await context.queues.jobs()
  const round = await startRound(context, config, options.sample ? 'all' : 'due')
  return { context, database, round }
}

async function watched(
  context: Context,
  address: NonNullable<Config['health']>,
): Promise<{ stop: () => Promise<void> }> {
  const health = await serveHealth(context, address)
  say(`metrics: ${health.url}/metrics`)
  return health
}

async function untilOver(line: Line, options: StartOptions): Promise<void> {
  const { context, database } = line
  const over = await showProgress(line)
  // The service does it every few minutes; whoever asks now finds the round counted, also when this is the end.
  await refreshCounts(context.store)
  console.log(`\n${roundReport(await listIncidents(context.store), over, options.sample ?? false)}\n`)
  console.log(nextSteps(database, options.sample ?? false, !options.once))
  if (!options.once) console.log('\nWatching: new incidents follow, one a line. Ctrl-C stops.')
}

async function showProgress(line: Line): Promise<RoundProgress> {
  const progress = openProgress(process.stderr)
  for (;;) {
    const done = await progressOf(line)
    progress.show(done)
    if (done.isOver) {
      progress.end()
      return done
    }
    await pause(250)
  }
}

/** An outside database may be restarted under us: it is waited for. */
async function progressOf({ context, database, round }: Line): Promise<RoundProgress> {
  try {
    return await round.progress()
  } catch (error) {
    if (database.embedded !== null || !(error instanceof DatabaseDownError)) throw error
    await waitForDatabase(context.store, databasePatienceMs, say)
    return round.progress()
  }
}

/** Prints new incidents as they come. Throws when the embedded database has gone: nobody would start it again. */
async function watch({ context, database }: Line): Promise<never> {
  await waitForDatabase(context.store, databasePatienceMs, say)
  const newcomers = await openNewcomers(context.store)
  for (;;) {
    await pause(watchEveryMs, undefined, { ref: false })
    if (database.embedded !== null) await waitForDatabase(context.store, restartTakesMs)
    for (const line of await newcomers.look().catch(nothingWhileDown)) console.log(line)
  }
}

/** An outside database may be restarted under us; what came meanwhile is told afterwards. */
function nothingWhileDown(error: unknown): readonly string[] {
  if (error instanceof DatabaseDownError) return []
  throw error
}

const watchEveryMs = 2000
/** Postgres restarts by itself after one of its own processes has died. */
const restartTakesMs = 5000

function sourcesOf(options: StartOptions, taxonomy: Taxonomy, outlets: ServedOutlets | null): readonly Source[] {
  if (options.sources !== undefined) return loadSources(options.sources)
  return outlets?.sources ?? taxonomy.sources
}

const samplePort = 8471

/** On the same port each time, so that a page keeps its address; on another one where it is taken. */
async function serveSample(): Promise<ServedOutlets> {
  const outlets = await serveSampleOutlets({ port: samplePort }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    return serveSampleOutlets()
  })
  say(`sample outlets: ${outlets.url}${outlets.url.endsWith(`:${samplePort}`) ? '' : ` (port ${samplePort} is taken)`}`)
  return outlets
}

/** Beside a progress line, only what went wrong is worth a log line; LOG_LEVEL asks for more. */
const logLevelOf = (config: Config) => (process.env.LOG_LEVEL === undefined ? 'error' : config.logLevel)

const say = (line: string): void => console.error(line)

/** Resolves at the first signal to stop; a second one ends the process at once. */
async function stopSignal(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  await Promise.race(signals.map((signal) => once(process, signal)))
  for (const signal of signals) process.once(signal, () => process.exit(130))
  say('\nStopping …')
}
