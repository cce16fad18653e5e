import { splitLines } from '@wirewatch/pipeline/backfill/split-lines.js'
import {
  type GazetteerImport,
  type GeonamesRow,
  type ImportTally,
  openGazetteerImport,
  readGeonamesRow,
  type WrittenGazetteer,
} from '@wirewatch/taxonomy'
import { Failure } from '../failure.js'
import { openTables, type TextTable } from '../open-tables.js'
import { type Line, openLine } from '../show/progress.js'
import { quoted } from '../show/quoted.js'
import { printable } from '../show/table.js'

export interface GazetteerOptions {
  readonly to: string
  readonly country?: readonly string[]
  readonly features: readonly string[]
  readonly population: number
  readonly languages?: readonly string[]
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** Takes GeoNames files into a data folder, beside what is curated in it. The exit code is 1 when lines could not be read. */
export async function importGazetteer(files: readonly string[], options: GazetteerOptions): Promise<void> {
  const startedAt = performance.now()
  const tables = await inOrder((await Promise.all(files.map(openTables))).flat())
  const gazetteer = openGazetteerImport({
    folder: options.to,
    countries: options.country === undefined ? null : new Set(options.country),
    features: new Set(options.features),
    population: options.population,
    languages: options.languages ?? [],
  })
  const progress = openLine(process.stderr)
  let refused = 0
  for (const table of tables) refused += await takeTable(table, gazetteer, progress)
  progress.show(`placing ${gazetteer.tally().kept} places …`, true)
  const written = gazetteer.finish(options.dryRun ?? false)
  progress.end()
  const tally = gazetteer.tally()
  const seconds = (performance.now() - startedAt) / 1000
  if (options.json) console.log(JSON.stringify({ ...tally, refused, written, seconds }, null, 2))
  else console.log(summary(tally, written, seconds, options))
  if (refused > 0) process.exitCode = 1
}

type Kind = GeonamesRow['table']
const ORDER: readonly Kind[] = ['features', 'names', 'hierarchy']

interface KnownTable extends TextTable {
  readonly kind: Kind
}

/** Features before the names and the hierarchy that add to them, whatever the order in which the files were named. */
async function inOrder(tables: readonly TextTable[]): Promise<readonly KnownTable[]> {
  const known = await Promise.all(tables.map(async (table) => ({ ...table, kind: await kindOf(table) })))
  if (!known.some(({ kind }) => kind === 'features'))
    throw new Failure(
      'None of the files is a table of features (19 columns, such as PK.txt): names and hierarchy only add to one.',
    )
  return known.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

/** By the first line that is a row: standard input cannot be read twice, and is taken for features. */
async function kindOf({ name, bytes }: TextTable): Promise<Kind> {
  if (name === '-') return 'features'
  for await (const { number, text } of splitLines(bytes(), longestLine)) {
    const row = text === null ? null : readGeonamesRow(text)
    if (row !== null) return row.table
    if (number >= 100) break
  }
  throw new Failure(
    `${name} is no GeoNames table: expected 19 columns of features, the columns of alternateNames, or those of hierarchy, apart by tabs.`,
  )
}

const longestLine = 256 * 1024
const mostRefusalsShown = 10

async function takeTable(table: KnownTable, gazetteer: GazetteerImport, progress: Line): Promise<number> {
  let refused = 0
  for await (const { number, text } of splitLines(table.bytes(), longestLine)) {
    const row = text === null ? null : readGeonamesRow(text.replace(/\r$/, ''))
    if (row === null || row.table !== table.kind) {
      refused++
      if (refused <= mostRefusalsShown)
        progress.say(
          printable(`${table.name}:${number}: ${text === null ? 'the line is too long' : 'no row of the table'}`),
        )
    } else gazetteer.take(row)
    if (number % 20_000 === 0) progress.show(progressOf(table, number, gazetteer.tally()))
  }
  if (refused > mostRefusalsShown) progress.say(`… and ${refused - mostRefusalsShown} further lines of ${table.name}`)
  progress.show(progressOf(table, null, gazetteer.tally()), true)
  return refused
}

const progressOf = ({ name }: KnownTable, line: number | null, { rows, kept }: ImportTally): string =>
  printable(`${name}${line === null ? '' : ` line ${line}`}   rows read ${rows}   places kept ${kept}`)

function summary(
  { rows, kept, curated }: ImportTally,
  written: readonly WrittenGazetteer[],
  seconds: number,
  { to, dryRun }: GazetteerOptions,
): string {
  const added = written.reduce((sum, { places }) => sum + places, 0)
  const lines = [
    `${rows} rows read in ${seconds.toFixed(1)} s: ${kept} places wanted, ${curated} of them known to the folder already, ${added} new`,
    ...written.map(({ file, places }) => `  ${dryRun ? 'would write' : 'written'} ${file}: ${places} places`),
  ]
  if (kept === 0)
    lines.push('Nothing passed the filter: try a lower --population, other --features, or another --country.')
  else if (!dryRun) lines.push(`\nThen: npx wirewatch check --data ${quoted(to)}`)
  return lines.join('\n')
}
