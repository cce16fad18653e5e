import { writeFile } from 'node:fs/promises'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import { changesOfEarlier, codingVersions, incidentsBetween, type Reader, sourcesOf } from '@wirewatch/store'
import { closestWord, isUnder, loadTaxonomy } from '@wirewatch/taxonomy'
import { asAnalyst } from '../as-analyst.js'
import { Failure } from '../failure.js'
import { composeReport, mainIncidents, type Report } from '../report/compose-report.js'
import { readWorld } from '../report/draw-map.js'
import { reportAsHtml } from '../report/html.js'
import { reportAsMarkdown } from '../report/markdown.js'
import { before, lastWhole, type Period, type PeriodKind, periodOf, shift } from '../report/period.js'

export interface ReportOptions {
  /** A day of the week or month; absent: the last whole one. */
  readonly of?: string
  readonly area?: string
  readonly asOf?: string
  readonly html?: boolean
  readonly out?: string
  readonly data?: string
  readonly sample?: boolean
}

/** Prints or writes the report of a week or a month. */
export async function report(kind: PeriodKind, options: ReportOptions): Promise<void> {
  const now = new Date()
  const period = options.of === undefined ? lastWhole(kind, now.toISOString().slice(0, 10)) : periodOf(kind, options.of)
  const area = await areaOf(options)
  await asAnalyst(options, async (reader) => {
    const composed = await compose(reader, period, area, options.asOf ?? null)
    const { taxonomy, coder } = await codingVersions(reader)
    const versions = `taxonomy ${taxonomy[0] ?? 'none'} and coder ${coder[0] ?? 'none'}`
    await write(await render(composed, now.toISOString(), versions, options), options.out ?? null)
  })
}

/** Where the report is about, and whether an incident lies there. */
interface Area {
  readonly name: string
  readonly holds: (locationId: string | null) => boolean
}

async function areaOf({ area, data }: ReportOptions): Promise<Area | null> {
  if (area === undefined) return null
  const taxonomy = loadTaxonomy({ dataDir: data })
  const place = taxonomy.locations.get(area)
  if (place === undefined) {
    const near = closestWord(area, [...taxonomy.locations.keys()])
    throw new Failure(
      `There is no place with the id ${area}.${near === null ? '' : ` Did you mean ${near}?`} Ids are in the data folder, in locations/.`,
    )
  }
  return { name: place.name, holds: (id) => id !== null && isUnder(taxonomy, id, area) }
}

async function compose(reader: Reader, period: Period, area: Area | null, asOf: string | null): Promise<Report> {
  const within = <Row extends { readonly locationId: string | null }>(rows: readonly Row[]): readonly Row[] =>
    area === null ? rows : rows.filter(({ locationId }) => area.holds(locationId))
  const former = before(period)
  const incidents = within(await incidentsBetween(reader, period, asOf))
  return composeReport({
    period,
    before: former,
    area: area?.name ?? null,
    incidents,
    incidentsBefore: within(await incidentsBetween(reader, former, asOf)),
    sources: await sourcesOf(
      reader,
      mainIncidents(incidents).map(({ publicId }) => publicId),
      asOf,
    ),
    changes: within(await changesOfEarlier(reader, { from: period.first, until: shift(period.last, 1) }, asOf)),
  })
}

async function render(
  composed: Report,
  madeAt: string,
  versions: string,
  { html, out }: ReportOptions,
): Promise<string> {
  const asHtml = html ?? (out !== undefined && /\.html?$/i.test(out))
  if (!asHtml) return reportAsMarkdown(composed, madeAt, versions)
  return reportAsHtml(composed, await readWorld(), madeAt, versions)
}

async function write(text: string, out: string | null): Promise<void> {
  if (out === null) {
    process.stdout.write(text)
    return
  }
  await writeFile(out, text).catch((error: unknown) => {
    throw new Failure(`${out} cannot be written: ${messageOf(error)}`)
  })
  console.log(`the report is in ${out}`)
}
