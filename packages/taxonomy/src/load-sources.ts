import type { Source } from '@wirewatch/model'
import { checkSourceIds } from './check-ids.js'
import { type Finding, TaxonomyError } from './finding.js'
import { readYamlList } from './read-yaml.js'
import { sourceSchema } from './schemas.js'
import { sourceOf } from './source-of.js'

/** Reads a list of outlets from a file of its own. Throws `TaxonomyError`, which lists everything that is wrong with it. */
export function loadSources(path: string): readonly Source[] {
  const findings: Finding[] = []
  const list = readYamlList({ path, file: path }, sourceSchema, findings)
  const all = [...findings, ...checkSourceIds(list?.entries ?? [])]
  if (list === null || all.length > 0) throw new TaxonomyError(path, all)
  return list.entries.map((entry) => sourceOf(entry.value))
}
