import { spawn } from 'node:child_process'
import { chown, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Place } from './place.js'

/**
 * Makes the data folder unless it is there. It is made under another name and renamed when it is whole, so a start
 * that was killed half way leaves nothing that looks like a database.
 */
export async function createClusterOnce(place: Place, password: string): Promise<'created' | 'was-there'> {
  const there = await stat(join(place.dataDir, 'PG_VERSION')).catch(() => null)
  if (there !== null) return 'was-there'
  const draft = `${place.dataDir}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await own(place, draft)
  const secret = await secretFile(place, password)
  try {
    await initdb(place, draft, secret.path)
  } finally {
    await secret.remove()
  }
  await rename(draft, place.dataDir)
  return 'created'
}

/** Settings that the server and initdb inherit: nothing of the caller's PG* variables or locale. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' }
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    if (process.env[name] !== undefined) inherited[name] = process.env[name]
  }
  return inherited
}

async function initdb(place: Place, dataDir: string, passwordFile: string): Promise<void> {
  const child = spawn(
    join(place.server.folder, 'bin', 'initdb'),
    [
      `--pgdata=${dataDir}`,
      '--username=wirewatch',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    {
      cwd: dirname(dataDir),
      env: serverEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(place.account ?? {}),
    },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0)
    throw new Error(`initdb could not make the database in ${dataDir}: ${said.trim() || `exit code ${code}`}`)
}

/** initdb reads the password from a file that only its account may read. */
async function secretFile(place: Place, password: string): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-'))
  await own(place, folder)
  const path = join(folder, 'password')
  await writeFile(path, `${password}\n`, { mode: 0o600 })
  await own(place, path)
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function own(place: Place, path: string): Promise<void> {
  if (place.account !== null) await chown(path, place.account.uid, place.account.gid)
}
