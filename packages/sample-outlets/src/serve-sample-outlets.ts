import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Source } from '@wirewatch/model/source.js'
import { answer } from './answer.js'
import { sampleOutlets } from './sample-outlets.js'
import { sourceOf } from './source-of.js'

export interface ServedOutlets {
  /** For example `http://127.0.0.1:4080`, without a slash at the end. */
  readonly url: string
  readonly sources: readonly Source[]
  readonly close: () => Promise<void>
}

/** Serves the sample outlets on loopback. Port 0, the default, takes any that is free; a taken port rejects with EADDRINUSE. */
export async function serveSampleOutlets({ port = 0 }: { port?: number } = {}): Promise<ServedOutlets> {
  const server = createServer(respond)
  const url = `http://127.0.0.1:${await listen(server, port)}`
  return {
    url,
    sources: sampleOutlets.map((outlet) => sourceOf(outlet, url)),
    close: () => close(server),
  }
}

function respond(request: IncomingMessage, response: ServerResponse): void {
  const origin = `http://127.0.0.1:${request.socket.localPort}`
  const [path = '/'] = (request.url ?? '/').split('?')
  const { status, headers, body } = answer(sampleOutlets, path, origin, request.headers['if-none-match'])
  response.writeHead(status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}
