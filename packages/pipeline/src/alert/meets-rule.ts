import type { ConditionName } from '@wirewatch/model'
import type { FindEarlier } from '../ports.js'
import { askHistory } from './ask-history.js'
import type { Check } from './check.js'
import type { CompiledRule } from './compiled-rule.js'
import type { SeenIncident } from './see-incident.js'
import type { Truth } from './truth.js'

/** What one condition of a rule came to. */
export interface Finding {
  readonly name: ConditionName
  readonly truth: Truth
  /** It is unknown, and the rule lets that through. */
  readonly isLetThrough: boolean
  readonly words: string
}

/** Whether the incident meets the rule, as far as it can be said without asking the history. */
export function meets({ checks, alternatives, letsThrough }: CompiledRule, seen: SeenIncident): boolean {
  const holds = (check: Check): boolean => check.holds(seen) ?? letsThrough.has(check.name)
  return checks.every(holds) && (alternatives.length === 0 || alternatives.some((some) => some.every(holds)))
}

/** Whether the incident meets the rule, with its history. */
export async function meetsWithHistory(
  rule: CompiledRule,
  seen: SeenIncident,
  incidentId: number,
  findEarlier: FindEarlier,
): Promise<boolean> {
  if (!meets(rule, seen)) return false
  if (rule.first === null) return true
  const { truth } = await askHistory(rule.first, seen, incidentId, findEarlier)
  return truth ?? rule.letsThrough.has('first')
}

/** What every condition of the rule came to, also after the first that fails. */
export async function explainRule(
  rule: CompiledRule,
  seen: SeenIncident,
  incidentId: number,
  findEarlier: FindEarlier,
): Promise<readonly Finding[]> {
  const findings = [...rule.checks.map((check) => findingOf(check, rule, seen)), ...findingOfAlternatives(rule, seen)]
  if (rule.first === null) return findings
  const { truth, words } = await askHistory(rule.first, seen, incidentId, findEarlier)
  return [...findings, { name: 'first', truth, isLetThrough: truth === null && rule.letsThrough.has('first'), words }]
}

/** Why it fires, in a line. */
export const reasonOf = (findings: readonly Finding[]): string =>
  findings
    .filter((finding) => finding.name !== 'retrospective')
    .map((finding) => `${finding.name}: ${finding.words}`)
    .join(' · ')

function findingOf(check: Check, { letsThrough }: CompiledRule, seen: SeenIncident): Finding {
  const truth = check.holds(seen)
  return {
    name: check.name,
    truth,
    isLetThrough: truth === null && letsThrough.has(check.name),
    words: check.words(seen),
  }
}

function findingOfAlternatives(rule: CompiledRule, seen: SeenIncident): Finding[] {
  if (rule.alternatives.length === 0) return []
  const tried = rule.alternatives.map((checks) => checks.map((check) => findingOf(check, rule, seen)))
  const isMet = (findings: readonly Finding[]): boolean =>
    findings.every(({ truth, isLetThrough }) => truth === true || isLetThrough)
  const met = tried.find(isMet)
  const words = (met === undefined ? tried : [met]).map((findings) => findings.map(({ words }) => words).join(' and '))
  return [{ name: 'any_of', truth: met !== undefined, isLetThrough: false, words: words.join(' / or ') }]
}
