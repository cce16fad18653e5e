import { parentPort, workerData } from 'node:worker_threads'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { codeBatch, codeForResolving, type LineBatch } from './code-batch.js'

/** What a worker is told at its start. */
export interface WorkerOrders {
  readonly data: string | undefined
  /** Answers with lines and reports, not with text. */
  readonly forResolving: boolean
}

const { data, forResolving } = workerData as WorkerOrders
const taxonomy = loadTaxonomy({ dataDir: data })
const work = forResolving ? codeForResolving : codeBatch

parentPort?.on('message', (batch: LineBatch) => parentPort?.postMessage(work(batch, taxonomy)))
