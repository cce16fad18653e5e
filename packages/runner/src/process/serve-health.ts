import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { askForAnswer } from '@wirewatch/store'
import type { Context } from '../context.js'
import { inTime } from './in-time.js'
import { messageOf } from './message-of.js'

/** Who asks waits no longer than this for an answer. */
const patienceMs = 5000

export interface HealthServer {
  /** Where `/metrics` and `/health` are. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/**
 * Serves `/metrics` for Prometheus and `/health` for whoever keeps the process alive: 200 while database and queues answer, else 503 with
 * the reason. Where the port is taken, another one is chosen.
 */
export async function serveHealth(
  context: Pick<Context, 'metrics' | 'store' | 'queues'>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?', 1)
    if (request.method !== 'GET' && request.method !== 'HEAD') return void answer(response, 405, 'only GET and HEAD\n')
    if (path === '/metrics') return void answerMetrics(context, response)
    if (path === '/health') return void answerHealth(context, response)
    answer(response, 404, 'There are /metrics and /health.\n')
  })
  server.listen(port, host)
  await once(server, 'listening').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    server.listen(0, host)
    await once(server, 'listening')
  })
  server.unref()
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function answerMetrics({ metrics }: Pick<Context, 'metrics'>, response: ServerResponse): Promise<void> {
  try {
    answer(response, 200, await metrics.text(), metrics.contentType)
  } catch (error) {
    answer(response, 500, `${messageOf(error)}\n`)
  }
}

async function answerHealth(
  { store, queues }: Pick<Context, 'store' | 'queues'>,
  response: ServerResponse,
): Promise<void> {
  try {
    await answered(askForAnswer(store), 'The database')
    await answered(queues.jobs(), 'The queue backend')
    answer(response, 200, 'ok\n')
  } catch (error) {
    answer(response, 503, `${messageOf(error)}\n`)
  }
}

/** A connection that hangs throws nothing: waiting for it would be no answer at all. */
const answered = (answer: Promise<unknown>, who: string): Promise<unknown> =>
  inTime(answer, patienceMs, () => new Error(`${who} has not answered for ${patienceMs / 1000} s.`))

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(text)
}
