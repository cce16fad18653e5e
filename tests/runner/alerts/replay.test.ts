import { compileRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { openReplay } from '@wirewatch/runner/alerts/replay.js'
import { expect, test } from 'vitest'
import { alertConfig, incidentRevision, smallTaxonomy } from '../../builders/alert-rules.js'

const blasts = `
- { id: blast, title: A blast, status: stable, level: low, when: { type: { under: [explosive] } }, tell: [] }
- id: two-in-a-district
  title: Two blasts in a district
  status: stable
  level: high
  count: { of: blast, by: admin2, within: 24h, at_least: 2 }
`
const delivery = `
routes: { receiver: nobody, routes: [{ match: { place: PK-BA }, receiver: province-desk }] }
receivers: [{ name: province-desk, stdout: {} }, { name: nobody, stdout: {} }]
`

test('a backtest of a count by district tells the desk of the province that it lies in', () => {
  const config = alertConfig(blasts, delivery)
  const replay = openReplay(config, compileRules(config.rules, smallTaxonomy), smallTaxonomy, null)
  const moment = '2026-03-03T10:00:00.000Z'
  const told = [1, 2].flatMap((incidentId) => {
    const blast = { ruleId: 'blast', incidentId, moment, keys: { admin2: ['PK-BA.quetta'] } }
    return replay.keep(incidentRevision({}, { incidentId }), [], [blast], moment)
  })
  expect(told).toMatchObject([{ ruleId: 'two-in-a-district', tell: { to: [{ receiver: 'province-desk' }] } }])
})
