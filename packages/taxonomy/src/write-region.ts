import { constants, copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesIn } from './data-files.js'
import { packagedData, packagedRegion } from './load-taxonomy.js'

/** What was written of a region's folder, and what stood there already and was kept; paths in the folder. */
export interface WrittenRegion {
  readonly written: readonly string[]
  readonly kept: readonly string[]
}

/** Copies the packaged region into a folder, for editing; or a skeleton in which only comments stand. Never overwrites. */
export function writeRegion(folder: string, what: 'packaged' | 'skeleton'): WrittenRegion {
  const from = what === 'packaged' ? packagedRegion : join(packagedData, 'skeleton')
  const files = filesIn(from, '', 'all')
  const kept = files.filter((file) => isThere(join(folder, file)))
  const written = files.filter((file) => !kept.includes(file))
  mkdirSync(folder, { recursive: true })
  for (const file of written) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    copyFileSync(join(from, file), join(folder, file), constants.COPYFILE_EXCL)
  }
  return { written, kept }
}

/** A link that leads nowhere is there, too: what is written does not go where it leads. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Whether there is something in the folder already, hidden files aside. */
export const holdsFiles = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.'))
