import { checkExamples } from '@wirewatch/pipeline/code/check-examples.js'
import {
  alertRulesFolder,
  checkAlertRules,
  checkTaxonomy,
  type Finding,
  isOfFolder,
  loadTaxonomy,
} from '@wirewatch/taxonomy'
import pc from 'picocolors'
import { checkReference } from '../check-reference.js'
import { referenceReport } from '../show/reference-report.js'
import { printable } from '../show/table.js'

export interface CheckOptions {
  readonly data?: string
  /** A file or folder of other people's tables of places, to compare the gazetteer with. */
  readonly reference?: string
  readonly json?: boolean
}

/** Prints every mistake of the data folder; the exit code is 1 when there are any. */
export async function check(options: CheckOptions): Promise<void> {
  const findings = findingsOf(options)
  if (findings.length > 0) process.exitCode = 1
  if (findings.length === 0 && options.reference !== undefined) return compare(options.reference, options)
  if (options.json) return console.log(JSON.stringify(findings, null, 2))
  if (findings.length === 0) return console.log('The data folder is in order.')
  for (const finding of findings) console.log(lineOf(finding))
  console.log(`\n${findings.length} ${findings.length === 1 ? 'mistake' : 'mistakes'}`)
}

/** So many of the comparable places must lie where others have them. */
const leastShare = 0.98

async function compare(path: string, { data, json }: CheckOptions): Promise<void> {
  const { reports, passedOver } = await checkReference(path, data)
  const comparable = reports.reduce((sum, report) => sum + report.comparable, 0)
  const near = reports.reduce((sum, report) => sum + report.near, 0)
  if (near < leastShare * comparable) process.exitCode = 1
  if (json) return console.log(JSON.stringify({ reports, passedOver }, null, 2))
  for (const name of passedOver) console.error(printable(`${name} is no table of places, and was passed over`))
  console.log(referenceReport(reports))
}

/** Mistakes of the data; where there are none, those of the alert rules and the rules that do not read their own example as they say. */
function findingsOf({ data }: CheckOptions): readonly Finding[] {
  const findings = checkTaxonomy({ dataDir: data })
  if (findings.length > 0) return findings
  const taxonomy = loadTaxonomy({ dataDir: data })
  const examples = checkExamples(taxonomy).map(({ rule, text, problem }) => ({
    file: `languages ${rule}`,
    line: 1,
    kind: 'example' as const,
    message: `the example “${text}” is not read as the rule says: ${problem}`,
    hint: null,
  }))
  return [...checkAlertRules(alertRulesFolder(data), taxonomy), ...examples]
}

/** `file:line  message; hint`, as a terminal shows it. */
export function lineOf(finding: Finding): string {
  const { file, line, message, hint } = finding
  const place = isOfFolder(finding) ? '' : `${pc.bold(`${file}:${line}`)}  `
  return `${place}${message}${hint === null ? '' : pc.dim(`; ${hint}`)}`
}
