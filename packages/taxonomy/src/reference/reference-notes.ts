import { join } from 'node:path'
import { z } from 'zod'
import { filesOfKind } from '../data-files.js'
import { distanceKm } from '../distance.js'
import { type Finding, TaxonomyError } from '../finding.js'
import { packagedRegion } from '../load-taxonomy.js'
import { readYamlList } from '../read-yaml.js'
import type { ReferenceEntry } from './reference-entry.js'

const noteSchema = z.strictObject({
  name: z.string(),
  lat: z.number(),
  lon: z.number(),
  why: z.string(),
})

/** A note is about the table's point, which may be written with fewer digits. */
const SAME_POINT_KM = 2

/** What analysts noted in reference-notes.yaml about points of other tables; null where there is no note. */
export function loadReferenceNotes(
  dataDir: string = packagedRegion,
): (entry: Pick<ReferenceEntry, 'name' | 'lat' | 'lon'>) => string | null {
  const findings: Finding[] = []
  const lists = filesOfKind(dataDir, 'reference-notes').map((at) => readYamlList(at, noteSchema, findings))
  if (findings.length > 0) throw new TaxonomyError(join(dataDir, 'reference-notes.yaml'), findings)
  const notes = lists.flatMap((list) => list?.entries ?? []).map((entry) => entry.value)
  return ({ name, lat, lon }) =>
    lat === null || lon === null
      ? null
      : (notes.find((note) => note.name === name && distanceKm({ lat, lon }, note) < SAME_POINT_KM)?.why ?? null)
}
