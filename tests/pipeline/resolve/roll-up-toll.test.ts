import type { CasualtyReport, CodedEvent, IncidentReport } from '@wirewatch/model'
import { rollUpToll } from '@wirewatch/pipeline/resolve/roll-up-toll.js'
import { describe, expect, test } from 'vitest'
import { aReport, plainWorld } from '../../builders/a-report.js'

test('a figure that nobody states stays unstated, and a stated zero stays zero', () => {
  expect(toll([told('a', 8, null)])).toEqual({ low: null, best: null, high: null, basis: null })
  expect(toll([told('a', 8, 0)])).toEqual({ low: 0, best: 0, high: 0, basis: 'reports' })
})

test('a newer report of one origin takes the place of its older one, it does not add', () => {
  expect(toll([told('herald', 8, 7), told('herald', 15, 9)])).toEqual(reported(9, 9, 9))
})

test('low and high span what different origins still say', () => {
  expect(toll([told('herald', 8, 7), told('post', 9, 5), told('mail', 10, 6)])).toEqual(reported(5, 6, 7))
})

test('a correction takes the place of all that was said before it', () => {
  const reports = [told('agency', 8, 4), told('paper', 9, 4), told('agency', 10, 2, { role: 'correction' })]
  expect(toll(reports)).toEqual(reported(2, 2, 2))
})

test('what is said after a correction counts beside it', () => {
  expect(toll([told('agency', 8, 2, { role: 'correction' }), told('paper', 9, 3)])).toEqual(reported(2, 3, 3))
})

describe('the best figure', () => {
  test.each<[string, IncidentReport[], number]>([
    [
      'a hospital before the police, though the police speak later',
      [told('a', 8, 9, { speaker: 'hospital' }), told('b', 10, 7, { speaker: 'police' })],
      9,
    ],
    ['the later of two equally good speakers', [told('a', 8, 5), told('b', 10, 6)], 6],
    ['the more often repeated of one moment', [told('a', 8, 5), told('b', 8, 6), told('c', 8, 6)], 6],
    ['the lower where nothing else decides', [told('a', 8, 6), told('b', 8, 5)], 5],
    [
      'the last day of reporting before a better speaker of days ago',
      [told('a', 8, 5, { speaker: 'hospital' }), told('b', 72, 8)],
      8,
    ],
  ])('is that of %s', (_why, reports, best) => {
    expect(toll(reports).best).toBe(best)
  })
})

describe("a belligerent's count of enemy dead", () => {
  test('is the high figure and sets no best when nothing else is known', () => {
    const claim = told('army', 8, 16, { speaker: 'military', partyClaim: true })
    expect(toll([claim])).toEqual({ low: null, best: null, high: 16, basis: 'party_claim' })
  })

  test('widens the span and leaves best to the others', () => {
    const claim = told('group', 10, 11, { partyClaim: true })
    expect(toll([told('paper', 8, 2), claim])).toEqual(reported(2, 2, 11))
  })

  test('makes a count of a sum that it is a part of', () => {
    const event = { casualties: [casualty(11, { partyClaim: true }), casualty(6, {})] }
    const sum = aReport({ id: 'agency', event: { ...event, killed: 17 } })
    expect(toll([sum]).basis).toBe('party_claim')
  })

  test("is not taken from a group's own claim of responsibility either", () => {
    expect(toll([told('group', 8, 20, { role: 'claim' })]).basis).toBe('party_claim')
  })
})

describe('a wounded person who dies later', () => {
  const first = told('paper', 8, 3)

  test('raises the toll to the total that the follow-up states', () => {
    expect(toll([first, told('paper', 56, 4, { role: 'follow_up' })])).toEqual(reported(4, 4, 4))
  })

  test('raises the toll by one where the follow-up states no total', () => {
    expect(toll([first, told('paper', 56, 1, { role: 'follow_up' })])).toEqual(reported(4, 4, 4))
  })

  test('raises it once, however many outlets tell of the death', () => {
    const deaths = ['paper', 'post', 'mail'].map((outlet) => told(outlet, 56, 1, { role: 'follow_up' }))
    expect(toll([first, ...deaths])).toEqual(reported(4, 4, 4))
  })

  test('does not raise a total that was stated afterwards', () => {
    const reports = [first, told('paper', 56, 1, { role: 'follow_up' }), told('post', 60, 4)]
    expect(toll(reports)).toEqual(reported(4, 4, 4))
  })

  test('is not seen in a follow-up that repeats the one dead of a killing', () => {
    expect(toll([told('paper', 8, 1), told('post', 56, 1, { role: 'follow_up' })])).toEqual(reported(1, 1, 1))
  })
})

const toll = (reports: readonly IncidentReport[]) => rollUpToll(reports, 'killed', plainWorld)

const reported = (low: number, best: number, high: number) => ({ low, best, high, basis: 'reports' })

interface Told extends Partial<Pick<CasualtyReport, 'speaker' | 'partyClaim'>> {
  readonly role?: IncidentReport['role']
}

/** A report with its figure, so many hours after midnight. */
function told(outlet: string, hour: number, killed: number | null, { role = 'report', ...casualtyOf }: Told = {}) {
  const event: Partial<CodedEvent> = { killed, casualties: killed === null ? [] : [casualty(killed, casualtyOf)] }
  const saidAt = new Date(Date.UTC(2026, 2, 4, hour)).toISOString()
  return aReport({
    id: `${outlet}-${hour}#0`,
    origin: `${outlet} ${casualtyOf.speaker ?? ''}`.trim(),
    role,
    saidAt,
    event,
  })
}

const casualty = (min: number, casualtyOf: Partial<CasualtyReport>): CasualtyReport => ({
  ...{ measure: 'killed', group: 'total', min, max: null, qualifier: 'exact', speaker: null, partyClaim: false },
  ...{ start: 0, end: 1 },
  ...casualtyOf,
})
