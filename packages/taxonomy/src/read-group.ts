import type { z } from 'zod'
import type { Finding } from './finding.js'
import { readYamlList, type YamlEntry, type YamlPath } from './read-yaml.js'

/** An entry, and where it stands. */
export type Placed<Entry> = YamlEntry<Entry>

/** Entries of one kind, of whatever files. */
export interface Group<Entry> {
  readonly entries: readonly Placed<Entry>[]
  /** Ids of entries that are there but wrong. */
  readonly brokenIds: readonly string[]
}

/** Reads lists of one kind; mistakes are added to the findings. */
export function readGroup<Entry>(
  files: readonly YamlPath[],
  schema: z.ZodType<Entry>,
  findings: Finding[],
): Group<Entry> {
  const entries: Placed<Entry>[] = []
  const brokenIds: string[] = []
  for (const at of files) {
    const list = readYamlList(at, schema, findings)
    if (list === null) continue
    for (const entry of list.entries) entries.push(entry)
    brokenIds.push(...list.brokenIds)
  }
  return { entries, brokenIds }
}
