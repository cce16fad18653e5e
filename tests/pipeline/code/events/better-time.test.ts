import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

test('an attack that is counted over the year happened on the day that heads the report', () => {
  const text =
    '18 March 2026. Explosives destroyed a section of a gas pipeline near Sui. It was the thirteenth attack this year.'
  const { events } = coded(text, { publishedAt: '2026-03-20T06:00:00Z' })
  expect(events.map(({ date }) => date)).toEqual(['2026-03-18'])
})
