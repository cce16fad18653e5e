import type { applyRecode, IncidentChange, ReadingChange, RecodePlan } from '@wirewatch/runner'
import pc from 'picocolors'
import { printable } from './table.js'

const mostShown = 20

/** What reading the texts again would change, or is about to. */
export function recodePlan({ texts, changes, incidents, faults }: RecodePlan, version: string, isDry: boolean): string {
  if (texts === 0) return `Every text was read with taxonomy ${version}: nothing to do.`
  return [
    `${count(texts, 'text')} read again with taxonomy ${version}: ${changes.length} otherwise, ${texts - changes.length - faults.length} as before`,
    ...shown(changes, changeLines),
    ...(changes.length === 0 ? [] : ['', incidentsTold(incidents), ...shown(incidents, (one) => [incidentLine(one)])]),
    ...faults.map(({ articleVersionId, message }) => printable(`failed: text ${articleVersionId}: ${message}`)),
    ...(isDry ? ['', 'Nothing was changed. Without --dry-run it is.'] : []),
  ].join('\n')
}

/** What came of it. */
export function recodeDone(texts: number, { incidents, faults }: Awaited<ReturnType<typeof applyRecode>>): string {
  const failed = faults.map(({ articleVersionId, message }) =>
    printable(`failed: text ${articleVersionId}: ${message}`),
  )
  return [
    `Applied to ${count(texts - faults.length, 'text')}; ${incidentsTold(incidents)}.`,
    ...failed,
    'Services that were started before read with the taxonomy of their start: restart them.',
  ].join('\n')
}

function shown<Item>(items: readonly Item[], linesOf: (item: Item) => readonly string[]): string[] {
  const lines = items.slice(0, mostShown).flatMap(linesOf)
  return items.length <= mostShown
    ? lines
    : [...lines, `  … and ${items.length - mostShown} more; --json names every one`]
}

function changeLines({ articleId, title, named, unnamed, before, after, role }: ReadingChange): string[] {
  const head = `  ${pc.bold(`article ${articleId}`)}  ${printable(title ?? 'without a title')}`
  const role_ = role === null ? [] : [`role ${role.before ?? 'none'} → ${role.after}`]
  const parts = [
    ...unnamed.map((concept) => `- ${concept}`),
    ...named.map((concept) => `+ ${concept}`),
    ...before.map((event) => `- ${event}`),
    ...after.map((event) => `+ ${event}`),
    ...role_,
  ]
  const told = parts.length === 0 ? ['evidence or confidence only'] : parts
  return [head, ...told.map((part) => `      ${printable(part)}`)]
}

function incidentsTold(incidents: readonly IncidentChange[]): string {
  const byChange = new Map<string, number>()
  for (const { change } of incidents) byChange.set(change, (byChange.get(change) ?? 0) + 1)
  const told = [...byChange].map(([change, number]) => `${number} ${change}`)
  return told.length === 0 ? 'no incident changes' : `incidents: ${told.join(', ')}`
}

const incidentLine = ({ publicId, change, detail }: IncidentChange): string =>
  `  ${publicId}  ${change}${detail ? `: ${printable(detail)}` : ''}`

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
