import { before, daysOf, lastWhole, periodOf } from '@wirewatch/cli/report/period.js'
import { expect, test } from 'vitest'

test.each([
  ['weekly', '2026-03-04', '2026-03-02', '2026-03-08'],
  ['weekly', '2026-03-02', '2026-03-02', '2026-03-08'],
  ['weekly', '2026-01-01', '2025-12-29', '2026-01-04'],
  ['monthly', '2028-02-29', '2028-02-01', '2028-02-29'],
  ['monthly', '2026-12-31', '2026-12-01', '2026-12-31'],
] as const)('the %s report of %s runs from %s to %s', (kind, day, first, last) => {
  expect(periodOf(kind, day)).toMatchObject({ first, last })
})

test('on a Monday, and on the first of a month, the last whole period ended the day before', () => {
  expect(lastWhole('weekly', '2026-03-09')).toMatchObject({ first: '2026-03-02', last: '2026-03-08' })
  expect(lastWhole('monthly', '2026-03-01')).toMatchObject({ first: '2026-02-01', last: '2026-02-28' })
})

test('a period is compared with the one before it, and a week has seven days', () => {
  expect(before(periodOf('monthly', '2026-01-15'))).toMatchObject({ first: '2025-12-01', name: 'December 2025' })
  expect(daysOf(periodOf('weekly', '2026-03-04'))).toHaveLength(7)
})
