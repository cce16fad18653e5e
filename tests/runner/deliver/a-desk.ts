import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Desk {
  readonly url: string
  readonly received: Received[]
  /** What it answers from now on; null: it hangs up. */
  answer: { readonly status: number; readonly headers?: Record<string, string> } | null
  /** How long it thinks about each message before it answers, in milliseconds. */
  thinksMs: number
}

/** Somebody who takes webhooks, on loopback, until the test ends. */
export async function aDesk(): Promise<Desk> {
  const desk = await openDesk()
  onTestFinished(desk.close)
  return desk
}

/** The same, until it is closed. */
export async function openDesk(): Promise<Desk & { readonly close: () => void }> {
  const desk: Desk = { url: '', received: [], answer: { status: 200 }, thinksMs: 0 }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      desk.received.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      const answer = (): void => {
        if (desk.answer === null) request.socket.destroy()
        else response.writeHead(desk.answer.status, desk.answer.headers).end()
      }
      if (desk.thinksMs === 0) answer()
      else setTimeout(answer, desk.thinksMs)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(desk, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  })
}
