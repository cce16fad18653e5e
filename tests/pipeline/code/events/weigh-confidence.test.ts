import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

const text = 'Gunmen killed two traders in Quetta on Tuesday.'
const datePart = (publishedAt: string | null): number | undefined =>
  coded(text, { publishedAt }).events[0]?.confidenceParts.date

test('a weekday is as good as a date once it is known when the text was published, and names no day before', () => {
  expect(datePart('2026-03-04T00:00:00Z')).toBe(1)
  expect(datePart(null)).toBe(0.8)
})
