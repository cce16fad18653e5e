import type { TimeWindow } from '@wirewatch/model'
import { slotAfter } from '@wirewatch/pipeline/notify/digest-slot.js'
import { closesAt, isWithin, opensAt } from '@wirewatch/pipeline/notify/time-window.js'
import { expect, test } from 'vitest'

const weekdays = [1, 2, 3, 4, 5]
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const office = { days: weekdays, from: 8 * 60, to: 20 * 60, zone: 'Asia/Karachi' }
const night = { days: everyDay, from: 22 * 60, to: 6 * 60, zone: 'Europe/Berlin' }
const berlinOffice = { ...office, zone: 'Europe/Berlin' }

test.each<[string, TimeWindow, string, boolean]>([
  ['a morning in Karachi is still night in London', office, '2026-03-04T03:00:00Z', true],
  ['a Saturday is no weekday', office, '2026-03-07T09:00:00Z', false],
  ['the last minute counts, the end does not', office, '2026-03-04T14:59:00Z', true],
  ['at its end a window is closed', office, '2026-03-04T15:00:00Z', false],
  ['a night goes on after midnight', night, '2026-03-04T04:30:00Z', true],
  ['and ends in the morning', night, '2026-03-04T05:00:00Z', false],
  ['in summer the same hour comes earlier', night, '2026-07-04T04:00:00Z', false],
])('%s', (_, window, at, isOpen) => {
  expect(isWithin(window, new Date(at))).toBe(isOpen)
})

test.each([
  ['what is told on a Friday night waits until Monday', office, '2026-03-06T18:00:00Z', '2026-03-09T03:00:00.000Z'],
  ['what is told while it is open waits for nothing', office, '2026-03-04T10:00:00Z', '2026-03-04T10:00:00.000Z'],
  [
    'before daylight saving begins, the office opens at 7 UTC',
    berlinOffice,
    '2026-03-27T01:00:00Z',
    '2026-03-27T07:00:00.000Z',
  ],
  ['after it, at 6', berlinOffice, '2026-03-30T01:00:00Z', '2026-03-30T06:00:00.000Z'],
])('%s', (_, window, at, opens) => {
  expect(opensAt(window, new Date(at)).toISOString()).toBe(opens)
})

test('the night in which the clock is put back is an hour longer', () => {
  expect(closesAt(night, new Date('2026-10-24T20:30:00Z')).toISOString()).toBe('2026-10-25T05:00:00.000Z')
  expect(closesAt(night, new Date('2026-10-23T20:30:00Z')).toISOString()).toBe('2026-10-24T04:00:00.000Z')
})

const hour = 3_600_000
test.each([
  ['a digest of the day comes at its hour', 24 * hour, '2026-03-04T12:00:00Z', '2026-03-05T06:00:00.000Z'],
  ['what comes in its very minute waits for the next', 24 * hour, '2026-03-04T06:00:00Z', '2026-03-05T06:00:00.000Z'],
  ['in summer it comes at the same hour of the wall', 24 * hour, '2026-03-29T12:00:00Z', '2026-03-30T05:00:00.000Z'],
  [
    'a digest of every six hours comes at 1, 7, 13 and 19',
    6 * hour,
    '2026-03-04T12:30:00Z',
    '2026-03-04T18:00:00.000Z',
  ],
])('%s', (_, everyMs, after, slot) => {
  expect(slotAfter({ everyMs, at: 7 * 60, zone: 'Europe/Berlin' }, new Date(after)).toISOString()).toBe(slot)
})

test('quiet hours that never end are looked at again in a week', () => {
  const always = { days: everyDay, from: 0, to: 24 * 60, zone: 'UTC' }
  expect(closesAt(always, new Date('2026-03-04T12:00:00Z')).toISOString()).toBe('2026-03-11T00:00:00.000Z')
  const weekend = { ...always, days: [6, 7] }
  expect(closesAt(weekend, new Date('2026-03-07T12:00:00Z')).toISOString()).toBe('2026-03-09T00:00:00.000Z')
})

test('in the hour that the clock shows twice, a window closes at its end and not a day later', () => {
  const late = { days: everyDay, from: 22 * 60, to: 90, zone: 'America/New_York' }
  expect(closesAt(late, new Date('2026-11-01T06:15:00Z')).toISOString()).toBe('2026-11-01T06:30:00.000Z')
})
