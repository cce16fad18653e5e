import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packagedRegion } from '@wirewatch/taxonomy'
import { NOT_PLAIN, readFlowLines } from '@wirewatch/taxonomy/read-flow-lines.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

/** The entries; null where the reader gives up. */
function readPlain(source: string): unknown[] | null {
  const entries = [...readFlowLines(source)]
  return entries.includes(NOT_PLAIN) ? null : entries
}

const locations = join(packagedRegion, 'locations')

test.each(readdirSync(locations))('%s reads as the YAML library reads it', (file) => {
  const source = readFileSync(join(locations, file), 'utf8')
  const read = readPlain(source)
  expect(read).not.toBeNull()
  expect(read).toEqual(parse(source))
})

test.each([
  ["- { a: 'it''s', b: \"x, y\", c: -1.5, d: [1, two words, {e: f}], }"],
  ['# comment\n\n- { a: b }\n- { a: c }\n'],
  ['- { a: 12th Street, b: O.K., c: (x) }'],
])('%s is plain', (source) => {
  expect(readPlain(source)).toEqual(parse(source))
})

test.each([
  ['- { a: b, a: c }', 'a key twice'],
  ['- { a: true }', 'a truth value'],
  ['- { a: 0x1f }', 'a number in another base'],
  ['- { a: 2007-12 }', 'what may be a date'],
  ['- { a: "x\\n" }', 'an escape'],
  ['- { a: b: c }', 'a colon'],
  ['- { a: b # c }', 'a comment inside'],
  ['- { a: &x b }', 'an anchor'],
  ['- a: b', 'a block'],
  ['- { a: b,\n  c: d }', 'an entry over two lines'],
  ['- { a: }', 'nothing'],
])('%s is left to the library: %s', (source) => {
  expect(readPlain(source)).toBeNull()
})

test('whatever it reads, the library reads the same', () => {
  const scalar = fc.stringMatching(/^[a-zA-Z0-9 .,:'"[\]{}#&*!|>%@`~-]{0,12}$/)
  fc.assert(
    fc.property(scalar, scalar, (first, second) => {
      const source = `- { a: ${first}, b: [${second}] }`
      const read = readPlain(source)
      if (read !== null) expect(read).toEqual(parse(source))
    }),
    { numRuns: 2000, seed: 7 },
  )
})
