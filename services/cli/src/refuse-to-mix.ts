import { databasePatienceMs } from '@wirewatch/runner'
import { sampleOutlets } from '@wirewatch/sample-outlets'
import { listSources, type Store, waitForDatabase } from '@wirewatch/store'
import { Failure } from './failure.js'

/** Throws where invented incidents would come to stand beside real ones: an outside database holds the one or the other. */
export async function refuseToMix(store: Store, isSample: boolean, say: (line: string) => void): Promise<void> {
  await waitForDatabase(store, databasePatienceMs, say)
  const there = await listSources(store).catch(noTables)
  const invented = there.filter((source) => sampleOutlets.some(({ id }) => id === source.id))
  if (isSample && invented.length < there.length)
    throw new Failure('DATABASE_URL names a database of real outlets: the sample week needs one of its own.')
  if (!isSample && invented.length > 0)
    throw new Failure('DATABASE_URL names the database of a sample week: real outlets need one of their own.')
}

/** A database that was never migrated holds no outlets. */
function noTables(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === '42P01') return []
  throw error
}
