import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Source } from '@wirewatch/model'
import { onTestFinished } from 'vitest'
import { stringify } from 'yaml'

/** A file of outlets as `--sources` takes it; gone when the test has finished. */
export async function anOutletsFile(sources: readonly Source[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-outlets-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'my outlets.yaml')
  await writeFile(file, outletsYaml(sources))
  return file
}

export const outletsYaml = (sources: readonly Source[]): string => stringify(sources.map(entryOf))

function entryOf({ homepage, politeness, ...source }: Source) {
  const { key, spacingMs, everyMinutes, note } = politeness
  return {
    ...source,
    ...(homepage === null ? {} : { homepage }),
    politeness: {
      ...(key === null ? {} : { key }),
      spacing_seconds: spacingMs / 1000,
      every_minutes: [everyMinutes.least, everyMinutes.most],
      ...(note === null ? {} : { note }),
    },
  }
}
