import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { gatheringSocket } from './gathering-socket.js'
import { LastingClient } from './lasting-client.js'
import { getTypeParser } from './parse-columns.js'
import { planningAnew } from './plan-anew.js'

/**
 * Runs SQL, in a transaction or out of one. Statements of one transaction that do not need each other's answer may be asked for together:
 * they run in the order in which they were asked, each on what those before it have left, without the way there and back in between.
 */
export interface Sql {
  /** Times come back as ISO 8601, dates as YYYY-MM-DD, bigint and numeric as numbers. Throws `DatabaseDownError`. */
  readonly rows: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>
}

/** A pool of connections to one database. */
export interface Store extends Sql {
  /** Where the database is, without user and password. */
  readonly address: string
  /**
   * All or nothing. Run again, from its start, when it collided with another one: `work` must be repeatable.
   * @param flush false: does not wait until the log is on disk; see `unflushed`
   */
  readonly transaction: <Value>(
    work: (sql: Sql) => Promise<Value>,
    options?: { readonly flush?: boolean },
  ) => Promise<Value>
  /** With `plansOnce`: plans what idle connections have planned for other statistics; see `planningAnew`. */
  readonly planAnew: (statistics: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface ConnectOptions {
  readonly databaseUrl: string
  /** Shown in pg_stat_activity. */
  readonly applicationName: string
  /** Greatest number of connections; 10 when absent. */
  readonly connections?: number
  /**
   * For whoever runs the same statements again and again: each connection plans one once, when it is first run, for whatever values, and is
   * kept with what it has planned however long nothing happens. By itself the server plans the first five runs anew, and the look-up of a
   * single id for ever.
   */
  readonly plansOnce?: boolean
  /** Hears of connections that break while nobody uses them. */
  readonly onIdleError?: (error: Error) => void
}

/** The database cannot be reached, or it went away. Nothing is wrong with the statement: try again later. */
export class DatabaseDownError extends Error {
  override readonly name = 'DatabaseDownError'
  readonly address: string
  constructor(address: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message || codeOf(cause) : String(cause)
    super(`The database at ${address} does not answer (${reason}). Is it running, and is DATABASE_URL right?`, {
      cause,
    })
    this.address = address
  }
}

/** Opens no connection yet: the first statement does. */
export function connect(options: ConnectOptions): Store {
  const address = addressOf(options.databaseUrl)
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    application_name: options.applicationName,
    max: options.connections ?? 10,
    ...(options.plansOnce === true ? { idleTimeoutMillis: 0 } : {}),
    // A router on the way forgets a connection that is silent for minutes, and a server that has gone says nothing.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
    stream: gatheringSocket,
    Client: LastingClient,
  })
  // Without a listener, a restart of the server would end our process.
  pool.on('error', options.onIdleError ?? (() => undefined))
  if (options.plansOnce === true)
    pool.on('connect', (client) => void client.query('set plan_cache_mode = force_generic_plan').catch(() => undefined))
  const borrow = () => pool.connect().catch((error: unknown) => explain(error, address))

  const once = async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    const client = await borrow()
    try {
      const rows = await runOn<Row>(client, text, values, address)
      client.release()
      return rows
    } catch (error) {
      client.release(isOutdated(error))
      throw error
    }
  }
  const transactionOnce = async <Value>(work: (sql: Sql) => Promise<Value>, flush: boolean): Promise<Value> => {
    const client = await borrow()
    let isOver = false
    let fault: unknown = null
    const rows: Sql['rows'] = async (text, values = []) => {
      // One of several that were asked for together has failed: what another asks for after that would stand by itself.
      if (isOver) throw new Error(`the transaction is over: ${text.trim().slice(0, 60)}`)
      return runOn<never>(client, text, values, address).catch((error: unknown) => {
        fault ??= error
        throw error
      })
    }
    try {
      // Not waited for: it goes out with the first statements.
      const begun = rows(flush ? 'begin' : 'begin; set local synchronous_commit = off')
      const [value] = await Promise.all([work({ rows }), begun])
      isOver = true
      const { command } = await client.query('commit').catch((error: unknown) => explain(error, address))
      // What the server says to a commit after a fault that somebody has caught, or has not waited for.
      if (command === 'ROLLBACK') throw fault
      client.release()
      return value
    } catch (error) {
      isOver = true
      // Of statements that were asked for together, the first that failed says why; those after it, only that it did.
      const reason = codeOf(error) === '25P02' ? fault : error
      // A connection that cannot roll back is thrown away.
      await client.query('rollback').then(
        () => client.release(isOutdated(reason)),
        () => client.release(true),
      )
      throw reason
    }
  }
  return {
    address,
    rows: (text, values = []) => afterCollisions(() => once(text, values)),
    transaction: (work, { flush = true } = {}) => afterCollisions(() => transactionOnce(work, flush)),
    planAnew: options.plansOnce === true ? planningAnew(pool) : async () => {},
    close: () => pool.end(),
  }
}

