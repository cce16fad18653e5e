import { join } from 'node:path'
import { type EmbeddedDatabase, startEmbedded, useEmbedded } from '@wirewatch/store'
import type { Config } from '../config.js'

/** The database of this run, wherever it is. */
export interface Database {
  readonly url: string
  /** Connects as the analyst; null for an outside database, where the analyst's password is not ours to know. */
  readonly analystUrl: string | null
  readonly embedded: EmbeddedDatabase | null
  readonly stop: () => Promise<void>
}

/** Starts the embedded Postgres, or names the outside one. The only one to run on its data folder. */
export const startDatabase = (config: Config, log: (line: string) => void): Promise<Database> =>
  openDatabase(config, log, startEmbedded)

/** Joins the embedded Postgres that runs, starts it where none does, or names the outside one. */
export const useDatabase = (config: Config, log: (line: string) => void): Promise<Database> =>
  openDatabase(config, log, useEmbedded)

async function openDatabase(
  { databaseUrl, home }: Config,
  log: (line: string) => void,
  open: typeof startEmbedded,
): Promise<Database> {
  if (databaseUrl !== null) return { url: databaseUrl, analystUrl: null, embedded: null, stop: async () => {} }
  const embedded = await open({ home, log })
  return { url: embedded.url, analystUrl: embedded.analystUrl, embedded, stop: embedded.stop }
}

/** The sample week has a data folder of its own: invented incidents never stand beside real ones. */
export const configOfSample = (config: Config): Config => ({ ...config, home: join(config.home, 'sample') })
