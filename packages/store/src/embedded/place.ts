import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, unprivilegedAccount } from './account.js'
import { copyServerFiles, findServerFiles, type ServerFiles } from './server-files.js'

/** Where one embedded database lives. */
export interface Place extends PlaceFiles {
  readonly server: ServerFiles
  /** Null: the server runs as whoever started us. */
  readonly account: Account | null
}

export interface PlaceFiles {
  readonly dataDir: string
  readonly lockFile: string
  readonly passwordFile: string
  readonly logFile: string
}

/**
 * An ordinary user's data stand in the home folder. Root's cannot: the account that Postgres runs under may not enter
 * the folders above it (root's own home is closed to others). They stand below /var/lib/wirewatch, with a copy of the
 * server, and `postgres` in the home folder is a symbolic link to them.
 */
export async function preparePlace(home: string): Promise<Place> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  const server = await findServerFiles()
  if (process.getuid?.() !== 0) return { ...filesOf(home, join(home, 'postgres')), server, account: null }

  const linked = await linkedDataDir(home)
  const dataDir = linked ?? (await newDataDir(home))
  if (linked === null) await symlink(dataDir, join(home, 'postgres'))
  const owner = await stat(dataDir).catch(() => null)
  return {
    ...filesOf(home, dataDir),
    server: await copyServerFiles(server, dirname(dirname(dataDir))),
    account: owner === null ? await unprivilegedAccount() : { uid: owner.uid, gid: owner.gid },
  }
}

/** The files of a place that an earlier start has made, without making anything. */
export async function findPlaceFiles(home: string): Promise<PlaceFiles> {
  return filesOf(home, (await linkedDataDir(home)) ?? join(home, 'postgres'))
}

/** Removes the data, their files in the home folder, and the folder that was made for them elsewhere. */
export async function deletePlace(home: string, place: PlaceFiles): Promise<void> {
  const elsewhere = dirname(place.dataDir) !== home
  await rm(elsewhere ? dirname(place.dataDir) : place.dataDir, { recursive: true, force: true })
  const left = [place.lockFile, place.passwordFile, place.logFile, `${place.logFile}.1`, join(home, 'postgres')]
  for (const path of left) await rm(path, { force: true })
}

function filesOf(home: string, dataDir: string): PlaceFiles {
  return {
    dataDir,
    // Beside the data, not in the home folder: it guards the data.
    lockFile: `${dataDir}.lock`,
    passwordFile: join(home, 'pgpass'),
    logFile: join(home, 'postgres.log'),
  }
}

async function linkedDataDir(home: string): Promise<string | null> {
  return readlink(join(home, 'postgres')).catch(() => null)
}

/** A name that no deleted home folder used before: its data must not come back under a new one. */
async function newDataDir(home: string): Promise<string> {
  const parent = await openFolder(['/var/lib/wirewatch', join(tmpdir(), 'wirewatch')])
  const folder = join(parent, randomBytes(8).toString('hex'))
  await mkdir(folder, { mode: 0o711 })
  await chmod(folder, 0o711)
  await writeFile(join(folder, 'belongs-to'), `${home}\n`)
  return join(folder, 'postgres')
}

async function openFolder(wanted: readonly string[]): Promise<string> {
  const refusals: string[] = []
  for (const folder of wanted) {
    try {
      await mkdir(folder, { recursive: true })
      await chmod(folder, 0o711)
      return folder
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Error(`no folder for the database that an unprivileged account may enter: ${refusals.join('; ')}`)
}
