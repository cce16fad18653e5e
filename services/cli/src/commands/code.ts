import type { Readable, Writable } from 'node:stream'
import { knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import { ReportMemory } from '@wirewatch/pipeline/resolve/report-memory.js'
import { resolve } from '@wirewatch/pipeline/resolve/resolve.js'
import { loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { type CodedLine, codeLine } from '../code-line.js'
import type { LineBatch } from '../code-worker.js'
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
  const cluster = options.resolve ? openClusters(taxonomy) : null
  let failures = 0
  for await (const batch of codedBatches(input, taxonomy, options)) {
    const answers: string[] = []
    for (const coded of batch) {
      if (isBadLine(coded.line)) failures += 1
      answers.push(JSON.stringify(cluster === null ? coded.line : await cluster(coded)))
    }
    await writeText(output, `${answers.join('\n')}\n`)
  }
  return failures
}

async function* codedBatches(
  input: Readable,
  taxonomy: Taxonomy,
  { threads, data }: CodeOptions,
): AsyncGenerator<CodedLine[]> {
  const batches = numbered(batchesOf(linesOf(input), linesPerBatch))
  if (threads > 1) {
    const script = new URL('../code-worker.js', import.meta.url)
    yield* workInOrder<LineBatch, CodedLine[]>(batches, threads, script, { data })
    return
  }
  for await (const { first, lines } of batches)
    yield lines.map((line, index) => codeLine(line, taxonomy, first + index))
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
    const outcome = await resolve.run(
      reports.map((report) => ({ ...report, incidentId: null })),
      { world, findCandidateReports, decisionsAbout, findReports, fieldDecisionsOn },
    )
    if (outcome.status === 'dropped') return line
    const clusterOf = memory.save(outcome.value)
    return {
      ...line,
      incidents: line.incidents.map((incident, index) => ({
        ...incident,
        cluster: clusterOf.get(reports[index]?.id ?? '') ?? null,
      })),
    }
  }
}
