import pg from 'pg'
import { LastingClient } from './lasting-client.js'

/** Beside the connections on which a process listens for jobs of each queue. */
const atOnce = 8

/**
 * Connections for the queues of a process, in the schema that BullMQ keeps to itself.
 * @param listening how many of them only listen
 * @param onError hears of connections that break while nobody uses them
 */
export function openQueuePool(databaseUrl: string, listening: number, onError: (error: Error) => void): pg.Pool {
  return new pg.Pool({
    connectionString: databaseUrl,
    options: '-c search_path=bullmq',
    max: listening + atOnce,
    connectionTimeoutMillis: 10_000,
    // A connection on which one only listens would not notice for hours that the other end has gone.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    Client: LastingClient,
  }).on('error', onError)
}

/**
 * On Postgres, BullMQ writes down times by the clocks of its workers. After such a clock was set back, a job whose worker died before that
 * would stay locked, and nobody would look for such jobs, until the clock has come as far again: no lock lasts longer than one that is taken
 * now, and no look lies ahead. BullMQ has no call for it.
 */
export async function unlockPutOff(pool: pg.Pool, nowMs: number, lockMs: number): Promise<void> {
  await pool.query(
    `with looked as (
       delete from meta where field = 'stalled-check' and value::bigint > $1::bigint
     )
     update job set locked_until_ms = $1::bigint + $2
     where state = 'active' and locked_until_ms > $1::bigint + $2`,
    [nowMs, lockMs],
  )
}
