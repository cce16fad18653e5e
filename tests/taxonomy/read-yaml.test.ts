import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Finding, readYamlList } from '@wirewatch/taxonomy'
import { locationSchema as schema } from '@wirewatch/taxonomy/schemas.js'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wirewatch-yaml-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function read(source: string) {
  const path = join(folder, 'places.yaml')
  writeFileSync(path, source)
  const findings: Finding[] = []
  const list = readYamlList({ path, file: 'places.yaml' }, schema, findings)
  return { list, findings }
}

test('every mistake of a file is found at once, each at its line, and the entries that are right are kept', () => {
  const { list, findings } = read(
    [
      '# places',
      '- { id: a, name: A, kind: town }',
      '- id: b',
      '  name: B',
      '  kind: town',
      '  naem: Bee',
      '- { id: c, name: C, kind: citty }',
      '- id: d',
      '  name: D',
      '  kind: city',
      '  aliases:',
      '    - Dee',
      '    - { text: Old Dee, kind: fromer }',
      '- { name: E, kind: city }',
    ].join('\n'),
  )
  expect(list?.entries.map((entry) => entry.value.id)).toEqual(['a'])
  expect(findings.map(({ line, kind, message, hint }) => `${line} ${kind}: ${message} (${hint})`)).toEqual([
    '6 unknown-key: unknown key "naem" (did you mean "name"?)',
    '7 wrong-value: "kind" is not a known value (did you mean "city"?)',
    '13 wrong-value: "aliases[1].kind" is not a known value (did you mean "former"?)',
    '14 wrong-value: "id" is missing (null)',
  ])
})

test('an entry that is wrong keeps its id known, so that what refers to it is not reported as well', () => {
  expect(read('- { id: a, name: A, kind: vilage }').list?.brokenIds).toEqual(['a'])
})

test.each([
  ['a bracket that is never closed', '- { id: a, name: A, kind: town }\n- { id: b, aliases: [x }\n', 2],
  ['a key that stands twice', '- { id: a, name: A, kind: town }\n- { id: b, id: c }\n', 2],
  ['an empty file', '', 1],
])('%s is told at its line', (_, source, line) => {
  const { list, findings } = read(source)
  expect(list).toBeNull()
  expect(findings).toMatchObject([{ kind: 'not-yaml', line }])
})

test('a file that is absent is a finding, not a crash', () => {
  const findings: Finding[] = []
  expect(readYamlList({ path: join(folder, 'none.yaml'), file: 'none.yaml' }, schema, findings)).toBeNull()
  expect(findings).toMatchObject([{ file: 'none.yaml', kind: 'missing-file' }])
})
