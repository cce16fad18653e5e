import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openContext, openLog, readConfig, startDatabase, work } from '@wirewatch/runner'
import { waitForDatabase } from '@wirewatch/store'
import { loadTaxonomy } from '@wirewatch/taxonomy'

const projectDir = fileURLToPath(new URL('../../..', import.meta.url))
const databasePatienceMs = 120_000

/** Serves the queues that QUEUES names until it is told to stop. `wirewatch migrate` must have run on the database. */
export async function main(): Promise<void> {
  const config = readConfig(process.env, projectDir)
  const log = openLog(config.logLevel)
  const taxonomy = loadTaxonomy({ dataDir: config.dataDir ?? undefined })
  const database = await startDatabase(config, (line) => log.info(line))
  const context = openContext({
    config,
    databaseUrl: database.url,
    taxonomy,
    sources: taxonomy.sources,
    allowLoopback: config.allowLoopback,
    log,
  })
  try {
    await waitForDatabase(context.store, databasePatienceMs, (line) => log.warn(line))
    await work(context, config.queues, config.concurrency)
    log.info({ queues: config.queues, backend: context.queues.backend }, 'serving')
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    log.info('stopping')
  } finally {
    await context.close()
    await database.stop()
  }
}
