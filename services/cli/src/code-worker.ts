import { parentPort, workerData } from 'node:worker_threads'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { type CodedLine, codeLine } from './code-line.js'

/** A batch of input lines, and the number of the first. */
export interface LineBatch {
  readonly first: number
  readonly lines: readonly string[]
}

const taxonomy = loadTaxonomy({ dataDir: (workerData as { data?: string }).data })

parentPort?.on('message', ({ first, lines }: LineBatch) => {
  const coded: CodedLine[] = lines.map((line, index) => codeLine(line, taxonomy, first + index))
  parentPort?.postMessage(coded)
})
