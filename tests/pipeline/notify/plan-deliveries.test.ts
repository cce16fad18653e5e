import type { AlertConfig, Receiver, Silence } from '@wirewatch/model'
import { planDeliveries, type Waiting } from '@wirewatch/pipeline/notify/plan-deliveries.js'
import { describe, expect, test } from 'vitest'
import { aNotice, aWaiting, desk } from '../../builders/a-notice.js'
import { alertConfig, aRule, incidentFacts } from '../../builders/alert-rules.js'

const now = new Date('2026-03-04T12:00:00Z')
const above = {
  placesOver: (id: string) => [id, 'PK-BA', 'PK'],
  actorsOver: (id: string) => [id],
}
const config: AlertConfig = { ...alertConfig(aRule('when: { killed: { at_least: 5 } }')), inhibitions: [] }
const plan = (waiting: Partial<Waiting>, given: Partial<AlertConfig> = {}, at = now) =>
  planDeliveries(aWaiting(waiting), { ...config, ...given }, above, at)

const silence = (matcher: Partial<Silence['matcher']>): Silence => ({
  id: 3,
  matcher: { rules: null, levels: null, places: null, actors: null, incidents: null, ...matcher },
  startsAt: '2026-03-04T00:00:00Z',
  endsAt: '2026-03-05T00:00:00Z',
  madeBy: 'Amna',
  why: 'drill in Quetta',
})

test('what belongs to one group goes in one message, also what waits for others to come', () => {
  const notices = [aNotice(), aNotice({ id: 2, dueAt: '2026-03-04T12:00:30Z' }), aNotice({ id: 3, groupKey: 'other' })]
  expect(plan({ notices }).deliveries.map(({ notices }) => notices.map(({ id }) => id))).toEqual([[1, 2], [3]])
})

test('what is not yet due waits', () => {
  expect(plan({ notices: [aNotice({ dueAt: '2026-03-04T12:00:30Z' })] })).toEqual({
    deliveries: [],
    ended: [],
    postponed: [],
    digested: [],
  })
})

test.each<[string, Partial<Silence['matcher']>, boolean]>([
  ['of everything', {}, true],
  ['of its rule', { rules: ['mass-casualty'] }, true],
  ['of another rule', { rules: ['drone-strike'] }, false],
  ['of the province in which it happened', { places: ['PK-BA'] }, true],
  ['of its level elsewhere', { levels: ['critical'], places: ['PK-SD'] }, false],
  ['of the incident', { incidents: ['PK-2026-000001'] }, true],
])('a silence %s', (_, matcher, isSilent) => {
  const { ended, deliveries } = plan({ silences: [silence(matcher)] })
  expect([ended.length, deliveries.length]).toEqual(isSilent ? [1, 0] : [0, 1])
  if (isSilent)
    expect(ended).toEqual([
      { id: 1, state: 'silenced', reason: 'silenced by Amna until 2026-03-05T00:00:00Z: drill in Quetta' },
    ])
})

test('a silence of a province holds for what was counted in one of its districts too', () => {
  const notices = [aNotice({ facts: null, about: 'PK-BA.quetta' })]
  expect(plan({ notices, silences: [silence({ places: ['PK-BA'] })] }).ended).toMatchObject([{ state: 'silenced' }])
  expect(plan({ notices, silences: [silence({ places: ['PK-SD'] })] }).ended).toEqual([])
})

test('an alert that another one says already is not told, unless it is of another incident', () => {
  const inhibitions = [{ when: 'mass-casualty', mute: 'any-attack', same: ['incident' as const] }]
  const notices = [aNotice({ ruleId: 'any-attack' })]
  const standing = (publicId: string) => [
    { ruleId: 'mass-casualty', level: 'critical' as const, facts: incidentFacts({ publicId }) },
  ]
  expect(plan({ notices, standing: standing('PK-2026-000001') }, { inhibitions }).ended).toMatchObject([
    { state: 'inhibited', reason: 'an alert of mass-casualty says it' },
  ])
  expect(plan({ notices, standing: standing('PK-2026-000002') }, { inhibitions }).ended).toEqual([])
})

test('between one message of a group and the next lies its interval', () => {
  const lastOfGroup = new Map([['rule=mass-casualty', '2026-03-04T11:58:00Z']])
  expect(plan({ lastOfGroup }).postponed).toEqual([{ id: 1, dueAt: '2026-03-04T12:03:00.000Z' }])
})

