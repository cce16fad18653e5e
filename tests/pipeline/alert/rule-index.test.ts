import { compileRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { meets } from '@wirewatch/pipeline/alert/meets-rule.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { expect, test } from 'vitest'
import { manyIncidents, manyRules } from '../../bench/many-rules.mjs'
import {
  alertConfig,
  aRule,
  claimedToll,
  incidentFacts,
  inQuetta,
  nowhere,
  smallTaxonomy,
  toll,
} from '../../builders/alert-rules.js'

const taxonomy = loadTaxonomy()

test('every rule that an incident meets is found, and few others', { timeout: 30_000 }, () => {
  const rules = compileRules(manyRules(taxonomy, 400).rules, taxonomy)
  let asked = 0
  for (const facts of manyIncidents(taxonomy, 60)) {
    const seen = rules.see(facts)
    const met = [...rules.byId.values()].filter((rule) => meets(rule, seen))
    const found = rules.candidatesFor(seen)
    expect(new Set(found.filter((rule) => meets(rule, seen)))).toEqual(new Set(met))
    asked += found.length
  }
  expect(asked / 60).toBeLessThan(60)
})

test.each([
  ['on the other side of a degree', 30.995, 67.005, 31.005, 66.995, 5],
  ['far around', 30, 67, 34, 71, 700],
  ['near a pole, where degrees are narrow', 80, 10, 80, 17, 150],
  ['across the date line', -10, 179.9, -10, -179.9, 50],
])('a circle is found from %s', (_where, lat, lon, otherLat, otherLon, km) => {
  const near = aRule(`when: { place: { within_km: { of: { lat: ${lat}, lon: ${lon} }, km: ${km} } } }`)
  const rules = compileRules(alertConfig(near).rules, smallTaxonomy)
  const seen = rules.see(incidentFacts({ place: { ...inQuetta, lat: otherLat, lon: otherLon } }))
  expect(rules.candidatesFor(seen).map((rule) => meets(rule, seen))).toEqual([true])
})

test.each([
  ['the best figure', '{ at_least: 5 }', { killed: toll(5) }],
  ['a power of two', '{ at_least: 8 }', { killed: toll(8) }],
  ['far more than asked', '{ at_least: 3 }', { killed: toll(200) }],
  ['only a party’s claim', '{ at_least: 7, figure: claimed }', { killed: claimedToll(9) }],
  [
    'one group alone',
    '{ at_least: 4, group: civilian }',
    { killedBy: { civilian: 4, security: null, militant: null } },
  ],
  ['none at all', '{ at_most: 0 }', { killed: toll(0) }],
])('a rule on the dead is found by %s', (_what, asked, facts) => {
  const rules = compileRules(alertConfig(aRule(`when: { killed: ${asked} }`)).rules, smallTaxonomy)
  const seen = rules.see(incidentFacts(facts))
  expect(rules.candidatesFor(seen).map((rule) => meets(rule, seen))).toEqual([true])
})

test('a rule on words is asked of those incidents alone whose summary has them', () => {
  const rules = compileRules(alertConfig(aRule("when: { text: { matches: '(?i)school' } }")).rules, smallTaxonomy)
  const found = (summary: string) => rules.candidatesFor(rules.see(incidentFacts({ summary }))).length
  expect([found('A School blown up'), found('A bridge blown up')]).toEqual([1, 0])
})

test('a rule that lets unknown places through is found from nowhere', () => {
  const rule = aRule('when: { place: { under: [PK-BA] } }\nunknown_matches: { place: true }')
  const rules = compileRules(alertConfig(rule).rules, smallTaxonomy)
  const seen = rules.see(incidentFacts({ place: nowhere }))
  expect(rules.candidatesFor(seen).map((one) => meets(one, seen))).toEqual([true])
})
