import { spawnSync } from 'node:child_process'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own that holds so much and no more. */
export interface SmallDisk {
  readonly folder: string
  /** Until not a byte more goes onto it. */
  readonly fill: () => Promise<void>
  readonly free: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** Null where this machine does not let us mount one. */
export async function aSmallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-disk-'))
  const options = `size=${megabytes}m,mode=0711`
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
  if (mounted.status !== 0) {
    await rm(folder, { recursive: true })
    return null
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: async () => {
      for (const bytes of [1_000_000, 4096, 1]) while (await fits(ballast, bytes)) {}
    },
    free: () => rm(ballast, { force: true }),
    remove: async () => {
      spawnSync('umount', [folder], { stdio: 'ignore' })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function fits(file: string, bytes: number): Promise<boolean> {
  try {
    await appendFile(file, Buffer.alloc(bytes))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
