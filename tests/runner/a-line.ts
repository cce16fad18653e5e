import { type Context, openAlerting, openContext, openLog, prepareSchema } from '@wirewatch/runner'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { onTestFinished } from 'vitest'
import { aDatabase } from '../postgres.js'

const taxonomy = loadTaxonomy()

/** The whole line with the real taxonomy, on a database of its own that ends with the test. */
export async function aLine(allowLoopback = false): Promise<Context> {
  const database = await aDatabase('empty')
  const context = openContext({
    config: { redisUrl: null, concurrency: 2, home: '', contact: null, incidentUrl: null },
    environment: {},
    databaseUrl: database.url,
    taxonomy,
    alerting: openAlerting({ alertRulesDir: null, dataDir: null }, taxonomy),
    sources: [],
    allowLoopback,
    log: openLog('silent'),
    now: () => new Date('2026-03-10T00:00:00Z'),
  })
  onTestFinished(async () => {
    await context.close()
    await database.drop()
  })
  await prepareSchema(context, { url: database.url, embedded: null }, () => {})
  return context
}
