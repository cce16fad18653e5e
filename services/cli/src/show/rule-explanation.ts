import type { RuleExplanation } from '@wirewatch/runner'
import { printable, table } from './table.js'

/** What every rule makes of an incident, one a line: those that fire first. */
export function explanationTable(explained: readonly RuleExplanation[]): string {
  return table<RuleExplanation>(
    [
      { head: 'rule', of: ({ rule }) => rule.id },
      { head: 'meets it', of: ({ isMet }) => (isMet ? 'yes' : 'no') },
      { head: 'alert', of: alertInWords },
      { head: 'why', of: whyInWords, widest: 110 },
    ],
    explained.toSorted((a, b) => Number(b.isMet) - Number(a.isMet)),
  )
}

/** Every condition of one rule, met or not. */
export function explanationOfRule({ rule, isMet, findings, alert }: RuleExplanation): string {
  const lines = findings.map(
    (finding) => `  ${markOf(finding)}  ${finding.name.padEnd(widestName)}  ${printable(finding.words)}`,
  )
  return [
    `${rule.title} (${rule.id}, ${rule.level}): ${isMet ? 'the incident meets it' : 'the incident does not meet it'}`,
    ...lines,
    alert === null
      ? 'It has not fired for this incident.'
      : `Alert ${alert.id}: ${alertInWords({ alert })}; ${printable(alert.reason)}`,
  ].join('\n')
}

const widestName = 13

type Finding = RuleExplanation['findings'][number]

function markOf({ truth, isLetThrough }: Finding): string {
  if (truth === null) return isLetThrough ? 'unknown, let through' : 'unknown             '
  return truth ? 'yes                 ' : 'no                  '
}

function alertInWords({ alert }: Pick<RuleExplanation, 'alert'>): string | null {
  if (alert === null) return null
  const told = alert.toldTo.length === 0 ? '' : `, told ${alert.toldTo.join(', ')}`
  const who = alert.acknowledgedBy === null ? '' : ` by ${alert.acknowledgedBy}`
  return `${alert.state}${who}${told}`
}

/** All that was met; or the first that was not. */
function whyInWords({ findings }: RuleExplanation): string {
  const failing = findings.find(({ truth, isLetThrough }) => truth !== true && !isLetThrough)
  if (failing !== undefined) return `${failing.name}${failing.truth === null ? ' unknown' : ''}: ${failing.words}`
  return findings
    .filter(({ name }) => name !== 'retrospective')
    .map(({ name, words }) => `${name}: ${words}`)
    .join(' · ')
}
