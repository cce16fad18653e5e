import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { readHttpResponse } from '@wirewatch/pipeline/backfill/http-response.js'
import { expect, test } from 'vitest'
import { aResponse } from '../../builders/a-warc.js'

const limit = 100_000
const html = '<html><p>The bridge was opened.</p></html>'
const bodyOf = (message: Buffer): string | null => {
  const read = readHttpResponse(message, limit)
  return read === null ? null : Buffer.from(read.body).toString()
}
const chunked = ['Transfer-Encoding: chunked']
const inChunks = '10\r\n<html><p>The bri\r\n1a;x=y\r\ndge was opened.</p></html>\r\n0\r\n\r\n'

test.each([
  ['plain', aResponse({ body: html })],
  ['chunked', aResponse({ headers: chunked, body: inChunks })],
  ['said to be chunked, and undone by the crawler', aResponse({ headers: chunked, body: html })],
  ['gzip', aResponse({ headers: ['content-encoding: gzip'], body: gzipSync(html) })],
  ['said to be gzip, and unpacked by the crawler', aResponse({ headers: ['Content-Encoding: gzip'], body: html })],
  ['deflate', aResponse({ headers: ['Content-Encoding: deflate'], body: deflateSync(html) })],
  ['br', aResponse({ headers: ['Content-Encoding: br'], body: brotliCompressSync(html) })],
])('a body that is %s comes out as the page', (_what, message) => {
  expect(bodyOf(message)).toBe(html)
})

test.each([
  ['a bomb', aResponse({ headers: ['Content-Encoding: gzip'], body: gzipSync(Buffer.alloc(5_000_000)) })],
  ['broken gzip', aResponse({ headers: ['Content-Encoding: gzip'], body: gzipSync(html).subarray(0, 20) })],
  ['no answer at all', Buffer.from('hello')],
])('%s is refused', (_what, message) => {
  expect(bodyOf(message)).toBeNull()
})

test('chunks that lie about their size neither throw nor grow', () => {
  const lies = ['ffffffff\r\nabc', '5\r\nab', '0\r\n\r\n', 'zz\r\n', '-1\r\nabc', '']
  for (const body of lies)
    expect(bodyOf(aResponse({ headers: chunked, body }))?.length).toBeLessThanOrEqual(body.length)
})
