import { expect, test } from 'vitest'
import { measureLoad, measureScans } from '../bench/names-cost.mjs'

test('finding names costs little more than reading the text, and hardly more with many names', () => {
  const [bare, few, many, most] = measureScans()
  expect(many.least / bare.least).toBeLessThanOrEqual(4)
  expect(most.least / few.least).toBeLessThanOrEqual(2.5)
}, 60_000)

test('a region of fifty thousand names loads in a moment and takes little memory', () => {
  const runs = [1, 2, 3].map(measureLoad)
  expect(runs[0]?.names).toBeGreaterThan(50_000)
  expect(Math.min(...runs.map(({ took }) => took))).toBeLessThan(1_500)
  expect(Math.min(...runs.map(({ megabytes }) => megabytes))).toBeLessThan(100)
}, 60_000)
