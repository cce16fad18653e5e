import { gzipSync } from 'node:zlib'

/** One record of a WARC 1.0 file, as a crawler writes it. `length` lies about its length. */
export function aRecord({
  type = 'response',
  url = 'https://valley-post.example/news/1',
  payload = aResponse({}),
  length,
}: {
  readonly type?: string
  readonly url?: string
  readonly payload?: Buffer
  readonly length?: number | string
}): Buffer {
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2026-03-05T00:00:00Z',
    'WARC-Record-ID: <urn:uuid:0c7d1c3e-0000-4000-8000-000000000000>',
    `Content-Type: ${type === 'response' ? 'application/http; msgtype=response' : 'application/warc-fields'}`,
    `Content-Length: ${length ?? payload.length}`,
  ].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), payload, Buffer.from('\r\n\r\n')])
}

export function aResponse({
  status = '200 OK',
  headers = ['Content-Type: text/html; charset=utf-8'],
  body = '<html></html>',
}: {
  readonly status?: string
  readonly headers?: readonly string[]
  readonly body?: string | Buffer
}): Buffer {
  const head = [`HTTP/1.1 ${status}`, ...headers].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)])
}

/** Every record packed by itself, as crawlers do it. */
export const packedEach = (records: readonly Buffer[]): Buffer =>
  Buffer.concat(records.map((record) => gzipSync(record)))

/** The bytes in pieces of that size. */
export async function* inPieces(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
