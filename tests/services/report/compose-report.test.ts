import { composeReport, type ReportFacts } from '@wirewatch/cli/report/compose-report.js'
import { before, periodOf } from '@wirewatch/cli/report/period.js'
import { expect, test } from 'vitest'
import { aToldIncident } from '../../builders/a-told-incident.js'

const period = periodOf('weekly', '2026-03-04')
const composed = (facts: Partial<ReportFacts>) =>
  composeReport({
    period,
    before: before(period),
    area: null,
    incidents: [],
    incidentsBefore: [],
    sources: [],
    changes: [],
    ...facts,
  })

test('numbers stand beside those of the period before', () => {
  const { totals, byType } = composed({
    incidents: [aToldIncident(), aToldIncident({ typeLabel: 'Abduction', killedBest: null, killedHigh: null })],
    incidentsBefore: [aToldIncident()],
  })
  expect(totals.slice(0, 3)).toEqual([
    { name: 'Incidents', now: 2, before: 1 },
    { name: 'Incidents with deaths', now: 1, before: 1 },
    { name: 'People killed (best figures)', now: 3, before: 3 },
  ])
  expect(byType).toEqual([
    { name: 'Bomb or mine', now: 1, before: 1 },
    { name: 'Abduction', now: 1, before: 0 },
  ])
})

test('every day of the period has its place on the time line, also one on which nothing happened', () => {
  const { days } = composed({ incidents: [aToldIncident(), aToldIncident()] })
  expect(days.map(({ incidents, killed }) => [incidents, killed])).toEqual([
    [0, 0],
    [0, 0],
    [2, 6],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ])
})

test('what one side claims of its enemy does not outrank what others count', () => {
  const claimed = aToldIncident({ publicId: 'claimed', killedBest: null, killedHigh: 5, killedClaimed: 5 })
  const counted = aToldIncident({ publicId: 'counted', killedBest: 3 })
  expect(composed({ incidents: [claimed, counted] }).main.map(({ incident }) => incident.publicId)).toEqual([
    'counted',
    'claimed',
  ])
})

test('an incident without coordinates is on no map, and the report says so', () => {
  const { points, offTheMap } = composed({
    incidents: [aToldIncident(), aToldIncident(), aToldIncident({ lat: null, lon: null })],
  })
  expect(points).toEqual([{ lat: 2.95, lon: -76.27, place: 'El Palo', incidents: 2, killed: 6 }])
  expect(offTheMap).toBe(1)
})
