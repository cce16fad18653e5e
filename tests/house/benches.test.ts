import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { benches } from '../bench/benches.mjs'

const root = join(import.meta.dirname, '..', '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
const scriptOf = Object.entries(scripts).filter(([name]) => name.startsWith('bench:'))

test('every bench that can be run alone is run with the others, and the other way round', () => {
  const alone = scriptOf.map(([script]) => script.replace('bench:', '')).sort()
  expect(alone).toEqual(benches.map(({ name }) => name).sort())
})

test.each(scriptOf)('%s runs a file that is there', (script, command) => {
  const file = `tests/bench/${script.replace('bench:', '')}.mjs`
  expect(command).toBe(`node ${file}`)
  expect(existsSync(join(root, file))).toBe(true)
})

test('BENCHMARKS.md has a row for every bench', () => {
  const rows = readFileSync(join(root, 'BENCHMARKS.md'), 'utf8').split('\n')
  const named = new Set(rows.map((row) => row.split('|')[1]?.trim()))
  expect(benches.filter(({ name }) => !named.has(name))).toEqual([])
})
