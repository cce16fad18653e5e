import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { Source } from '@wirewatch/model'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import { loadSources, type SourceToWrite, sourcesAsYaml } from '@wirewatch/taxonomy'
import { Failure } from './failure.js'

/** The outlets that a file names already; none where there is no such file. Throws `TaxonomyError` where it has mistakes. */
export async function sourcesIn(path: string): Promise<readonly Source[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return hasEntries(text) ? loadSources(path) : []
}

/** Adds outlets to the end of a file, or makes it. The file is put in place only when the whole of it can be loaded. */
export async function appendSources(path: string, sources: readonly SourceToWrite[]): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => '')
  const beside = `${path}.new`
  const gap = before.trim() === '' ? '' : `${before.replace(/\n*$/, '\n')}\n`
  try {
    await writeFile(beside, gap + sourcesAsYaml(sources))
    loadSources(beside)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw new Failure(`${path} is as it was: ${messageOf(error)}`)
  }
}

/** Comments alone are no list yet. */
const hasEntries = (text: string): boolean => text.split('\n').some((line) => /^\s*[^\s#]/.test(line))
