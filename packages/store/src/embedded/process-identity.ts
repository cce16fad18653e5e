import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * What tells a live process from a later one with the same pid: when it started, on which boot.
 * Null when no such process is alive (a zombie is not alive).
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (!isSignalable(pid)) return null
  if (process.platform === 'linux') return linuxIdentity(pid)
  if (process.platform === 'win32') return 'alive'
  return startTimeOf(pid)
}

/** True only when that process is alive and is the Postgres server of that data folder. */
export async function isPostmasterOf(pid: number, dataDir: string): Promise<boolean> {
  if ((await processIdentity(pid)) === null) return false
  const command = await commandLine(pid)
  return command.includes(` -D ${dataDir} `)
}

function isSignalable(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: alive, but another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function linuxIdentity(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  // The second field is the command in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return null
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'unknown-boot')
  return `${boot.trim()}/${fields[19]}`
}

async function startTimeOf(pid: number): Promise<string | null> {
  const ps = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => null)
  return ps?.stdout.trim() || null
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return line.replaceAll('\0', ' ')
  }
  const ps = await promisify(execFile)('ps', ['-o', 'command=', '-ww', '-p', String(pid)]).catch(() => null)
  return ps?.stdout ?? ''
}
