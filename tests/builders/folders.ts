import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A folder of tests/fixtures. */
export const fixture = (path: string): string => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url))

/** A file of the material beside the repository, which belongs to others; tests that need it skip where it is absent. */
export const shared = (path: string): string => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))

export const hasShared = existsSync(shared('README.md'))
