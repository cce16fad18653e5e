import { plainTitle } from '@wirewatch/pipeline/extract/plain-title.js'
import { expect, test } from 'vitest'

test.each([
  ['A <b>new</b> bridge', 'A new bridge'],
  ['Army&#8217;s Q&amp;A', 'Army’s Q&A'],
  ['5 < 6 & all that', '5 < 6 & all that'],
  ['Alarm in the port!\n  Fire on the quay ', 'Alarm in the port! Fire on the quay'],
  ['<img src="a.jpg" />', null],
  [null, null],
])('the title of an entry is read as a reader sees it: %s', (written, expected) => {
  expect(plainTitle(written)).toBe(expected)
})
