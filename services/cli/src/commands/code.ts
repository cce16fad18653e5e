import type { Readable, Writable } from 'node:stream'
import { knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import { ReportMemory } from '@wirewatch/pipeline/resolve/report-memory.js'
import { resolve } from '@wirewatch/pipeline/resolve/resolve.js'
import { loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { type CodedLine, codeBatch, codeForResolving, type LineBatch } from '../code-batch.js'
import type { WorkerOrders } from '../code-worker.js'
import { batchesOf, isBadLine, linesOf, writeText } from '../json-lines.js'
import { workInOrder } from '../work-in-order.js'

export interface CodeOptions {
  readonly threads: number
  readonly resolve?: boolean
  readonly data?: string
}

/** Enough to make handing over cheap, few enough to keep little in memory. */
const linesPerBatch = 20

/** Codes articles line by line, in order, in constant memory. Returns how many lines could not be coded. */
export async function codeLines(input: Readable, output: Writable, options: CodeOptions): Promise<number> {
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const batches = numbered(batchesOf(linesOf(input), linesPerBatch))
  if (options.resolve === true) return codeAndResolve(batches, output, taxonomy, options)
  let failures = 0
  for await (const coded of through(codeBatch, batches, taxonomy, options)) {
    failures += coded.failures
    await writeText(output, coded.text)
  }
  return failures
}

async function codeAndResolve(
  batches: AsyncIterable<LineBatch>,
  output: Writable,
  taxonomy: Taxonomy,
  options: CodeOptions,
): Promise<number> {
  const cluster = openClusters(taxonomy)
  let failures = 0
  for await (const batch of through(codeForResolving, batches, taxonomy, options)) {
    for (const coded of batch) {
      if (isBadLine(coded.line)) failures += 1
      await writeText(output, `${JSON.stringify(await cluster(coded))}\n`)
    }
  }
  return failures
}

/** The batches as the function codes them, in this thread or in others. */
async function* through<Coded>(
  code: (batch: LineBatch, taxonomy: Taxonomy) => Coded,
  batches: AsyncIterable<LineBatch>,
  taxonomy: Taxonomy,
  { threads, data, resolve: forResolving = false }: CodeOptions,
): AsyncGenerator<Coded> {
  if (threads === 1) {
    for await (const batch of batches) yield code(batch, taxonomy)
    return
  }
  const orders: WorkerOrders = { data, forResolving }
  yield* workInOrder<LineBatch, Coded>(batches, threads, new URL('../code-worker.js', import.meta.url), orders)
}

async function* numbered(batches: AsyncIterable<string[]>): AsyncGenerator<LineBatch> {
  let first = 1
  for await (const lines of batches) {
    yield { first, lines }
    first += lines.length
  }
}

/** Puts each event to its incident among all that was read so far, by the rules that the service uses. */
function openClusters(taxonomy: Taxonomy): (coded: CodedLine) => Promise<object> {
  const world = knownWorldOf(taxonomy)
  const memory = new ReportMemory()
  const { findCandidateReports, decisionsAbout, findReports, fieldDecisionsOn } = memory
  return async ({ line, reports }) => {
    if (isBadLine(line)) return line
    const resolved = await resolve.run(
      reports.map((report) => ({ ...report, incidentId: null })),
      { world, findCandidateReports, decisionsAbout, findReports, fieldDecisionsOn },
    )
    const clusterOf = memory.save(resolved)
    return {
      ...line,
      incidents: line.incidents.map((incident, index) => ({
        ...incident,
        cluster: clusterOf.get(reports[index]?.id ?? '') ?? null,
      })),
    }
  }
}
