import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, configOfSample, type Database, readConfig, useDatabase } from '@wirewatch/runner'

/** Where the project stands: its data folder is made there. */
const projectDir = fileURLToPath(new URL('../../..', import.meta.url))

/** The settings of this process; those of the sample week with `sample`. */
export function configOf(options: { readonly sample?: boolean | undefined }): Config {
  const config = readConfig(process.env, join(projectDir))
  return options.sample ? configOfSample(config) : config
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
