import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Source } from '@wirewatch/model'
import {
  type Config,
  type Context,
  type Database,
  openContext,
  openLog,
  prepareDatabase,
  type Round,
  type RoundProgress,
  startDatabase,
  startRound,
} from '@wirewatch/runner'
import { type ServedOutlets, serveSampleOutlets } from '@wirewatch/sample-outlets'
import { listIncidents } from '@wirewatch/store'
import { loadSources, loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { configOf } from '../database.js'
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
  const config = { ...configOf(options), ...(options.data === undefined ? {} : { dataDir: options.data }) }
  const running: { stop: () => Promise<void> }[] = []
  try {
    const line = await startLine(options, config, running)
    await Promise.race([untilOver(line, options), stopped])
    if (!options.once) await stopped
  } finally {
    for (const part of running.reverse()) await part.stop()
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
  const taxonomy = loadTaxonomy({ dataDir: config.dataDir ?? undefined })
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
    config,
    databaseUrl: database.url,
    taxonomy,
    sources,
    allowLoopback: outlets !== null,
    log: openLog(logLevelOf(config)),
  })
  running.push({ stop: context.close })
  await prepareDatabase(context, database, sources)
  const round = await startRound(context, config, options.sample ? 'all' : 'due')
  return { context, database, round }
}

async function untilOver({ context, database, round }: Line, options: StartOptions): Promise<void> {
  const over = await showProgress(round)
  console.log(`\n${roundReport(await listIncidents(context.store), over, options.sample ?? false)}\n`)
  console.log(nextSteps(database, options.sample ?? false, !options.once))
  if (!options.once) console.log('\nWatching. Ctrl-C stops.')
}

async function showProgress(round: Round): Promise<RoundProgress> {
  const progress = openProgress(process.stderr)
  for (;;) {
    const done = await round.progress()
    progress.show(done)
    if (done.isOver) {
      progress.end()
      return done
    }
    await pause(250)
  }
}

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
