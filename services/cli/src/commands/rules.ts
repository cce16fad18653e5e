import type { AlertConfig, AlertRule } from '@wirewatch/model'
import { testRules } from '@wirewatch/pipeline/alert/test-rules.js'
import {
  alertingWith,
  backtest as backtestRules,
  explainIncident,
  incidentNamed,
  type WouldTell,
} from '@wirewatch/runner'
import {
  alertRulesFolder,
  checkAlertRules,
  didYouMean,
  loadAlertRules,
  loadTaxonomy,
  type Taxonomy,
} from '@wirewatch/taxonomy'
import { withStore } from '../database.js'
import { Failure } from '../failure.js'
import { explanationOfRule, explanationTable } from '../show/rule-explanation.js'
import { ruleTable } from '../show/rule-table.js'
import { table } from '../show/table.js'
import { lineOf } from './check.js'

export interface RuleOptions {
  readonly rules?: string
  readonly data?: string
  readonly json?: boolean
  readonly sample?: boolean
}

/** Prints every mistake of the rule files; the exit code is 1 when there are any. */
export async function check(options: RuleOptions): Promise<void> {
  const findings = checkAlertRules(folderOf(options), loadTaxonomy({ dataDir: options.data }))
  if (findings.length > 0) process.exitCode = 1
  if (options.json) return console.log(JSON.stringify(findings, null, 2))
  if (findings.length === 0) return console.log('The alert rules are in order.')
  for (const finding of findings) console.log(lineOf(finding))
  console.log(`\n${findings.length} ${findings.length === 1 ? 'mistake' : 'mistakes'}`)
}

/** Runs the tests that stand in the rule files. */
export async function test(ids: readonly string[], options: RuleOptions): Promise<void> {
  const { config, taxonomy } = load(options)
  for (const id of ids) ruleNamed(id, config)
  const results = await testRules(config, taxonomy)
  const wanted = results.filter(({ ruleId }) => ids.length === 0 || ids.includes(ruleId))
  const failed = wanted.filter(({ expected, found }) => expected !== found)
  if (failed.length > 0) process.exitCode = 1
  if (options.json) return console.log(JSON.stringify(wanted, null, 2))
  for (const { ruleId, tried, expected, found, why } of failed)
    console.log(
      `${ruleId}  ${tried.join(', ')}: expected ${expected}, ${found === 'fires' ? 'it fires' : 'silent'}\n  ${why}`,
    )
  if (failed.length > 0) console.log('')
  console.log(`${wanted.length - failed.length} of ${wanted.length} tests hold.`)
}

/** Prints what is watched for. */
export async function list(options: RuleOptions): Promise<void> {
  const { config } = load(options)
  if (options.json) return console.log(JSON.stringify(config.rules, null, 2))
  if (config.rules.length === 0) return console.log(`No alert rules in ${folderOf(options)}.`)
  console.log(ruleTable(config))
}

/** Prints what the rules make of an incident as it stands. Throws a refusal where there is none of that id. */
export async function explain(publicId: string, options: RuleOptions & { readonly rule?: string }): Promise<void> {
  const { config, taxonomy } = load(options)
  if (options.rule !== undefined) ruleNamed(options.rule, config)
  await withStore(options, async (store) => {
    const incident = await incidentNamed(store, publicId)
    const found = await explainIncident(store, alertingWith(config, taxonomy), incident, options.rule ?? null)
    if (options.json) return console.log(JSON.stringify(found, null, 2))
    const [only] = found
    if (options.rule !== undefined && only === undefined)
      return console.log(`${options.rule} does not watch single incidents: rules list says what it does.`)
    console.log(options.rule !== undefined && only !== undefined ? explanationOfRule(only) : explanationTable(found))
  })
}

/** Prints what the rules would have told about the history. */
export async function backtest(
  options: RuleOptions & { readonly since: string; readonly rule?: string },
): Promise<void> {
  const { config, taxonomy } = load(options)
  if (options.rule !== undefined) ruleNamed(options.rule, config)
  const told: WouldTell[] = []
  await withStore(options, async (store) => {
    for await (const one of backtestRules(store, alertingWith(config, taxonomy), taxonomy, options.since)) {
      if (options.rule !== undefined && one.ruleId !== options.rule) continue
      if (options.json) console.log(JSON.stringify(one))
      else told.push(one)
    }
  })
  if (options.json) return
  if (told.length === 0) return console.log(`Nothing would have been told since ${options.since.slice(0, 10)}.`)
  console.log(backtestTable(told))
  console.log(`\n${summaryOf(told)}`)
}

function backtestTable(told: readonly WouldTell[]): string {
  return table<WouldTell>(
    [
      { head: 'when (UTC)', of: ({ at }) => at.slice(0, 16).replace('T', ' ') },
      { head: 'rule', of: ({ ruleId }) => ruleId },
      { head: 'incident', of: ({ publicId }) => publicId },
      { head: 'tells', of: ({ kind, isLate }) => (isLate ? `${kind}, late` : kind) },
      { head: 'why', of: ({ reason, changes }) => (changes.length > 0 ? changes.join('; ') : reason), widest: 90 },
    ],
    told,
  )
}

function summaryOf(told: readonly WouldTell[]): string {
  const late = told.filter(({ isLate }) => isLate).length
  const digest = late === 0 ? '' : `, ${late} of them in the digest because they were found late`
  return `${told.length} ${told.length === 1 ? 'message' : 'messages'}${digest}. Silences, budgets and quiet hours are not counted in.`
}

function load(options: RuleOptions): { readonly config: AlertConfig; readonly taxonomy: Taxonomy } {
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  return { config: loadAlertRules(folderOf(options), taxonomy), taxonomy }
}

const folderOf = ({ rules, data }: RuleOptions): string => alertRulesFolder(data, rules)

function ruleNamed(id: string, config: AlertConfig): AlertRule {
  const ids = config.rules.map((rule) => rule.id)
  const rule = config.rules.find((one) => one.id === id)
  if (rule !== undefined) return rule
  throw new Failure(`There is no rule "${id}"; ${didYouMean(id, ids) ?? `there are ${ids.join(', ') || 'none'}`}`)
}
