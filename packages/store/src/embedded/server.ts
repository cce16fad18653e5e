import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serverEnvironment } from './cluster.js'
import { freePort } from './free-port.js'
import type { Place } from './place.js'
import { isPostmasterOf, processIdentity } from './process-identity.js'

export interface RunningServer {
  readonly port: number
  readonly pid: number
  /** Disconnects everybody, writes what is open, ends within 5 s. May be called twice. */
  readonly stop: () => Promise<void>
}

/** For a laptop: small, and never losing what it has confirmed (fsync and synchronous_commit stay on). */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path may be too long below a deep folder, and TCP on loopback serves everyone.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Nobody replicates from here, so the log need not carry what only a replica reads.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Starts the server and waits until it accepts connections. A port that is taken is passed over. */
export async function startServer(place: Place, wantedPort: number): Promise<RunningServer> {
  let port = await freePort(wantedPort)
  for (let attempt = 1; ; attempt++) {
    const started = await tryStart(place, port)
    if (started.status === 'ready') return started.server
    if (attempt === 10) throw new Error(`Postgres did not start: ${started.said}`)
    if (/address already in use/i.test(started.said)) port = await freePort(port + 1)
    // After a kill -9 its last backends need a moment to notice.
    else if (/pre-existing shared memory block|lock file .* already exists/i.test(started.said)) await pause(500)
    else throw new Error(`Postgres did not start: ${started.said}`)
  }
}

/** Stops a server that a dead wirewatch has left running, and clears a pid file that points at a stranger. */
export async function stopOrphan(dataDir: string): Promise<'none' | 'stopped' | 'stale'> {
  const found = await readPostmasterFile(dataDir)
  if (found === null) return 'none'
  if (!(await isPostmasterOf(found.pid, dataDir))) {
    // Postgres itself sorts out the file of a dead process, but not one whose pid another process of ours has now.
    if ((await processIdentity(found.pid)) !== null) await rm(join(dataDir, 'postmaster.pid'), { force: true })
    return 'stale'
  }
  await stopProcess(found.pid)
  return 'stopped'
}

/** What the server has written about itself; null when it does not run. */
export async function readPostmasterFile(
  dataDir: string,
): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const content = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => null)
  if (content === null) return null
  const lines = content.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3] ?? 0), ready: (lines[7] ?? '').trim() === 'ready' }
}

type Attempt = { status: 'ready'; server: RunningServer } | { status: 'failed'; said: string }

async function tryStart(place: Place, port: number): Promise<Attempt> {
  const logFile = await openLog(place.logFile)
  const logStart = (await logFile.stat()).size
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(join(place.server.folder, 'bin', 'postgres'), ['-D', place.dataDir, ...flags], {
    cwd: dirname(place.dataDir),
    env: serverEnvironment(),
    stdio: ['ignore', logFile.fd, logFile.fd],
    // Its own session: Ctrl-C in the terminal must reach us alone, we stop the database last.
    detached: process.platform !== 'win32',
    ...(place.account ?? {}),
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`))
  })
  const outcome = await Promise.race([ended, readiness(place.dataDir, child)])
  await logFile.close()
  if (outcome !== 'ready') {
    const log = await readFile(place.logFile, 'utf8').catch(() => '')
    return { status: 'failed', said: log.slice(logStart).trim() || outcome }
  }
  return { status: 'ready', server: runningServer(place, child, port) }
}

async function readiness(dataDir: string, child: ChildProcess): Promise<'ready' | 'it did not get ready within 60 s'> {
  const until = performance.now() + 60_000
  while (performance.now() < until && child.exitCode === null && child.signalCode === null) {
    const found = await readPostmasterFile(dataDir)
    if (found !== null && found.pid === child.pid && found.ready) return 'ready'
    await pause(20)
  }
  child.kill('SIGQUIT')
  return 'it did not get ready within 60 s'
}

function runningServer(place: Place, child: ChildProcess, port: number): RunningServer {
  const pid = child.pid
  if (pid === undefined) throw new Error('Postgres has no process id')
  const watchdog = watchOver(place, pid)
  child.unref()
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopProcess(pid).finally(() => watchdog?.stdin?.end())
    return stopping
  }
  return { port, pid, stop }
}

/**
 * A shell that waits for the end of a pipe which only we hold. When we die, however we die, it asks the server to stop:
 * a database that nobody watches should not linger. The pid file tells it that the pid is still the same server.
 */
function watchOver(place: Place, pid: number): ChildProcess | null {
  if (process.platform === 'win32') return null
  const script = 'cat >/dev/null; [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -INT "$1"'
  const shell = spawn('/bin/sh', ['-c', script, 'wirewatch-watchdog', String(pid), place.dataDir], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...(place.account ?? {}),
  })
  // Without a shell the next start cleans up instead.
  shell.on('error', () => undefined)
  shell.stdin?.on('error', () => undefined)
  shell.unref()
  if (shell.stdin !== null && 'unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref()
  return shell
}

/** SIGINT is Postgres's fast shutdown: it rolls back what is open and writes a checkpoint. SIGQUIT leaves that to the next start. */
async function stopProcess(pid: number): Promise<void> {
  const steps: readonly [NodeJS.Signals, number][] = [
    ['SIGINT', 4000],
    ['SIGQUIT', 800],
    ['SIGKILL', 2000],
  ]
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const until = performance.now() + patience
    while (performance.now() < until) {
      if ((await processIdentity(pid)) === null) return
      await pause(20)
    }
  }
}

/** The log is kept short: one file of up to 10 MB, and the one before it. */
async function openLog(path: string) {
  const found = await stat(path).catch(() => null)
  if (found !== null && found.size > 10_000_000) await rename(path, `${path}.1`)
  return open(path, 'a', 0o600)
}
