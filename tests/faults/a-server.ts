import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteEmbedded, type EmbeddedDatabase, startEmbedded } from '@wirewatch/store/embedded/embedded.js'
import { freePort } from '@wirewatch/store/embedded/free-port.js'
import { Redis } from 'ioredis'
import pg from 'pg'

/**
 * A Postgres that can be killed and comes back on its port, the first free one from there. Take one below those that clients get.
 * @param disk where its data are kept, for root alone
 */
export interface FalliblePostgres {
  readonly url: (database: string) => string
  readonly admin: (sql: string) => Promise<void>
  readonly kill: () => Promise<void>
  /** As an administrator restarts it: its connections end at once. */
  readonly restart: () => Promise<void>
  readonly answers: () => Promise<boolean>
  readonly remove: () => Promise<void>
}

export async function aFalliblePostgres(port: number, disk?: string): Promise<FalliblePostgres> {
  const home = await mkdtemp(join(tmpdir(), 'wirewatch-faults-'))
  if (disk !== undefined) await keepOn(disk, home)
  let server: EmbeddedDatabase = await startEmbedded({ home, port })
  const listening = server.port
  const url = (database: string): string => server.adminUrl.replace(/postgres$/, database)
  const start = async (): Promise<void> => {
    server = await startEmbedded({ home, port: listening })
    if (server.port !== listening) throw new Error(`port ${listening} was taken while the server was down`)
  }
  const admin = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.adminUrl })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  return {
    url,
    admin,
    answers: () =>
      admin('select 1').then(
        () => true,
        () => false,
      ),
    kill: async () => {
      const pid = Number((await readFile(join(server.dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0])
      process.kill(pid, 'SIGKILL')
      await server.stop().catch(() => {})
      await start()
    },
    restart: async () => {
      await server.stop()
      await start()
    },
    remove: async () => {
      await server.stop()
      await deleteEmbedded(home)
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Root's data stand where a link in the home folder points. */
async function keepOn(disk: string, home: string): Promise<void> {
  const folder = join(disk, 'database')
  await mkdir(folder, { mode: 0o711 })
  await symlink(join(folder, 'postgres'), join(home, 'postgres'))
}

/** A Redis that keeps nothing over a death. */
export interface FallibleRedis {
  readonly url: string
  readonly kill: () => Promise<void>
  readonly flush: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function aFallibleRedis(firstPort: number): Promise<FallibleRedis> {
  const port = await freePort(firstPort)
  let server = await startRedis(port)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const closed = once(server, 'close')
    server.kill(signal)
    await closed
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: async () => {
      await end('SIGKILL')
      server = await startRedis(port)
    },
    flush: () => asked(port, async (client) => void (await client.flushall())),
    stop: () => end('SIGTERM'),
  }
}

async function startRedis(port: number): Promise<ChildProcess> {
  const server = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', tmpdir()], { stdio: 'ignore' })
  await asked(port, async (client) => void (await client.ping()))
  return server
}

async function asked(port: number, ask: (client: Redis) => Promise<void>): Promise<void> {
  const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 50 })
  client.on('error', () => {})
  await ask(client).finally(() => client.disconnect())
}
