import { table } from '@wirewatch/cli/show/table.js'
import { expect, test } from 'vitest'

const columns = [
  { head: 'place', of: (row: { place: string; killed: number | null }) => row.place },
  { head: 'killed', of: (row: { place: string; killed: number | null }) => row.killed, align: 'right' as const },
]

test('columns are aligned, and what is not known is a dash', () => {
  const rows = [
    { place: 'Quetta', killed: 12 },
    { place: 'Dera Ismail Khan', killed: null },
  ]
  expect(table(columns, rows, null).split('\n')).toEqual([
    'place             killed',
    'Quetta                12',
    'Dera Ismail Khan       –',
  ])
})

test('on a narrow terminal the longest column gives way', () => {
  const rows = [{ place: 'A village with a very long name indeed', killed: 3 }]
  const lines = table(columns, rows, 30).split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(30)
  expect(lines[1]).toContain('…')
})

test('escape sequences in a headline do not reach the terminal', () => {
  expect(table(columns, [{ place: 'Kabul\u001b[2J\u0007', killed: 1 }], null)).not.toMatch(/[\u001b\u0007]/)
})
