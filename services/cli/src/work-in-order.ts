import { Worker } from 'node:worker_threads'

/** Runs batches through worker threads and yields their results in the order of the batches; at most two batches a thread wait in memory. */
export async function* workInOrder<In, Out>(
  batches: AsyncIterable<In>,
  threads: number,
  script: URL,
  workerData: unknown,
): AsyncGenerator<Out> {
  const workers = Array.from({ length: threads }, () => new BatchWorker<In, Out>(script, workerData))
  const pending: Promise<Out>[] = []
  try {
    let next = 0
    for await (const batch of batches) {
      pending.push(workers[next++ % threads]!.run(batch))
      if (pending.length >= threads * 2) yield await pending.shift()!
    }
    while (pending.length > 0) yield await pending.shift()!
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
}

/** A thread that answers each message with one message, in order. */
class BatchWorker<In, Out> {
  private readonly worker: Worker
  private readonly waiting: { resolve: (out: Out) => void; reject: (error: Error) => void }[] = []

  constructor(script: URL, workerData: unknown) {
    this.worker = new Worker(script, { workerData })
    this.worker.on('message', (out: Out) => this.waiting.shift()?.resolve(out))
    this.worker.on('error', (error) => {
      for (const { reject } of this.waiting.splice(0)) reject(error)
    })
  }

  run(batch: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject })
      this.worker.postMessage(batch)
    })
  }

  async stop(): Promise<void> {
    await this.worker.terminate()
  }
}
