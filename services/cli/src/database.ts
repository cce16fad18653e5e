import { fileURLToPath } from 'node:url'
import { type Config, configOfSample, type Database, readConfig, useDatabase } from '@wirewatch/runner'
import { connect, type Store } from '@wirewatch/store'

/** Where the project stands: its data folder is made there. */
const projectDir = fileURLToPath(new URL('../../..', import.meta.url))

export interface ConfigOptions {
  readonly sample?: boolean | undefined
  /** Another region's data folder; absent: what the environment says. */
  readonly data?: string | undefined
}

/** The settings of this process; those of the sample week with `sample`. */
export function configOf({ sample, data }: ConfigOptions): Config {
  const read = readConfig(process.env, projectDir)
  const config = data === undefined ? read : { ...read, dataDir: data }
  return sample ? configOfSample(config) : config
}

/** Works with the database that runs, or with one that is started for the while. */
export async function withDatabase<Value>(
  config: Config,
  work: (database: Database) => Promise<Value>,
): Promise<Value> {
  const database = await useDatabase(config, (line) => console.error(line))
  try {
    return await work(database)
  } finally {
    await database.stop()
  }
}

/** Lets somebody read what is kept. */
export async function withStore<Value>(
  options: { readonly sample?: boolean },
  read: (store: Store) => Promise<Value>,
): Promise<Value> {
  return withDatabase(configOf(options), async ({ url }) => {
    const store = connect({ databaseUrl: url, applicationName: 'wirewatch', connections: 1 })
    try {
      return await read(store)
    } finally {
      await store.close()
    }
  })
}
