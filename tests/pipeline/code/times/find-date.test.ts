import { describe, expect, test } from 'vitest'
import { coded, incident } from '../../../builders/coded.js'

const published = { publishedAt: '2025-09-25T06:00:00Z', zone: 'Asia/Karachi' }

describe('when it happened, for a text of Thursday, 25 September 2025', () => {
  test.each([
    ['on Wednesday', '2025-09-24', 1],
    ['on Thursday', '2025-09-25', 1],
    ['on September 3', '2025-09-03', 1],
    ['on December 30', '2024-12-30', 1],
    ['on 14 May 2019', '2019-05-14', 1],
    ['yesterday', '2025-09-24', 1],
    ['last night', '2025-09-24', 1],
    ['three days ago', '2025-09-22', 1],
    ['in March 2025', '2025-03', 4],
    ['in 2014', '2014', 5],
    ['last month', '2025-08', 4],
    ['last week', '2025-09-15', 3],
    ['over the weekend', '2025-09-20', 2],
    ['a week ago', '2025-09-18', 3],
    ['a year ago', '2024', 5],
    ['this month', '2025-09', 4],
    ['on the 3rd of September', '2025-09-03', 1],
    ['on 2025-09-03', '2025-09-03', 1],
    ['earlier this month', '2025-09', 4],
    ['on 17/09/2025', '2025-09-17', 1],
    ['on 09/17/2025', '2025-09-17', 1],
    ['on 09/04/2025', '2025-09-04', 1],
    ['on 17-09-2025', '2025-09-17', 1],
    ['on Christmas Eve', '2024-12-24', 1],
    ["on New Year's Eve 2021", '2021-12-31', 1],
    ['on the Fourth of July', '2025-07-04', 1],
    ['on July 15 last year', '2024-07-15', 1],
    ['on 4 March this year', '2025-03-04', 1],
    ['in January last year', '2024-01', 4],
  ])('%s', (words, date, precision) => {
    const event = incident(`Gunmen killed two soldiers near Quetta ${words}.`, published)
    expect([event.date, event.datePrecision]).toEqual([date, precision])
  })
})

test.each([
  ['from 3 to 5 September', '2025-09-03', '2025-09-05', 2],
  ['on September 3-5', '2025-09-03', '2025-09-05', 2],
  ['between September 3 and September 5', '2025-09-03', '2025-09-05', 2],
  ['between Monday and Wednesday', '2025-09-22', '2025-09-24', 2],
  ['from 3 to 13 September', '2025-09-03', '2025-09-13', 3],
])('fighting %s has a first and a last day', (words, first, last, precision) => {
  const event = incident(`Militants fought soldiers near Quetta ${words} and killed four of them.`, published)
  expect([event.date, event.dateEnd, event.datePrecision]).toEqual([first, last, precision])
})

test('the day of publication counts in the zone of the outlet', () => {
  const late = { publishedAt: '2025-09-25T21:30:00Z' }
  expect(incident('Gunmen killed two men in Quetta today.', { ...late, zone: 'Asia/Karachi' }).date).toBe('2025-09-26')
  expect(incident('Gunmen killed two men in Quetta today.', { ...late, zone: 'UTC' }).date).toBe('2025-09-25')
})

test('a month and a day without any year stay unknown where the text has no day of publication', () => {
  expect(incident('Gunmen killed two soldiers near Quetta on May 14.').date).toBeNull()
})

test('a report that names no day falls back to the day of publication, as a span, and says so', () => {
  const event = incident('Gunmen killed two soldiers near Quetta.', published)
  expect([event.date, event.datePrecision]).toEqual(['2025-09-25', 2])
  expect(event.evidence.map(({ rule }) => rule)).toContain('date:day-of-publication')
})

test('what was told on the day before publication happened by then', () => {
  const event = incident('Four militants were killed in a clash near Quetta, police said on Wednesday.', published)
  expect([event.date, event.datePrecision]).toEqual(['2025-09-24', 2])
  expect(event.evidence.map(({ rule }) => rule)).toContain('date:reported')
})

test('the day a paper reported it is not the day it happened', () => {
  const event = incident('Gunmen killed two soldiers near Quetta, reports the paper on September 20.', published)
  expect(event.date).toBe('2025-09-25')
})

test('a release without a date of its own is dated by its dateline', () => {
  const text = 'QUETTA (June 30, 2011) - Soldiers killed two militants in a raid near Mastung yesterday.'
  expect(incident(text).date).toBe('2011-06-29')
})

test('"today" counts from the day of the dateline, also in the paper of the next', () => {
  const dateIn = (text: string): string | null => incident(text, published).date
  expect(dateIn('QUETTA, Sept 24 (APP): Gunmen killed two soldiers near Mastung today.')).toBe('2025-09-24')
  expect(dateIn('QUETTA, Sept. 23: Gunmen killed two soldiers near Mastung this morning.')).toBe('2025-09-23')
  expect(dateIn('QUETTA, Sept 2 (APP): Gunmen killed two soldiers near Mastung today.')).toBe('2025-09-25')
  expect(dateIn('QUETTA — Gunmen killed two soldiers near Mastung today.')).toBe('2025-09-25')
})

test('a day before a colon that is no dateline of the day is the day of the event', () => {
  const dateIn = (text: string): unknown[] => {
    const event = incident(text, published)
    return [event.date, event.datePrecision]
  }
  expect(dateIn('QUETTA, 2 September: Gunmen killed a driver.')).toEqual(['2025-09-02', 1])
  expect(dateIn('QUETTA, 23 September: Gunmen killed a driver.')).toEqual(['2025-09-23', 2])
})

test('a year is a year also before people of the place and before hours that are counted', () => {
  expect(incident('On 4 May 2009 local residents found two soldiers shot dead in Mastung.', published).date).toBe(
    '2009-05-04',
  )
  expect(incident('On March 12, 2010 hours after a raid gunmen killed two men in Mastung.', published).date).toBe(
    '2010-03-12',
  )
})

test('days in numbers are read alike, as the first that can be read in one way only', () => {
  const text =
    '05/06/2025: Gunmen killed a man in Quetta. On 06/30/2025 gunmen killed a man in Kalat. On 07/02/2025 gunmen killed a man in Mastung.'
  expect(coded(text, published).events.map(({ date }) => date)).toEqual(['2025-05-06', '2025-06-30', '2025-07-02'])
})
