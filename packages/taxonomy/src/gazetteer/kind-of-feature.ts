import { join } from 'node:path'
import type { LocationKind } from '@wirewatch/model'
import { z } from 'zod'
import { type Finding, TaxonomyError } from '../finding.js'
import { packagedData } from '../load-taxonomy.js'
import { readYamlList } from '../read-yaml.js'
import { locationKind } from '../schemas.js'
import type { FeatureRow } from './geonames-row.js'

export type KindOfFeature = (
  row: Pick<FeatureRow, 'featureClass' | 'featureCode' | 'population'>,
) => LocationKind | null

const kindSchema = z.strictObject({
  codes: z.array(z.string()).optional(),
  class: z.string().optional(),
  from: z.number().optional(),
  kind: locationKind.nullable(),
})

/** Reads which kind of location each GeoNames feature is. The function answers null for what is not imported. */
export function readFeatureKinds(): KindOfFeature {
  const findings: Finding[] = []
  const file = 'geonames-kinds.yaml'
  const list = readYamlList({ path: join(packagedData, file), file }, kindSchema, findings)
  if (list === null || findings.length > 0) throw new TaxonomyError(packagedData, findings)
  const rules = list.entries.map((entry) => entry.value)
  return ({ featureClass, featureCode, population }) => {
    const isEnough = (from: number | undefined): boolean => from === undefined || population >= from
    const byCode = rules.find((rule) => rule.codes?.includes(featureCode) === true && isEnough(rule.from))
    return (byCode ?? rules.find((rule) => rule.class === featureClass))?.kind ?? null
  }
}
