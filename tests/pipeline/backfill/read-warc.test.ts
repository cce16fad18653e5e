import { randomBytes } from 'node:crypto'
import { readWarc } from '@wirewatch/pipeline/backfill/read-warc.js'
import { expect, test } from 'vitest'
import { aRecord, aResponse, inPieces } from '../../builders/a-warc.js'
import { timeGrowth } from '../../builders/time-growth.js'

const limit = 1_000_000

/** Addresses of the responses, and reasons of what was refused, in order. */
async function read(bytes: Buffer, pieceSize = 1000): Promise<string[]> {
  const found: string[] = []
  for await (const item of readWarc(inPieces(bytes, pieceSize), limit))
    found.push('reason' in item ? item.reason : new URL(item.url).pathname)
  return found
}

const page = (path: string): Buffer => aRecord({ url: `https://valley-post.example${path}` })
const info = aRecord({ type: 'warcinfo', url: '', payload: Buffer.from('software: crawler\r\n') })
const request = aRecord({ type: 'request', payload: Buffer.from('GET / HTTP/1.1\r\n\r\n') })

test.each([1, 7, 64, 1_000_000])(
  'responses are read and other records passed over, in pieces of %i bytes',
  async (size) => {
    expect(await read(Buffer.concat([info, request, page('/one'), request, page('/two')]), size)).toEqual([
      '/one',
      '/two',
    ])
  },
)

test('the bytes of an answer come out as they went in', async () => {
  const payload = aResponse({ body: randomBytes(5000) })
  for await (const item of readWarc(inPieces(aRecord({ payload }), 333), limit))
    expect('message' in item && payload.equals(item.message)).toBe(true)
})

test('a file that is cut off anywhere gives what is whole and says that it is cut', async () => {
  const [one, two] = [page('/one'), page('/two')]
  const whole = Buffer.concat([one, two])
  for (let cut = one.length + 8; cut < whole.length - 4; cut += 13)
    expect(await read(whole.subarray(0, cut)), `cut at ${cut}`).toEqual(['/one', 'truncated'])
})

test.each([
  { what: 'too great', length: 700, found: ['bad-record', '/after', '/last'] },
  { what: 'greater than the rest of the file', length: 999_999, found: ['bad-record', '/after', '/last'] },
  { what: 'too small', length: 40, found: ['bad-record', '/after', '/last'] },
  { what: 'not a number', length: 'many', found: ['bad-record', '/after', '/last'] },
  { what: 'negative', length: '-5', found: ['bad-record', '/after', '/last'] },
])('a length that is $what costs its own record alone', async ({ length, found }) => {
  const wrong = aRecord({ payload: aResponse({ body: '<p>some words of a page that is not very long</p>' }), length })
  expect(await read(Buffer.concat([wrong, page('/after'), page('/last')]))).toEqual(found)
})

test('a record larger than the limit is passed over without being held', async () => {
  const large = aRecord({ payload: aResponse({ body: Buffer.alloc(limit + 1, 0x20) }) })
  expect(await read(Buffer.concat([large, page('/after')]), 65_536)).toEqual(['too-large', '/after'])
})

test('a head without end is refused, and the next record found', async () => {
  const endless = Buffer.concat([Buffer.from('WARC/1.0\r\n'), Buffer.alloc(80_000, 0x61), Buffer.from('\r\n')])
  expect(await read(Buffer.concat([endless, page('/after')]))).toEqual(['bad-record', '/after'])
})

test.each([
  ['nothing at all', Buffer.alloc(0)],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['line breaks', Buffer.from('\r\n'.repeat(5000))],
])('%s is no archive', async (_what, bytes) => {
  expect(await read(bytes)).toEqual(['damaged'])
})

test('noise between records is passed over', async () => {
  const noise = randomBytes(3000)
  expect(await read(Buffer.concat([page('/one'), noise, page('/two')]))).toEqual(['/one', '/two'])
})

test('a page about archives that holds the start of a record is read in full', async () => {
  const payload = aResponse({ body: 'An archive starts with\r\n\r\nWARC/1.0\r\nand goes on.' })
  expect(await read(Buffer.concat([aRecord({ url: 'https://x.example/about', payload }), page('/two')]))).toEqual([
    '/about',
    '/two',
  ])
})

test.each([
  ['heads that each claim the rest of the file', aRecord({ payload: Buffer.alloc(0), length: limit })],
  ['heads that each claim nothing', aRecord({ payload: Buffer.alloc(0) })],
  ['starts of records', Buffer.from('WARC/1.0\r\n')],
  ['heads that never end after one that claims them all', Buffer.from('\r\n\r\nWARC/1.0\r\nWARC/1.')],
])('time grows with an archive of %s, not with its square', { timeout: 60_000 }, async (_what, piece) => {
  const claim = aRecord({ payload: Buffer.alloc(0), length: limit })
  const archive = (bytes: number): Buffer => Buffer.concat([claim, Buffer.alloc(bytes, piece)])
  expect(await timeGrowth((bytes) => read(archive(bytes), 65_536), 100_000)).toBeLessThan(24)
})
