import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  explainFault,
  openAlerting,
  openContext,
  openLog,
  readConfig,
  serveHealth,
  startDatabase,
  work,
} from '@wirewatch/runner'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { readOutlets } from './read-outlets.js'

const projectDir = fileURLToPath(new URL('../../..', import.meta.url))
/** A server that does not answer may not hold up the end: what was at work is found and done again. */
const stopWithinMs = 8000

/** Serves the queues that QUEUES names until it is told to stop. Sets `process.exitCode`; a wrong setting is one clear message. */
export async function main(): Promise<void> {
  try {
    await serve()
  } catch (error) {
    console.error(explainFault(error))
    process.exitCode = 1
    endSoon()
  }
}

/** `wirewatch migrate --sync` must have run on the database. */
async function serve(): Promise<void> {
  const config = readConfig(process.env, projectDir)
  const log = openLog(config.logLevel)
  const taxonomy = loadTaxonomy({ dataDir: config.dataDir ?? undefined })
  const database = await startDatabase(config, (line) => log.info(line))
  const sources = await readOutlets(database.url, log)
  const context = openContext({
    environment: process.env,
    config,
    databaseUrl: database.url,
    taxonomy,
    alerting: openAlerting(config, taxonomy),
    sources,
    allowLoopback: config.allowLoopback,
    log,
  })
  const health = config.health === null ? null : await serveHealth(context, config.health)
  let isTold = false
  try {
    if (health !== null) log.info({ metrics: `${health.url}/metrics`, health: `${health.url}/health` }, 'watched')
    await work(context, config.queues, config.concurrency)
    const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    log.info({ queues: config.queues, backend: context.queues.backend }, 'serving')
    await told
    isTold = true
    log.info('stopping')
  } finally {
    setTimeout(() => process.exit(isTold ? 0 : 1), stopWithinMs).unref()
    await health?.stop()
    await context.close()
    await database.stop()
    endSoon()
  }
}

/** What a job that took too long, or a statement that hangs, still waits for must not hold up the end. */
const endSoon = (): void => void setTimeout(() => process.exit(), 100).unref()
