import { createServer } from 'node:net'

/** The first free TCP port on loopback at or after the wanted one; any free one when the next hundred are taken. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100 && port < 65_536; port++) {
    if ((await listenOnce(port)) !== null) return port
  }
  const any = await listenOnce(0)
  if (any === null) throw new Error('no free TCP port on 127.0.0.1')
  return any
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address !== null ? address.port : null
      server.close(() => resolve(bound))
    })
  })
}
