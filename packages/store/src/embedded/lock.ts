import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { processIdentity } from './process-identity.js'

export interface Lock {
  /** Throws `LockHeldError` when another process took the lock over in the meantime. */
  readonly confirm: () => Promise<void>
  readonly release: () => Promise<void>
}

export interface LockHolder {
  readonly pid: number
  readonly identity: string
  readonly since: string
}

export class LockHeldError extends Error {
  override readonly name = 'LockHeldError'
  readonly holder: LockHolder
  constructor(holder: LockHolder) {
    super(`held by process ${holder.pid} since ${holder.since}`)
    this.holder = holder
  }
}

/** Takes the lock file, or takes it over from a process that is gone. Throws `LockHeldError` when its holder lives. */
export async function takeLock(path: string): Promise<Lock> {
  const mine: LockHolder = {
    pid: process.pid,
    identity: (await processIdentity(process.pid)) ?? 'unknown',
    since: new Date().toISOString(),
  }
  const content = `${JSON.stringify(mine)}\n`
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await createWhole(path, content)) return lockOf(path, content)
    const seen = await readFile(path, 'utf8').catch(() => null)
    if (seen === null) continue
    const holder = parseHolder(seen)
    if (holder !== null && (await isAlive(holder))) throw new LockHeldError(holder)
    await setAside(path, seen)
  }
  throw new Error(`the lock ${path} could not be taken: other processes keep taking it`)
}

/** Who holds the lock now, or null: nobody, or a process that is gone. */
export async function findLockHolder(path: string): Promise<LockHolder | null> {
  const seen = await readFile(path, 'utf8').catch(() => null)
  const holder = seen === null ? null : parseHolder(seen)
  return holder !== null && (await isAlive(holder)) ? holder : null
}

/** A lock appears with its content or not at all: a reader never finds it half written. */
async function createWhole(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, content, { mode: 0o600 })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Removes the dead lock that was read, and puts back what is found there when another process was faster. */
async function setAside(path: string, seen: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  const found = await readFile(aside, 'utf8')
  if (found !== seen) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

function lockOf(path: string, content: string): Lock {
  return {
    confirm: async () => {
      const found = await readFile(path, 'utf8').catch(() => null)
      if (found === content) return
      const holder = found === null ? null : parseHolder(found)
      throw new LockHeldError(holder ?? { pid: 0, identity: 'unknown', since: 'just now' })
    },
    release: async () => {
      const found = await readFile(path, 'utf8').catch(() => null)
      if (found === content) await rm(path, { force: true })
    },
  }
}

async function isAlive(holder: LockHolder): Promise<boolean> {
  return (await processIdentity(holder.pid)) === holder.identity
}

function parseHolder(content: string): LockHolder | null {
  try {
    const value: unknown = JSON.parse(content)
    if (typeof value !== 'object' || value === null) return null
    if (!('pid' in value) || !('identity' in value) || !('since' in value)) return null
    const { pid, identity, since } = value
    if (typeof pid !== 'number' || typeof identity !== 'string' || typeof since !== 'string') return null
    return { pid, identity, since }
  } catch {
    return null
  }
}
