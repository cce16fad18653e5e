import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packagedRegion } from '@wirewatch/taxonomy'
import { NOT_PLAIN, readPlainYaml } from '@wirewatch/taxonomy/read-plain-yaml.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

/** The entries; null where the reader gives up. */
function readPlain(source: string): unknown[] | null {
  const entries = [...readPlainYaml(source)]
  return entries.includes(NOT_PLAIN) ? null : entries
}

const files = ['locations', 'actors'].flatMap((folder) =>
  readdirSync(join(packagedRegion, folder)).map((file) => join(folder, file)),
)

test.each(files)('%s reads as the YAML library reads it', (file) => {
  const source = readFileSync(join(packagedRegion, file), 'utf8')
  const read = readPlain(source)
  if (file.startsWith('locations')) expect(read).not.toBeNull()
  if (read !== null) expect(read).toEqual(parse(source))
})

test.each([
  ["- { a: 'it''s', b: \"x, y\", c: -1.5, d: [1, two words, {e: f}], }"],
  ['# comment\n\n- { a: b }\n- { a: c }\n'],
  ['- { a: 12th Street, b: O.K., c: (x) }'],
  ['- a: b\n'],
  ["# x\n- a: one, two [three]\n  b: [c, { d: 'e' }]\n\n  f: http://torvik.example/a:b\n- g: 1\n  h: 'i: j'  \n"],
  ['- a:\n    - b\n# between\n    - { c: d }\n    - 7\n  e: f\n- { g: h }\n- i: j'],
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
  ['- a: b: c', 'a colon in a block'],
  ['- a: b # c', 'a comment in a block'],
  ['- a: b\n  a: c', 'a key twice in a block'],
  ['- a: |\n    b', 'a text of its own lines'],
  ['- a: b\n    c', 'a text over two lines'],
  ['- a: b\n    - c', 'a text over two lines that looks like a list'],
  ['- a:\n  b: c', 'a key with nothing'],
  ['- a:', 'a last key with nothing'],
  ['- a:\n  - b', 'a list that is not indented'],
  ['- a:\n    b: c', 'a mapping in a mapping'],
  ['- a:\n    - b: c', 'a mapping in a list'],
  ['- a:\n    - b\n      c', 'an item over two lines'],
  ['- { a: b }\n  c: d', 'a key after an entry of one line'],
  ['-  a: b\n   c: d', 'another indentation'],
  ['- a', 'a list of words'],
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

test('whatever it reads of entries over several lines, the library reads the same', () => {
  const line = fc.stringMatching(/^(- | {2}| {4}| {4}- )?([ab]:)? ?[a-z0-9 .,:'"[\]{}#-]{0,6}$/)
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const source = ['- a: b', ...lines].join('\n')
      const read = readPlain(source)
      if (read !== null) expect(read).toEqual(parse(source))
    }),
    { numRuns: 5000, seed: 7 },
  )
})
