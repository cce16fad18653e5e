import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { didYouMean } from './closest-word.js'
import type { Finding } from './finding.js'
import type { KnownIds } from './known-ids.js'
import { readYaml } from './read-yaml.js'
import type { LinePath } from './yaml-lines.js'

/** Ids of places and actors that the alert rules of a region name and the data does not have. */
export function checkRules(folder: string, known: KnownIds, findings: Finding[]): void {
  const at = { path: join(folder, 'rules.yaml'), file: 'rules.yaml' }
  if (!existsSync(at.path)) return
  const rules = readYaml(at, z.unknown(), findings)
  if (rules === null) return
  for (const { path, id, what } of referencesIn(rules.value, [])) {
    const ids = what === 'place' ? known.locations : known.actors
    if (ids.has(id)) continue
    const message = `there is no ${what === 'place' ? 'location' : 'actor'} "${id}"`
    findings.push({ file: at.file, line: rules.lineOf(path), kind: 'dangling-id', message, hint: didYouMean(id, ids) })
  }
}

interface Reference {
  readonly path: LinePath
  readonly id: string
  readonly what: 'place' | 'actor'
}

/** Conditions are written `place: { under: [...] }` and `actor: { not_under: [...] }`, wherever they stand. */
function* referencesIn(value: unknown, path: LinePath): Generator<Reference> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === 'place' || key === 'actor') yield* idsIn(part, here, key)
    yield* referencesIn(part, here)
  }
}

function* idsIn(condition: unknown, path: LinePath, what: Reference['what']): Generator<Reference> {
  if (typeof condition !== 'object' || condition === null) return
  for (const [key, ids] of Object.entries(condition)) {
    if ((key !== 'under' && key !== 'not_under') || !Array.isArray(ids)) continue
    for (const [index, id] of ids.entries()) if (typeof id === 'string') yield { path: [...path, key, index], id, what }
  }
}
