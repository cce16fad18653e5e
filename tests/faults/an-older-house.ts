import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Wirewatch as it was before the last migration, ready to run. */
export interface OlderHouse {
  readonly root: string
  readonly remove: () => Promise<void>
}

const ours = fileURLToPath(new URL('../..', import.meta.url))

/** Says why where it cannot be had: it takes the history of the repository and the packages that it named. */
export async function anOlderHouse(): Promise<OlderHouse | { readonly reason: string }> {
  const migrations = (await readdir(join(ours, 'migrations'))).filter((name) => name.endsWith('.sql')).sort()
  const added = git('log', '-1', '--diff-filter=A', '--format=%H', '--', `migrations/${migrations.at(-1)}`)
  const before = added === null || added === '' ? null : git('rev-parse', '--verify', '--quiet', `${added}^`)
  if (before === null) return { reason: 'this copy has no history from before the last migration' }
  const root = await mkdtemp(join(tmpdir(), 'wirewatch-older-'))
  const remove = (): Promise<void> => rm(root, { recursive: true, force: true })
  const unpacked = spawnSync('sh', ['-c', 'git archive "$1" | tar -x -C "$2"', 'unpack', before, root], { cwd: ours })
  const ready = unpacked.status === 0 && spawnSync(process.execPath, ['services/cli/setup.mjs'], { cwd: root })
  if (ready !== false && ready.status === 0) return { root, remove }
  await remove()
  return { reason: 'the version from before the last migration could not be installed and built here' }
}

function git(...args: readonly string[]): string | null {
  const { status, stdout } = spawnSync('git', args, { cwd: ours, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}
