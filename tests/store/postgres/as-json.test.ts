import { asJson } from '@wirewatch/store/postgres/as-json.js'
import { expect, test } from 'vitest'

test.each([
  ['NUL', 'a\0b', 'a\ufffdb'],
  ['the first half of a surrogate pair', 'a\ud83db', 'a\ufffdb'],
  ['the second half of one', 'a\ude00b', 'a\ufffdb'],
  ['a whole pair beside a half', '\u{1f600}\ud83d', '\u{1f600}\ufffd'],
  ['a whole pair', '\u{1f600}', '\u{1f600}'],
  ['words about an escape', String.raw`it says \u0000 and \ud83d`, String.raw`it says \u0000 and \ud83d`],
])('%s comes to what Postgres keeps, as long as it was', (_, text, kept) => {
  expect(JSON.parse(asJson([{ text }]))).toEqual([{ text: kept }])
  expect(kept).toHaveLength(text.length)
})
