import type { Source } from '@wirewatch/model'
import { inTime, LateStartError, type Log } from '@wirewatch/runner'
import { connect, listSources, waitForDatabase } from '@wirewatch/store'

const databasePatienceMs = 120_000
const outletsWithinMs = 60_000

/**
 * The outlets are those that the last start put into the database: their politeness holds for every worker. Throws `DatabaseDownError`, and
 * `LateStartError` where the database neither answers nor fails.
 */
export async function readOutlets(
  databaseUrl: string,
  log: Pick<Log, 'warn'>,
  withinMs = outletsWithinMs,
): Promise<readonly Source[]> {
  const store = connect({ databaseUrl, applicationName: 'wirewatch worker', connections: 1 })
  try {
    await waitForDatabase(store, databasePatienceMs, (line) => log.warn(line))
    return await inTime(listSources(store), withinMs, () => new LateStartError('reading the outlets', withinMs))
  } finally {
    // Not waited for: a statement that hangs keeps it open.
    store.close().catch(() => {})
  }
}
