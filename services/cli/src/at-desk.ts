import { userInfo } from 'node:os'
import { type Desk, openAlerting, openDesk } from '@wirewatch/runner'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { configOf, withDatabase } from './database.js'

export interface DeskOptions {
  readonly sample?: boolean
  readonly json?: boolean
  readonly data?: string
  readonly analyst?: string
}

/** Lets somebody decide: by the name that was given, else by that of the user of this machine. */
export async function atDesk<Value>(options: DeskOptions, work: (desk: Desk) => Promise<Value>): Promise<Value> {
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const config = configOf(options)
  const alerting = openAlerting(config, taxonomy)
  return withDatabase(config, async ({ url }) => {
    const desk = openDesk(url, taxonomy, alerting, options.analyst?.trim() || userInfo().username)
    try {
      return await work(desk)
    } finally {
      await desk.store.close()
    }
  })
}
