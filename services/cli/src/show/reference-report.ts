import { basename } from 'node:path'
import { type Outlier, type ReferenceReport, SAME_PLACE_KM } from '@wirewatch/taxonomy'
import pc from 'picocolors'
import { type Column, table } from './table.js'

/** How the gazetteer stands beside the tables of others: what it has, how far apart, and why. */
export function referenceReport(reports: readonly ReferenceReport[]): string {
  const outliers = reports.flatMap((report) => report.outliers.map((outlier) => ({ ...outlier, table: report.table })))
  return [
    table(columns, reports),
    '',
    totalOf(reports),
    ...(outliers.length === 0
      ? []
      : ['', pc.bold(`Farther than ${SAME_PLACE_KM} km`), table(outlierColumns, outliers)]),
    ...missingOf(reports),
  ].join('\n')
}

const columns: readonly Column<ReferenceReport>[] = [
  { head: 'table', of: ({ table: name }) => basename(name), widest: 40 },
  { head: 'places', of: ({ places }) => places, align: 'right' },
  { head: 'found', of: ({ found, places }) => share(found, places), align: 'right' },
  { head: 'other division', of: ({ elsewhere }) => elsewhere, align: 'right' },
  { head: 'vague', of: ({ vague }) => vague, align: 'right' },
  { head: 'large', of: ({ large }) => large, align: 'right' },
  { head: 'comparable', of: ({ comparable }) => comparable, align: 'right' },
  { head: `≤ ${SAME_PLACE_KM} km`, of: ({ near, comparable }) => share(near, comparable), align: 'right' },
  { head: 'half', of: ({ distances }) => km(distances?.p50), align: 'right' },
  { head: '90 %', of: ({ distances }) => km(distances?.p90), align: 'right' },
  { head: '99 %', of: ({ distances }) => km(distances?.p99), align: 'right' },
]

interface OutlierOfTable extends Outlier {
  readonly table: string
}

const outlierColumns: readonly Column<OutlierOfTable>[] = [
  { head: 'table', of: ({ table: name, entry }) => `${basename(name).slice(0, 24)}:${entry.line}`, widest: 32 },
  { head: 'name', of: ({ entry }) => entry.name, widest: 28 },
  { head: 'here', of: ({ location }) => location.id, widest: 46 },
  { head: 'apart', of: (outlier) => `${Math.round(outlier.km)} km`, align: 'right' },
  { head: 'why', of: ({ explanation }) => explanation ?? 'not explained', widest: 90 },
]

function totalOf(reports: readonly ReferenceReport[]): string {
  const sum = (of: (report: ReferenceReport) => number): number => reports.reduce((all, report) => all + of(report), 0)
  const open = sum(({ outliers }) => outliers.filter(({ explanation }) => explanation === null).length)
  const [near, comparable] = [sum((report) => report.near), sum((report) => report.comparable)]
  const explained = open === 0 ? 'every other one is explained' : `${open} of the others not explained`
  return `${near} of ${comparable} comparable places (${share(near, comparable) ?? 'none'}) lie within ${SAME_PLACE_KM} km of their namesake; ${explained}.`
}

const mostMissingShown = 8

function missingOf(reports: readonly ReferenceReport[]): string[] {
  return reports.flatMap(({ table: name, missing }) => {
    if (missing.length === 0) return []
    const names = missing.slice(0, mostMissingShown).map((entry) => entry.name)
    const more = missing.length > names.length ? `, … (${missing.length} in all; --json names every one)` : ''
    return [`\n${pc.bold('Not here')}, of ${basename(name)}: ${names.join(', ')}${more}`]
  })
}

const share = (part: number, whole: number): string | null =>
  whole === 0 ? null : `${((100 * part) / whole).toFixed(1)} %`

const km = (distance: number | undefined): string | null =>
  distance === undefined ? null : `${distance.toFixed(distance < 10 ? 1 : 0)} km`
