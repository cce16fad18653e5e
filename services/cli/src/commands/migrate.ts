import { type Database, openAlerting, openSharedClock, prepareDatabase } from '@wirewatch/runner'
import { connect, type MigrateReport, migrate } from '@wirewatch/store'
import { loadSources, loadTaxonomy } from '@wirewatch/taxonomy'
import { configOf, withDatabase } from '../database.js'

export interface MigrateOptions {
  readonly sample?: boolean
  /** Also copy the data folder into the database: actors, places, outlets. */
  readonly sync?: boolean
  readonly sources?: string
  readonly data?: string
}

/** Brings the database up to date and says what was new. */
export async function migrateDatabase(options: MigrateOptions): Promise<void> {
  await withDatabase(configOf(options), async (database) => {
    const { migrations, views, analystMissing } = await (options.sync
      ? syncDatabase(database, options)
      : migrate({
          databaseUrl: database.url,
          ...(database.embedded === null ? {} : { analystPassword: database.embedded.analystPassword }),
        }))
    console.log(
      migrations === 0
        ? 'The schema was up to date.'
        : `${migrations} ${migrations === 1 ? 'migration' : 'migrations'} applied.`,
    )
    console.log(views === 'applied' ? 'The reporting views were made anew.' : 'The reporting views were up to date.')
    if (analystMissing !== null) console.log(`The role analyst could not be set up: ${analystMissing}`)
  })
}

/** What `start` does before it polls, for processes that only serve queues. */
async function syncDatabase(database: Database, options: MigrateOptions): Promise<MigrateReport> {
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const sources = options.sources === undefined ? taxonomy.sources : loadSources(options.sources)
  const store = connect({ databaseUrl: database.url, applicationName: 'wirewatch migrate', connections: 2 })
  try {
    const alerting = openAlerting(configOf(options), taxonomy)
    const clock = openSharedClock(store)
    const report = await prepareDatabase(
      { store, taxonomy, alerting, now: clock.now, lookAtClock: clock.look },
      database,
      sources,
      console.error,
    )
    console.log(
      `${taxonomy.actors.size} actors, ${taxonomy.locations.size} places and ${sources.length} outlets are in it.`,
    )
    return report
  } finally {
    await store.close()
  }
}
