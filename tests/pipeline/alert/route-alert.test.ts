import { destinationsOf, type RoutedAlert, receiversOf } from '@wirewatch/pipeline/alert/route-alert.js'
import { describe, expect, test } from 'vitest'
import { alertConfig, aRule } from '../../builders/alert-rules.js'

const delivery = `
routes:
  receiver: daily
  group_by: [rule, admin1]
  routes:
    - { match: { level: critical }, receiver: hook, group_by: [incident], group_wait: 0s, continue: true }
    - match: { level: [critical, high] }
      receiver: mail
      routes:
        - { match: { place: PK-BA }, receiver: quetta-desk }
    - { match: { kind: escalated }, receiver: hook }
receivers:
  - { name: hook, webhook: { url: 'https://desk.example/hook' } }
  - { name: mail, email: { to: [desk@desk.example] } }
  - { name: quetta-desk, email: { to: [quetta@desk.example] } }
  - { name: daily, digest: { every: 24h, at: '07:00', zone: Asia/Karachi, to: mail } }
`

function routed(level: string, alert: Partial<RoutedAlert> = {}) {
  const config = alertConfig(aRule('when: { killed: { at_least: 5 } }').replace('high', level), delivery)
  return destinationsOf(config.route, {
    rule: config.rules[0]!,
    kind: 'created',
    placeIds: new Set(['PK-KP', 'PK']),
    values: { incident: 'PK-2026-000001', country: 'PK', admin1: 'PK-KP', admin2: '', type: 'battle.armed_clash' },
    ...alert,
  }).map(({ receiver, groupKey, groupWaitMs, route }) => [receiver, groupKey, groupWaitMs, route])
}

describe('routes', () => {
  test('what no branch takes stays with the root', () => {
    expect(routed('low')).toEqual([['daily', 'rule=watch admin1=PK-KP', 60_000, '']])
  })

  test('a branch that continues lets the ones after it tell too', () => {
    expect(routed('critical')).toEqual([
      ['hook', 'incident=PK-2026-000001', 0, '0'],
      ['mail', 'rule=watch admin1=PK-KP', 60_000, '1'],
    ])
  })

  test('the first branch that matches keeps it from the others, and a branch below it takes its own', () => {
    expect(routed('high', { placeIds: new Set(['PK-BA.quetta', 'PK-BA', 'PK']) })).toEqual([
      ['quetta-desk', 'rule=watch admin1=PK-KP', 60_000, '1.0'],
    ])
  })

  test('a receiver that two branches lead to is told once', () => {
    expect(routed('low', { kind: 'escalated' }).map(([receiver]) => receiver)).toEqual(['hook'])
  })

  test('who may hear of a rule is known before anything happens, wherever it will', () => {
    const { rules, route } = alertConfig(aRule('when: { killed: { at_least: 5 } }'), delivery)
    expect(receiversOf(route, rules[0]!)).toEqual(['mail', 'quetta-desk'])
    expect(receiversOf(route, { ...rules[0]!, status: 'experimental' })).toEqual([])
  })
})