test('at night only what is critical is told at once', () => {
  const during = { days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, to: 6 * 60, zone: 'UTC' }
  const receiver: Receiver = { ...desk, quiet: { during, exceptLevels: ['critical'] } }
  const notices = [aNotice(), aNotice({ id: 2, level: 'high', groupKey: 'high' })]
  const { deliveries, postponed } = plan({ receiver, notices }, {}, new Date('2026-03-04T23:00:00Z'))
  expect(deliveries.map(({ notices }) => notices.map(({ id }) => id))).toEqual([[1]])
  expect(postponed).toEqual([{ id: 2, dueAt: '2026-03-05T06:00:00.000Z' }])
})

test('outside of the hours of its route nothing is told until they begin', () => {
  const active = { days: [1, 2, 3, 4, 5], from: 8 * 60, to: 11 * 60, zone: 'UTC' }
  expect(plan({}, { route: { ...config.route, active } }).postponed).toEqual([
    { id: 1, dueAt: '2026-03-05T08:00:00.000Z' },
  ])
})

test('what is over the budget of the hour goes to the digest, and without one it waits', () => {
  const waiting = { lastHour: { messages: 2, firstAt: '2026-03-04T11:10:00Z' } }
  const budget = (overflow: string | null) => ({ budgets: { perReceiverPerHour: 2, overflow } })
  expect(plan(waiting, budget('daily'))).toMatchObject({ deliveries: [], digested: [{ id: 1, to: 'daily' }] })
  expect(plan(waiting, budget(null)).postponed).toEqual([{ id: 1, dueAt: '2026-03-04T12:10:00.000Z' }])
})

test('a digest takes all that was written before its hour, in one message', () => {
  const receiver: Receiver = {
    name: 'daily',
    kind: 'digest',
    everyMs: 86_400_000,
    at: 420,
    zone: 'UTC',
    to: 'desk',
    quiet: null,
    templates: null,
  }
  const notices = [aNotice(), aNotice({ id: 2, groupKey: 'other' })]
  const before = plan({ receiver, notices })
  expect([before.deliveries, before.postponed[0]?.dueAt]).toEqual([[], '2026-03-05T07:00:00.000Z'])
  expect(plan({ receiver, notices }, {}, new Date('2026-03-05T07:00:00Z')).deliveries).toMatchObject([
    { notices: [{ id: 1 }, { id: 2 }] },
  ])
})

test('what comes along with its group is neither silenced nor out of hours', () => {
  const later = '2026-03-05T06:00:00Z'
  const silent = aNotice({ id: 2, level: 'high', dueAt: later })
  const planned = plan({ notices: [aNotice(), silent], silences: [silence({ levels: ['high'] })] })
  expect(planned).toMatchObject({ deliveries: [{ notices: [{ id: 1 }] }], ended: [] })
  const during = { days: [1, 2, 3, 4, 5, 6, 7], from: 11 * 60, to: 13 * 60, zone: 'UTC' }
  const receiver: Receiver = { ...desk, quiet: { during, exceptLevels: ['critical'] } }
  const quiet = plan({ receiver, notices: [aNotice(), silent] })
  expect(quiet.deliveries.map(({ notices }) => notices.map(({ id }) => id))).toEqual([[1]])
})

describe('what corrects something that the receiver was told', () => {
  const owed = ['corrected', 'retracted', 'merged'] as const

  test.each(owed)('is not held back by a silence, nor by another alert: %s', (kind) => {
    const inhibitions = [{ when: 'mass-casualty', mute: 'any-attack', same: ['incident' as const] }]
    const facts = incidentFacts({ publicId: 'PK-2026-000001' })
    const standing = [{ ruleId: 'mass-casualty', level: 'critical' as const, facts }]
    const notices = [aNotice({ ruleId: 'any-attack', kind })]
    expect(plan({ notices, standing, silences: [silence({})] }, { inhibitions })).toMatchObject({
      deliveries: [{ notices: [{ id: 1 }] }],
      ended: [],
    })
  })

  test('goes before news where the budget is short, and over it waits for the same receiver', () => {
    const notices = [
      aNotice({ id: 1, groupKey: 'news' }),
      aNotice({ id: 2, groupKey: 'wrong', kind: 'corrected' }),
      aNotice({ id: 3, groupKey: 'gone', kind: 'retracted' }),
    ]
    const budgets = { perReceiverPerHour: 2, overflow: 'daily' }
    expect(plan({ notices, lastHour: { messages: 1, firstAt: '2026-03-04T11:10:00Z' } }, { budgets })).toMatchObject({
      deliveries: [{ notices: [{ id: 2 }] }],
      postponed: [{ id: 3, dueAt: '2026-03-04T12:10:00.000Z' }],
      digested: [{ id: 1, to: 'daily' }],
    })
  })
})
