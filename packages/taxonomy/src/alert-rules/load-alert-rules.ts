import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AlertConfig } from '@wirewatch/model'
import { filesIn } from '../data-files.js'
import { type Finding, TaxonomyError } from '../finding.js'
import { packagedRegion } from '../load-taxonomy.js'
import { checkTemplates } from '../message-templates/check-templates.js'
import { readTemplates, templateSetNames } from '../message-templates/read-templates.js'
import { readYaml, readYamlList, type YamlList } from '../read-yaml.js'
import type { Taxonomy } from '../taxonomy.js'
import type { AlertData } from './alert-data.js'
import { checkAlertIds } from './check-alert-ids.js'
import { budgetsOf, receiverOf, routeOf } from './delivery-of.js'
import { deliverySchema } from './delivery-schema.js'
import { exampleArticleOf, exampleIncidentOf } from './example-of.js'
import { exampleArticleSchema, exampleIncidentSchema } from './example-schema.js'
import { ruleOf } from './rule-of.js'
import { ruleSchema } from './rule-schema.js'

/**
 * The folder of alert rules that belongs to a region's data folder, unless another one is chosen. Throws `TaxonomyError` where the chosen
 * one is not there: nothing would be watched for, and nobody would notice.
 */
export function alertRulesFolder(dataDir: string = packagedRegion, chosen: string | null = null): string {
  if (chosen === null) return join(dataDir, 'alert-rules')
  if (existsSync(chosen)) return chosen
  const message = 'there is no such folder of alert rules'
  throw new TaxonomyError(chosen, [{ file: chosen, line: 1, kind: 'missing-file', message, hint: null }])
}

/**
 * Loads a folder of alert rules: `delivery.yaml` says who is told, every other file is a list of rules, `examples/` holds what their tests
 * name, and `templates/` the words and forms of messages that are not the packaged ones. A folder that is not there has no rules. Throws
 * `TaxonomyError`, which lists everything that is wrong.
 */
export function loadAlertRules(folder: string, taxonomy: Taxonomy): AlertConfig {
  const { data, findings } = checked(folder, taxonomy)
  if (findings.length > 0) throw new TaxonomyError(folder, findings)
  return {
    rules: data.rules.map((entry) => ruleOf(entry.value, taxonomy)),
    route: routeOf(data.delivery?.value.routes ?? null),
    receivers: (data.delivery?.value.receivers ?? []).map(receiverOf),
    inhibitions: data.delivery?.value.inhibit ?? [],
    budgets: budgetsOf(data.delivery?.value ?? null),
    templates: readTemplates(templatesFolder(folder), taxonomy.region.language),
    examples: {
      incidents: data.incidents.map((entry) => exampleIncidentOf(entry.value)),
      articles: data.articles.map((entry) => exampleArticleOf(entry.value)),
    },
  }
}

/** Everything that is wrong with a folder of alert rules, in the order of the files. Empty where it would load. */
export const checkAlertRules = (folder: string, taxonomy: Taxonomy): readonly Finding[] =>
  checked(folder, taxonomy).findings

/** The templates of a folder of alert rules. */
export const templatesFolder = (folder: string): string => join(folder, 'templates')

interface Checked {
  readonly data: AlertData
  readonly findings: readonly Finding[]
}

function checked(folder: string, taxonomy: Taxonomy): Checked {
  const findings: Finding[] = []
  const data = readAlertData(folder, findings)
  const ofTemplates = checkTemplates(templatesFolder(folder), taxonomy.region.language, (file) =>
    named(`templates/${file}`),
  )
  return { data, findings: inOrder([...findings, ...checkAlertIds(data, taxonomy), ...ofTemplates]) }
}

function readAlertData(folder: string, findings: Finding[]): AlertData {
  const list = <Entry>(file: string, read: (path: string) => YamlList<Entry> | null): YamlList<Entry> =>
    (existsSync(join(folder, file)) ? read(join(folder, file)) : null) ?? { file, entries: [], brokenIds: [] }
  const rules = filesIn(folder, '')
    .filter((file) => file !== deliveryFile)
    .map((file) => list(file, (path) => readYamlList({ path, file: named(file) }, ruleSchema, findings)))
  const hasRules = rules.some(({ entries }) => entries.length > 0)
  const delivery = { path: join(folder, deliveryFile), file: named(deliveryFile) }
  const incidents = list('examples/incidents.yaml', (path) =>
    readYamlList({ path, file: named('examples/incidents.yaml') }, exampleIncidentSchema, findings),
  )
  const articles = list('examples/articles.yaml', (path) =>
    readYamlList({ path, file: named('examples/articles.yaml') }, exampleArticleSchema, findings),
  )
  return {
    rules: rules.flatMap(({ entries }) => entries),
    delivery: hasRules || existsSync(delivery.path) ? readYaml(delivery, deliverySchema, findings) : null,
    incidents: incidents.entries,
    articles: articles.entries,
    templateSets: templateSetNames(templatesFolder(folder)),
    brokenIds: [...rules, incidents, articles].flatMap(({ brokenIds }) => brokenIds),
  }
}

const deliveryFile = 'delivery.yaml'

const named = (file: string): string => `alert-rules/${file}`

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
