import { datedIn } from '@wirewatch/pipeline/backfill/dated-in.js'
import { readLine } from '@wirewatch/pipeline/backfill/read-line.js'
import { splitLines } from '@wirewatch/pipeline/backfill/split-lines.js'
import { expect, test } from 'vitest'
import { inPieces } from '../../builders/a-warc.js'

const good = { url: 'https://valley-post.example/a', text: 'Words.', publishedAt: '2026-03-02' }

test.each([
  ['{"url":', 'not-json'],
  ['[1]', 'not-json'],
  [JSON.stringify({ text: 'Words.' }), 'no-address'],
  [JSON.stringify({ ...good, url: 'ftp://x.example/a' }), 'bad-address'],
  [JSON.stringify({ ...good, url: 'not an address' }), 'bad-address'],
  [JSON.stringify({ ...good, text: '  ' }), 'no-body'],
  [JSON.stringify({ ...good, publishedAt: 'some day' }), 'bad-date'],
  [JSON.stringify({ ...good, modifiedAt: '2026-99-01' }), 'bad-date'],
  [JSON.stringify({ ...good, publishedAt: 20260302 }), 'bad-field'],
  [JSON.stringify({ ...good, title: { en: 'x' } }), 'bad-field'],
])('%s is refused: %s', (line, reason) => {
  expect(readLine(line, 7)).toMatchObject({ at: 'line 7', reason })
})

test('an article is read with its date in UTC, and NUL is taken out', () => {
  const line = JSON.stringify({ ...good, text: 'Wo\u0000rds.', publishedAt: 'Mon, 02 Mar 2026 10:00:00 +0500' })
  expect(readLine(line, 1)).toMatchObject({
    publishedAt: 'Mon, 02 Mar 2026 10:00:00 +0500',
    body: { kind: 'text', text: 'Words.' },
  })
})

test('lines are numbered with the blank ones, and one without end is skipped instead of held', async () => {
  const input = Buffer.from(`\uFEFF{"a":1}\r\n\n${'x'.repeat(5000)}\n{"ü":2}`)
  for (const size of [1, 3, 4096]) {
    const lines: unknown[] = []
    for await (const { number, text } of splitLines(inPieces(input, size), 100))
      lines.push([number, text?.trim() ?? null])
    expect(lines).toEqual([
      [1, '{"a":1}'],
      [3, null],
      [4, '{"ü":2}'],
    ])
  }
})

test.each([
  ['2026-03-02 10:00', '2026-03-02T05:00:00Z'],
  ['2026-03-02', '2026-03-01T19:00:00Z'],
  ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z'],
])('a date that names no zone is of the zone in which the outlet dates: %s', (publishedAt, expected) => {
  const given = readLine(JSON.stringify({ ...good, publishedAt, modifiedAt: publishedAt }), 1)
  if ('reason' in given) throw new Error(given.reason)
  expect(datedIn(given, 'Asia/Karachi')).toMatchObject({ publishedAt: expected, modifiedAt: expected })
})
