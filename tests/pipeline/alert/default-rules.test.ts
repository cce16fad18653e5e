import { receiversOf } from '@wirewatch/pipeline/alert/route-alert.js'
import { testRules } from '@wirewatch/pipeline/alert/test-rules.js'
import { alertRulesFolder, loadAlertRules, loadTaxonomy } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { alertConfig, aRule, smallTaxonomy } from '../../builders/alert-rules.js'

const taxonomy = loadTaxonomy()
const config = loadAlertRules(alertRulesFolder(), taxonomy)

describe('the rules that come with the region', () => {
  test('twelve of them tell', () => {
    expect(config.rules.filter(({ tell, status }) => tell.length > 0 && status !== 'experimental')).toHaveLength(12)
  })

  test('are printed or gathered for the morning, and kept in the feed', () => {
    const told = config.rules.map((rule) => receiversOf(config.route, rule)).filter(({ length }) => length > 0)
    expect(told.map((names) => names.includes('feed') && names.some((name) => name !== 'feed'))).toEqual(
      told.map(() => true),
    )
  })

  test('have tests for what fires and for what does not, where incidents can try them', () => {
    for (const { id, tests, watch } of config.rules.filter((rule) => rule.watch.kind !== 'silence'))
      expect([id, new Set(tests.map((one) => one.expect)).size, watch.kind]).toEqual([id, 2, watch.kind])
  })

  test('hold what their own tests say', async () => {
    const results = await testRules(config, taxonomy)
    expect(results.filter(({ expected, found }) => expected !== found)).toEqual([])
    expect(results.length).toBeGreaterThan(24)
  })
})

test('a test that does not hold says what failed', async () => {
  const rule = aRule(`
when: { killed: { at_least: 5 } }
tests:
  - { incident: blast, expect: fires }`)
  const blast = '- { id: blast, type: explosive.ied_or_mine }'
  const results = await testRules(alertConfig(rule, undefined, blast), smallTaxonomy)
  expect(results).toEqual([
    {
      ruleId: 'watch',
      tried: ['blast'],
      expected: 'fires',
      found: 'silent',
      why: 'killed: not stated (best); asked: at least 5',
    },
  ])
})
