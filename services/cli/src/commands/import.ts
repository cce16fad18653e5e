import type { GivenArticle, Refusal } from '@wirewatch/pipeline/backfill/given-article.js'
import { refusalReasons } from '@wirewatch/pipeline/backfill/given-article.js'
import { givenOfLines, givenOfWarc } from '@wirewatch/pipeline/backfill/given-of-file.js'
import { type ImportTally, importArticles, openAlerting, openContext, openLog, prepareSchema } from '@wirewatch/runner'
import { refreshCounts } from '@wirewatch/store'
import { loadSources, loadTaxonomy } from '@wirewatch/taxonomy'
import { configOf, withDatabase } from '../database.js'
import { Failure } from '../failure.js'
import { firstInterrupt } from '../first-interrupt.js'
import { DamagedFileError, openFile } from '../open-file.js'
import { importSummary } from '../show/import-summary.js'
import { openLine } from '../show/progress.js'
import { printable } from '../show/table.js'

export interface ImportOptions {
  readonly warc?: string
  readonly sources?: string
  readonly data?: string
  readonly sample?: boolean
  readonly json?: boolean
}

/** Takes a file of articles down the line, beside the service or alone. The exit code is 1 when some could not be taken. */
export async function importFile(file: string | undefined, options: ImportOptions): Promise<void> {
  const path = options.warc ?? file
  if (path === undefined || (options.warc !== undefined && file !== undefined))
    throw new Failure('Name one file: wirewatch import FILE, wirewatch import - for standard input, or --warc FILE.')
  const config = configOf(options)
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const alerting = openAlerting(config, taxonomy)
  const sources = options.sources === undefined ? taxonomy.sources : loadSources(options.sources)
  const bytes = openFile(path)
  const first = await bytes.next()
  const given = givenOf(withFirst(first, bytes), options.warc !== undefined)
  await withDatabase(config, async (database) => {
    const log = openLog(process.env.LOG_LEVEL === undefined ? 'error' : config.logLevel)
    const context = openContext({
      environment: process.env,
      config,
      databaseUrl: database.url,
      taxonomy,
      alerting,
      sources,
      allowLoopback: false,
      log,
    })
    try {
      await prepareSchema(context, database, console.error)
      await report(options, (show) =>
        importArticles(context, given, { ...show, sources, signal: firstInterrupt(show.onInterrupt) }),
      )
      await refreshCounts(context.store)
    } finally {
      await context.close()
    }
  })
}

/** A file that cannot be opened is said before a database is started for it. */
async function* withFirst(
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.done) return
  yield first.value
  yield* rest
}

async function* givenOf(bytes: AsyncIterable<Uint8Array>, isWarc: boolean): AsyncGenerator<GivenArticle | Refusal> {
  try {
    yield* isWarc ? givenOfWarc(bytes) : givenOfLines(bytes)
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error
    yield { at: 'the file', reason: 'damaged', detail: error.message }
  }
}

interface Show {
  readonly onRefused: (refusal: Refusal) => void
  readonly onProgress: (tally: ImportTally) => void
  readonly onInterrupt: () => void
}

const mostRefusalsShown = 50

async function report(options: ImportOptions, run: (show: Show) => Promise<ImportTally>): Promise<void> {
  const startedAt = performance.now()
  const seconds = (): number => (performance.now() - startedAt) / 1000
  const progress = openLine(process.stderr)
  let refused = 0
  const tally = await run({
    onRefused: (refusal) => {
      refused += 1
      if (refused <= mostRefusalsShown) progress.say(refusalLine(refusal))
      if (refused === mostRefusalsShown) progress.say('… further ones are only counted')
    },
    onProgress: ({ read, fresh, known }) =>
      progress.show(
        `read ${read}   new ${fresh}   known ${known}   refused ${refused}   ${Math.round(read / seconds())} a second`,
      ),
    onInterrupt: () => progress.say('Stopping after what was read …'),
  })
  progress.end()
  console.log(
    options.json ? JSON.stringify({ ...tally, seconds: seconds() }, null, 2) : importSummary(tally, seconds()),
  )
  if (refused > 0 || tally.waiting > 0) process.exitCode = 1
}

const refusalLine = ({ at, reason, detail }: Refusal): string =>
  printable(`${at}: ${refusalReasons[reason]}${detail === null ? '' : ` (${detail.slice(0, 300)})`}`)
