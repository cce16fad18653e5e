import { printable } from '../show/table.js'
import type { Comparison, MainIncident, Report } from './compose-report.js'
import { changeOf, difference, methodOf, originsOf, placeOf, titleOf, tollOf } from './words.js'

/** The report to be read in a terminal, a mail or a wiki. */
export function reportAsMarkdown(report: Report, madeAt: string, versions: string): string {
  const parts = [
    `# ${plain(titleOf(report))}`,
    table('', report.totals),
    '## Day by day',
    daysTable(report),
    '## Main incidents',
    report.main.length === 0 ? 'No incident.' : report.main.map(incidentLine).join('\n'),
    ...section('By type', report.byType),
    ...section('By district', report.byPlace),
    ...section('By initiator', report.byInitiator),
    ...changes(report),
    '## How this was counted',
    ...methodOf(report, madeAt, versions).map(plain),
  ]
  return `${parts.join('\n\n')}\n`
}

function table(head: string, rows: readonly Comparison[]): string {
  return aligned([
    [head, 'now', 'before', 'change'],
    ...rows.map((row) => [row.name, String(row.now), String(row.before), difference(row)]),
  ])
}

function daysTable({ days }: Report): string {
  return aligned([
    ['day', 'incidents', 'killed'],
    ...days.map(({ day, incidents, killed }) => [day, String(incidents), String(killed)]),
  ])
}

const section = (head: string, rows: readonly Comparison[]): string[] =>
  rows.length === 0 ? [] : [`## ${head}`, table('', rows)]

function incidentLine({ incident, sources }: MainIncident, index: number): string {
  const told = sources.map(({ source, url }) =>
    url === null ? plain(source) : `${plain(source)} <${printable(url).replace(/[<>\s]/g, '')}>`,
  )
  return `${index + 1}. **${plain(placeOf(incident))}**, ${incident.dateStart}: ${plain(incident.typeLabel)}. ${tollOf(incident)}. ${incident.publicId}, ${originsOf(incident)}: ${told.join('; ')}`
}

function changes({ changes, period }: Report): string[] {
  if (changes.length === 0) return []
  return [
    '## Changed since it was first told',
    `Incidents that were known before ${period.first} and were told otherwise in these days.`,
    changes
      .map((change) => `- **${change.publicId}**: ${plain(changeOf(change))}. ${plain(change.summary ?? '')}`)
      .join('\n'),
  ]
}

/** A pipe table whose columns also line up in a terminal; all but the first to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => plain(cell).replaceAll('|', '\\|')))
  const widths = (cells[0] ?? []).map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, column) => (column === 0 ? `:${'-'.repeat(width + 1)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  const [head = [], ...body] = cells
  return [line(head), rule, ...body.map(line)].join('\n')
}

/** Names come from outside: nothing in them is markup, and nothing steers a terminal. */
const plain = (text: string): string =>
  printable(text).replace(/[\\`*_<>[\]#]/g, (sign) => (sign === '<' || sign === '>' ? '' : `\\${sign}`))
