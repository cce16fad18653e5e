import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteEmbedded, type EmbeddedDatabase, startEmbedded } from '@wirewatch/store/embedded/embedded.js'
import { migrate } from '@wirewatch/store/migrate.js'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { readonly adminUrl: string; readonly analystPassword: string }
  }
}

/** One server for all test files of a run, and a migrated template that each of them clones. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'wirewatch-test-'))
  const database = await startEmbedded({ home, port: 54400 })
  const stop = async () => {
    await database.stop()
    await deleteEmbedded(home)
    await rm(home, { recursive: true, force: true })
  }
  try {
    await makeTemplate(database)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('postgres', { adminUrl: database.adminUrl, analystPassword: database.analystPassword })
  return stop
}

async function makeTemplate({ adminUrl, analystPassword }: EmbeddedDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('create database wirewatch_template')
  await client.end()
  await migrate({ databaseUrl: adminUrl.replace(/postgres$/, 'wirewatch_template'), analystPassword })
}