/** Within a transaction: all of it, or nothing of it and what went wrong is thrown; the transaction goes on either way. */
export async function attempt<Value>(sql: Sql, work: () => Promise<Value>): Promise<Value> {
  // Not waited for: it goes out with the first statements.
  const begun = sql.rows('savepoint attempt')
  try {
    const [value] = await Promise.all([work(), begun])
    return value
  } catch (error) {
    await sql.rows('rollback to savepoint attempt')
    throw error
  }
}

/**
 * True; and the transaction of the statement does not wait until the log is on disk. Should the server crash in the half second after, it
 * is as if the statement had never run, while all that is committed before it stands, and nothing that is committed after it stands
 * without it. Only for what is then simply done again.
 */
export const unflushed = `set_config('synchronous_commit', 'off', true) = 'off'`

/** Throws `DatabaseDownError` where the database does not answer. */
export async function askForAnswer(sql: Sql): Promise<void> {
  await sql.rows('select 1')
}

/** The time of the database, in milliseconds since 1970: at the moment, not at the beginning of a transaction. */
export async function askForTime(sql: Sql): Promise<number> {
  const [told] = await sql.rows<{ ms: number }>('select extract(epoch from clock_timestamp()) * 1000 as ms')
  if (told === undefined) throw new Error('the database was asked for the time, and gave none')
  return told.ms
}

/** Waits until the database answers, asking less and less often. Throws the last `DatabaseDownError` when patience ends. */
export async function waitForDatabase(
  store: Store,
  patienceMs: number,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  // Counted, not read from a clock that may be set meanwhile.
  const until = performance.now() + patienceMs
  for (let wait = 200; ; wait = Math.min(wait * 2, 5_000)) {
    try {
      await askForAnswer(store)
      return
    } catch (error) {
      if (!(error instanceof DatabaseDownError) || performance.now() + wait > until) throw error
      log(`${error.message} Trying again in ${wait / 1000} s.`)
      await pause(wait)
    }
  }
}

/**
 * A migration has changed the columns of an answer since the connection planned the statement. That connection would say so for ever; a
 * new one plans anew. The server says it in its own language, and of other things as well: by the place it is known.
 */
const isOutdated = (error: unknown): boolean =>
  codeOf(error) === '0A000' && (error as pg.DatabaseError).routine === 'RevalidateCachedQuery'

/** Deadlock, serialization failure or a plan of former days: the statement was rolled back whole and may run again. */
async function afterCollisions<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 10 || !(isOutdated(error) || ['40P01', '40001'].includes(codeOf(error)))) throw error
      await pause(attempt * 20 * (1 + Math.random()))
    }
  }
}

async function runOn<Row>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
  address: string,
): Promise<Row[]> {
  const name = values.length > 0 || isOneQuery.test(text) ? nameOf(text) : null
  const query = { text, values: [...values], ...(name === null ? {} : { name }) }
  const result = await client.query(query).catch((error: unknown) => explain(error, address))
  return result.rows
}

/** What bears no values may be several statements, or nothing that is planned. */
const isOneQuery = /^\s*(?:select|with)\b[^;]*$/

const timesRun = new Map<string, number>()
const names = new Map<string, string>()
/** Statements with names are kept by every connection, at both of its ends. */
const mostNames = 200

/**
 * The name of a statement that is run again and again: a connection plans it once, which for most of ours takes longer than to run them.
 * Null for one that was hardly run yet.
 */
function nameOf(text: string): string | null {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= mostNames) return null
  const times = (timesRun.get(text) ?? 0) + 1
  if (timesRun.size >= 10 * mostNames) timesRun.clear()
  timesRun.set(text, times)
  if (times < runsUntilNamed) return null
  const name = `wirewatch-${names.size + 1}`
  names.set(text, name)
  return name
}

const runsUntilNamed = 2

/** Throws `DatabaseDownError` where that is what a connection's error means, else the error itself. */
export function explain(error: unknown, address: string): never {
  if (isDown(error)) throw new DatabaseDownError(address, error)
  throw error
}

const downCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  // Its disk is full, or it has no more connections.
  '53100',
  '53300',
])

function isDown(error: unknown): boolean {
  const code = codeOf(error)
  if (downCodes.has(code) || code.startsWith('08')) return true
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|not queryable/i.test(error.message)
  )
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Where a database is, without user and password. */
export function addressOf(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl)
    // A slash that the password should have written as %2F: the rest of the password would stand in the path.
    if (url.pathname.includes('@')) return 'the given DATABASE_URL'
    return `${url.hostname}:${url.port || 5432}${url.pathname}`
  } catch {
    return 'the given DATABASE_URL'
  }
}
