import { expect, test } from 'vitest'
import { coded } from '../../builders/coded.js'

const places = ['Quetta', 'Peshawar', 'Kabul', 'Karachi', 'Lahore', 'Herat', 'Delhi', 'Srinagar']
const placeNames = (count: number): string[] => Array.from({ length: count }, (_, at) => places[at % places.length]!)
const incidents = (count: number): string =>
  placeNames(count)
    .map((place, at) => `Gunmen killed ${at + 2} soldiers in ${place} on March ${(at % 28) + 1}. `)
    .join('')

/** Texts of some size; each grows in proportion to it. */
const hostile: readonly [what: string, textOf: (size: number) => string][] = [
  ['letters without a space', (size) => 'x'.repeat(size * 50)],
  ['open brackets', (size) => '('.repeat(size)],
  ['brackets within brackets', (size) => '['.repeat(size) + ']'.repeat(size)],
  ['quotes within quotes', (size) => '“He said: \'She said: "'.repeat(size / 4)],
  ['marks of direction around names', (size) => '\u202eKabul\u200f \u2067bomb\u2069 '.repeat(size / 8)],
  ['lone surrogates', (size) => '\ud800 \udc00x'.repeat(size)],
  ['line ends', (size) => '\n'.repeat(size * 50)],
  ['one sentence', (size) => 'soldiers killed the militants in the town and '.repeat(size / 2)],
  ['names of places', (size) => placeNames(size).join(' ')],
  ['incidents', (size) => incidents(size / 16)],
  [
    'one incident, told on and on',
    (size) => `A bomb exploded. ${'Two more soldiers were hurt in the blast. '.repeat(size)}`,
  ],
  ['pronouns', (size) => 'It said it killed them. '.repeat(size)],
  ['letters with points', (size) => 'U.S.'.repeat(size)],
  ['accents without end', (size) => `Kabul${'\u0301'.repeat(size * 10)}`],
  ['apostrophes', (size) => "'s ’s ".repeat(size)],
  ['numbers', (size) => '123 1,234 12:30 '.repeat(size)],
  ['nothing that is seen', (size) => '\0\u200b\ufeff\u2028'.repeat(size)],
]

test.each(hostile)('%s are read to the end, in the text and in the title', (_, textOf) => {
  const text = textOf(4_000)
  expect(coded(text, { publishedAt: '2026-03-01T00:00:00Z' }).role).toBeDefined()
  expect(coded('', { title: text.slice(0, 20_000) }).role).toBeDefined()
})

test.each([
  '',
  ' ',
  '.',
  'null',
  'undefined',
  'NaN',
  '-1/0',
  '1E+02 killed',
  '0x0 dead',
  '٣ قتلى',
  '﷽ 田中さんにあげて下さい',
  'ﬁve killed',
  'killed by by by who whom of of of',
  'and and and , , , who , which',
  'No one killed no one in nowhere.',
  '"""""killed"""""',
  '()[]{}<>(killed)',
  "<script>alert('killed')</script>",
  "Robert'); DROP TABLE incidents;--",
  '../../../etc/passwd',
  '%s%n%d killed 99999999999999999999 people on February 30, 99999',
  'At least at least at least at least 5 killed',
  'between 7 and 3 killed',
  '1,2,3,4,5,,,6 killed in in in Quetta Quetta',
  '\ufeffKabul\u0000: two\u00adkilled',
  'İSTANBUL ıi ẞß killed',
  '__proto__ constructor toString hasOwnProperty killed valueOf',
  'Lowercase \ud83d\ude00\u200d killed \ufe0f 2️⃣',
])('"%s" is read', (text) => {
  const once = JSON.stringify(coded(text, { title: text, publishedAt: text }))
  expect(JSON.stringify(coded(text, { title: text, publishedAt: text }))).toBe(once)
})

test('a text of double the length takes about double the time', () => {
  const slow = hostile.filter(([, textOf]) => {
    const [once, twice] = leastTimes(textOf(4_000), textOf(8_000))
    return twice > 2.3 * once + allowance
  })
  expect(slow.map(([what]) => what)).toEqual([])
}, 120_000)

/** Milliseconds that a busy machine may add. */
const allowance = 30

/** The least processor time of both, in milliseconds, taken in turn. */
function leastTimes(single: string, double: string): [once: number, twice: number] {
  let once = Number.POSITIVE_INFINITY
  let twice = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    once = Math.min(once, timeOf(single))
    twice = Math.min(twice, timeOf(double))
  }
  return [once, twice]
}

function timeOf(text: string): number {
  const before = process.cpuUsage()
  coded(text, { publishedAt: '2026-03-01T00:00:00Z' })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
