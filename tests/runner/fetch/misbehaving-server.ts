import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface MisbehavingServer {
  readonly origin: string
  /** Paths in the order in which they were asked for, with the headers of the request. */
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[]
  readonly close: () => Promise<void>
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A server on loopback that answers each path as the test says, however badly. Any other path is answered as `*`, else a 404. */
export const startServer = async (answers: Readonly<Record<string, Answer>>): Promise<MisbehavingServer> => {
  const requests: MisbehavingServer['requests'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push({ path, headers: request.headers })
    const answer = answers[path] ?? answers['*']
    if (answer !== undefined) answer(request, response)
    else response.writeHead(404).end('nothing here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Answers with a body and headers. */
export const body =
  (text: string | Buffer, headers: Record<string, string> = {}, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, headers).end(text)
  }

export const redirect =
  (location: string, status = 302): Answer =>
  (_request, response) => {
    response.writeHead(status, { location }).end()
  }

/** Sends a few bytes and then nothing more, with the connection held open. */
export const stall: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' })
  response.write('<html>')
}

/** Never even starts to answer. */
export const silence: Answer = () => {}

/** Sends bytes as fast as they are taken, for ever. */
export const endless: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' })
  const chunk = Buffer.alloc(65_536, 'x')
  const send = (): void => {
    while (response.writable && response.write(chunk)) if (response.destroyed) return
    response.once('drain', send)
  }
  response.on('error', () => {})
  send()
}

/** Announces more than it sends and closes. */
export const shorterThanAnnounced: Answer = (_request, response) => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('only this')
  setImmediate(() => response.socket?.end())
}

/** Announces less than it sends. */
export const longerThanAnnounced: Answer = (_request, response) => {
  response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\nconnection: close\r\n\r\nonly thisand the rest of it')
}

/** Sends one byte after the other, slowly, for ever. */
export const drip: Answer = (_request, response) => {
  response.writeHead(200)
  const timer = setInterval(() => response.write('x'), 10)
  response.on('close', () => clearInterval(timer))
}

/** Sends on to another address each time. */
export const redirectForEver: Answer = (request, response) => {
  response.writeHead(302, { location: `${request.url}x` }).end()
}

/** Drops the connection in the middle. */
export const reset: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/xml', 'transfer-encoding': 'chunked' })
  response.write('<rss>')
  setImmediate(() => response.socket?.resetAndDestroy())
}

/** Speaks something that is not HTTP. */
export const babble: Answer = (_request, response) => {
  response.socket?.end('220 mail.example.org ready\r\n')
}
