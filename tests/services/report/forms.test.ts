import { composeReport } from '@wirewatch/cli/report/compose-report.js'
import { readWorld } from '@wirewatch/cli/report/draw-map.js'
import { reportAsHtml } from '@wirewatch/cli/report/html.js'
import { reportAsMarkdown } from '@wirewatch/cli/report/markdown.js'
import { before, periodOf } from '@wirewatch/cli/report/period.js'
import { tollOf } from '@wirewatch/cli/report/words.js'
import { expect, test } from 'vitest'
import { aToldIncident } from '../../builders/a-told-incident.js'

const period = periodOf('weekly', '2026-03-04')
const hostile = composeReport({
  period,
  before: before(period),
  area: 'Cauca',
  incidents: [aToldIncident({ location: '<script>alert(1)</script>', summary: '\u001b[31mred' })],
  incidentsBefore: [],
  sources: [
    { publicId: 'CO-2026-000001', source: 'A & B', title: '"><img src=x>', url: 'javascript:alert(1)' },
    { publicId: 'CO-2026-000001', source: 'Río Post', title: null, url: 'https://rio-post.example/a_b' },
  ],
  changes: [
    {
      publicId: 'CO-2026-000007',
      status: 'confirmed',
      locationId: null,
      summary: null,
      changed: { killed_best: [7, 9], location_name: [null, 'Toribío'] },
    },
  ],
})
const made = ['2026-03-09T06:00:00.000Z', 'taxonomy 1 and coder 1'] as const

test('a page holds map, time line and sources, and nothing that texts bring in is run', async () => {
  const page = reportAsHtml(hostile, await readWorld(), ...made)
  expect(page).toContain('<h1>Cauca: week of 2 March 2026 to 8 March 2026</h1>')
  expect(page).toMatch(/<svg class="days"[\s\S]*<svg class="map"[\s\S]*<circle/)
  expect(page).toContain('<a href="https:&#x2F;&#x2F;rio-post.example&#x2F;a_b" title="">Río Post</a>')
  expect(page).not.toMatch(/<script|<img|javascript:|src=|@import|url\(/)
})

test('the same in Markdown lines up, and steers neither markup nor terminal', () => {
  const text = reportAsMarkdown(hostile, ...made)
  expect(text).toContain('| Incidents                            |   1 |      0 |     +1 |')
  expect(text).toContain('Río Post <https://rio-post.example/a_b>')
  expect(text).toContain('- **CO-2026-000007**: place unknown → Toribío, killed 7 → 9.')
  expect(text).not.toMatch(/<script|\u001b/)
})

test.each([
  [{}, '3 killed (2 to 4)'],
  [{ killedLow: 3, killedHigh: 3, injuredBest: 5 }, '3 killed, 5 injured'],
  [{ killedBest: null, killedLow: null, killedHigh: 6, killedClaimed: 6 }, '6 killed, as one side claims'],
  [{ killedBest: 0, killedLow: 0, killedHigh: 0 }, '0 killed'],
  [{ killedBest: null, killedLow: null, killedHigh: null }, 'no toll stated'],
])('a toll is told as far as it is known: %j', (incident, words) => {
  expect(tollOf(aToldIncident(incident))).toBe(words)
})
