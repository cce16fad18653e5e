import { resolve } from 'node:path'
import pg from 'pg'
import { createClusterOnce } from './cluster.js'
import { findLockHolder, LockHeldError, takeLock } from './lock.js'
import { keepPasswords, type Passwords, readPasswords } from './passwords.js'
import { deletePlace, findPlaceFiles, preparePlace } from './place.js'
import { readPostmasterFile, startServer, stopOrphan } from './server.js'

/** A Postgres that listens on loopback, with its data in the user's folder. */
export interface EmbeddedDatabase {
  /** Connects as the owner of the database `wirewatch`. Holds the password. */
  readonly url: string
  /** The same server, database `postgres`: for making and dropping databases. */
  readonly adminUrl: string
  /** Connects as `analyst`, who reads the schema `reporting` and nothing else (the role is made by `migrate`). */
  readonly analystUrl: string
  readonly analystPassword: string
  readonly port: number
  readonly dataDir: string
  /** libpq's PGPASSFILE with both passwords. */
  readonly passwordFile: string
  /** Disconnects everybody and stops the server within 5 s; does nothing on a server that another process started. */
  readonly stop: () => Promise<void>
}

export interface EmbeddedOptions {
  /** The user's data folder, for example `.wirewatch`. Made when missing. */
  readonly home: string
  /** The port to prefer; another is chosen, and named in the log, when it is taken. */
  readonly port?: number
  readonly log?: (line: string) => void
}

export const defaultPort = 54329

/** Another live wirewatch uses the data folder. Nothing was touched. */
export class EmbeddedBusyError extends Error {
  override readonly name = 'EmbeddedBusyError'
  readonly pid: number
  constructor(home: string, pid: number, since: string) {
    super(
      `Another wirewatch (process ${pid}, since ${since}) is using the data folder ${home}. ` +
        'Stop it first, or name another folder with WIREWATCH_HOME.',
    )
    this.pid = pid
  }
}

/**
 * Starts the embedded Postgres: makes its data at the first start, and stops a server that a killed wirewatch left behind.
 * Throws `EmbeddedBusyError` when another live wirewatch uses the folder. If our process dies without `stop`, a small
 * watching shell stops the server; if that was killed as well, the next start does.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const home = resolve(options.home)
  const log = options.log ?? (() => undefined)
  const place = await preparePlace(home)
  const lock = await takeLock(place.lockFile).catch((error: unknown) => throwBusy(error, home))
  try {
    const passwords = await keepPasswords(place.passwordFile)
    if ((await stopOrphan(place.dataDir)) === 'stopped')
      log('stopped the database that an earlier wirewatch left running')
    if ((await createClusterOnce(place, passwords.wirewatch)) === 'created')
      log(`made the database in ${place.dataDir}`)
    await lock.confirm()
    const wanted = options.port ?? defaultPort
    const server = await startServer(place, wanted)
    if (server.port !== wanted) log(`port ${wanted} is taken; the database listens on ${server.port}`)
    const database = describe(place, passwords, server.port)
    const stop = () => server.stop().finally(lock.release)
    await createDatabaseOnce(database.adminUrl, place.passwordFile).catch((error: unknown) =>
      stop().then(() => throwAgain(error)),
    )
    return { ...database, stop }
  } catch (error) {
    await lock.release()
    return throwBusy(error, home)
  }
}

/** The embedded Postgres that another live wirewatch runs on this folder; null when none does. Its `stop` does nothing. */
export async function findRunningEmbedded(home: string): Promise<EmbeddedDatabase | null> {
  const place = await findPlaceFiles(resolve(home))
  if ((await findLockHolder(place.lockFile)) === null) return null
  const server = await readPostmasterFile(place.dataDir)
  const passwords = await readPasswords(place.passwordFile)
  if (server === null || !server.ready || passwords === null) return null
  return { ...describe(place, passwords, server.port), stop: async () => undefined }
}

/** Joins the server that runs on this folder, or starts one. For commands that work beside `wirewatch start`, such as `status`. */
export async function useEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  return (await findRunningEmbedded(options.home)) ?? (await startEmbedded(options))
}

/** Deletes the database of that folder for good. Throws `EmbeddedBusyError` while a wirewatch uses it. */
export async function deleteEmbedded(home: string): Promise<void> {
  const place = await findPlaceFiles(resolve(home))
  const holder = await findLockHolder(place.lockFile)
  if (holder !== null) throw new EmbeddedBusyError(home, holder.pid, holder.since)
  await stopOrphan(place.dataDir)
  await deletePlace(resolve(home), place)
}

function describe(place: { dataDir: string; passwordFile: string }, passwords: Passwords, port: number) {
  const urlOf = (user: keyof Passwords, database: string) =>
    `postgres://${user}:${passwords[user]}@127.0.0.1:${port}/${database}`
  return {
    url: urlOf('wirewatch', 'wirewatch'),
    adminUrl: urlOf('wirewatch', 'postgres'),
    analystUrl: urlOf('analyst', 'wirewatch'),
    analystPassword: passwords.analyst,
    port,
    dataDir: place.dataDir,
    passwordFile: place.passwordFile,
  }
}

async function createDatabaseOnce(adminUrl: string, passwordFile: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  await client.connect().catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === '28P01')) throw error
    throw new Error(
      `The password in ${passwordFile} is not the one that the database was made with. Put the old file back.`,
    )
  })
  try {
    const found = await client.query(`select 1 from pg_database where datname = 'wirewatch'`)
    if (found.rowCount === 0) await client.query('create database wirewatch')
    // Who may read the reporting schema of one database has no business in the others.
    await client.query('revoke all on database postgres, template1 from public')
  } finally {
    await client.end()
  }
}

function throwBusy(error: unknown, home: string): never {
  if (error instanceof LockHeldError) throw new EmbeddedBusyError(home, error.holder.pid, error.holder.since)
  throw error
}

function throwAgain(error: unknown): never {
  throw error
}
