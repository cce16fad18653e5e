import type { Alert, AlertChange, IncidentFacts, IncidentRevision } from '@wirewatch/model'
import { alert } from '@wirewatch/pipeline/alert/alert.js'
import { compileRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { describe, expect, test } from 'vitest'
import {
  alertConfig,
  aRule,
  by,
  incidentFacts,
  incidentRevision,
  inQuetta,
  smallTaxonomy,
  toldAlert,
  toll,
} from '../../builders/alert-rules.js'

const fivePlus = 'when: { killed: { at_least: 5 } }'

interface Given {
  readonly rule?: string
  readonly delivery?: string
  readonly alerts?: readonly Alert[]
  readonly at?: string
}

/** What the stage makes of a revision; the clock stands where it is told to. */
async function weigh(revision: IncidentRevision, given: Given = {}): Promise<readonly AlertChange[] | string> {
  const config = alertConfig(aRule(given.rule ?? fivePlus), given.delivery)
  const outcome = await alert.run(
    { revision, alerts: given.alerts ?? [] },
    {
      config,
      rules: compileRules(config.rules, smallTaxonomy),
      findEarlier: async () => 'none',
      now: () => new Date(given.at ?? '2026-03-03T12:00:00Z'),
    },
  )
  return outcome.status === 'passed' ? outcome.value.changes : outcome.reason
}

const killed = (best: number, facts: Partial<IncidentFacts> = {}): IncidentFacts =>
  incidentFacts({ killed: toll(best), ...facts })
const revised = (facts: IncidentFacts, reason = 'toll-revised'): IncidentRevision =>
  incidentRevision(facts, { revision: 2, reason })

describe('a new alert', () => {
  test('fires at the first revision that meets the rule, with the reason', async () => {
    const [change] = await weigh(incidentRevision(killed(6)))
    expect(change).toMatchObject({
      alertId: null,
      ruleId: 'watch',
      state: 'firing',
      reason: 'killed: 6 (best); asked: at least 5',
      told: { killed: { best: 6 } },
      tell: { kind: 'created', before: null, to: [{ receiver: 'desk', groupKey: 'rule=watch' }] },
    })
  })

  test('an incident that meets no rule gives none', async () => {
    expect(await weigh(incidentRevision(killed(4)))).toBe('no-rule')
  })

  test('a rule that only serves others tells nothing', async () => {
    expect(await weigh(incidentRevision(killed(6)), { rule: `${fivePlus}\ntell: []` })).toBe('no-rule')
  })

  test('a deprecated rule is not weighed', async () => {
    const { rules } = alertConfig(aRule(fivePlus).replace('stable', 'deprecated'))
    expect([...compileRules(rules, smallTaxonomy).byId.keys()]).toEqual([])
  })

  test('an experimental rule fires and tells nobody', async () => {
    const config = alertConfig(aRule(fivePlus).replace('stable', 'experimental'))
    const outcome = await alert.run(
      { revision: incidentRevision(killed(6)), alerts: [] },
      {
        config,
        rules: compileRules(config.rules, smallTaxonomy),
        findEarlier: async () => 'none',
        now: () => new Date('2026-03-03T12:00:00Z'),
      },
    )
    expect(outcome.status === 'passed' && outcome.value.changes).toMatchObject([{ state: 'suppressed', tell: null }])
  })
})

describe('hold', () => {
  const held = `${fivePlus}\nhold: { for: 10m, unless_origins: 3 }`
  const pending = (): Alert =>
    toldAlert(incidentFacts(), {
      state: 'pending',
      told: null,
      toldAt: null,
      holdUntil: '2026-03-03T12:10:00.000Z',
    })

  test('waits for corroboration', async () => {
    const [change] = await weigh(incidentRevision(killed(6)), { rule: held })
    expect(change).toMatchObject({ state: 'pending', holdUntil: '2026-03-03T12:10:00.000Z', tell: null, told: null })
  })

  test('but not where three origins report it at once', async () => {
    const [change] = await weigh(incidentRevision(killed(6, { originCount: 3 })), { rule: held })
    expect(change).toMatchObject({ state: 'firing', tell: { kind: 'created' } })
  })

  test('ends when the third origin joins', async () => {
    const third = revised(killed(6, { originCount: 3 }), 'report-joined')
    expect(await weigh(third, { rule: held, alerts: [pending()] })).toMatchObject([{ state: 'firing' }])
  })

  test('goes on while it has not run out', async () => {
    expect(await weigh(revised(killed(7)), { rule: held, alerts: [pending()], at: '2026-03-03T12:09:59Z' })).toBe(
      'already-told',
    )
  })

  test('ends when it has run out', async () => {
    const due = { rule: held, alerts: [pending()], at: '2026-03-03T12:10:00Z' }
    expect(await weigh(incidentRevision(killed(6)), due)).toMatchObject([
      { state: 'firing', tell: { kind: 'created' } },
    ])
  })

  test('what is taken back while it waits is never told', async () => {
    const back = revised(killed(6, { status: 'retracted' }), 'retracted')
    expect(await weigh(back, { rule: held, alerts: [pending()] })).toMatchObject([{ state: 'resolved', tell: null }])
  })
})

describe('told once', () => {
  test('an unchanged incident never repeats', async () => {
    const more = revised(killed(6, { articleCount: 9 }), 'report-joined')
    expect(await weigh(more, { alerts: [toldAlert(killed(6))] })).toBe('already-told')
  })

  test.each([
    ['three more dead of forty', 40, 43, true],
    ['two more of forty', 40, 42, false],
    ['half as many again', 6, 9, true],
    ['one more of six', 6, 7, false],
  ])('%s', async (_what, before, after, isTold) => {
    const answer = await weigh(revised(killed(after)), { alerts: [toldAlert(killed(before))] })
    expect(answer !== 'already-told').toBe(isTold)
  })

  test('a rising toll is told with what was told before', async () => {
    const [change] = await weigh(revised(killed(12)), { alerts: [toldAlert(killed(6))] })
    expect(change).toMatchObject({
      alertId: 7,
      state: 'firing',
      tell: {
        kind: 'escalated',
        before: { killed: { best: 6 } },
        changes: ['killed 6 → 12'],
        to: [{ receiver: 'desk' }],
      },
    })
  })

  test('small steps add up against what was told, not against the last revision', async () => {
    const alerts = [toldAlert(killed(40))]
    expect(await weigh(revised(killed(42)), { alerts })).toBe('already-told')
    expect(await weigh(revised(killed(43)), { alerts })).toMatchObject([{ tell: { changes: ['killed 40 → 43'] } }])
  })

  test('a name for the gunmen is more, another name is a correction', async () => {
    const gunmen = killed(6, { actors: [by('generic.unknown-gunmen', { name: 'Unknown gunmen' })] })
    const nobody = killed(6)
    const bla = killed(6, { actors: [by('bla')] })
    expect(await weigh(revised(bla), { alerts: [toldAlert(nobody)] })).toMatchObject([{ tell: { kind: 'escalated' } }])
    expect(await weigh(revised(bla), { alerts: [toldAlert(gunmen)] })).toMatchObject([
      { tell: { kind: 'escalated', changes: ['actors Unknown gunmen → bla'] } },
    ])
    const blf = killed(6, { actors: [by('blf')] })
    for (const another of [blf, gunmen])
      expect(await weigh(revised(another), { alerts: [toldAlert(bla)] })).toMatchObject([
        { tell: { kind: 'corrected' } },
      ])
  })

  test('a district where only the province was known is more, another district is a correction', async () => {
    const province = killed(6, { place: { ...inQuetta, admin2: null } })
    const quetta = killed(6)
    const mastung = killed(6, { place: { ...inQuetta, admin2: 'Mastung' } })
    const kindOf = async (before: IncidentFacts, after: IncidentFacts) =>
      ((await weigh(revised(after), { alerts: [toldAlert(before)] })) as AlertChange[])[0]?.tell?.kind
    expect(await kindOf(province, quetta)).toBe('escalated')
    expect(await kindOf(mastung, quetta)).toBe('corrected')
  })

  test('what the rule does not find material is not told', async () => {
    const rule = `${fivePlus}\nmaterial_change: { killed: '>= +10' }`
    expect(await weigh(revised(killed(12)), { rule, alerts: [toldAlert(killed(6))] })).toBe('already-told')
  })

  test('a kind that the rule does not tell is kept and not told', async () => {
    const rule = `${fivePlus}\ntell: [created]`
    expect(await weigh(revised(killed(12)), { rule, alerts: [toldAlert(killed(6))] })).toMatchObject([
      { told: { killed: { best: 12 } }, tell: null },
    ])
  })
})

describe('acknowledged', () => {
  const acknowledged = toldAlert(killed(6), { state: 'acknowledged' })

  test('stays so while nothing material happens', async () => {
    expect(await weigh(revised(killed(7)), { alerts: [acknowledged] })).toBe('already-told')
  })

  test('ends with a material change', async () => {
    expect(await weigh(revised(killed(12)), { alerts: [acknowledged] })).toMatchObject([{ state: 'firing' }])
  })
})

describe('corrections and retractions', () => {
  test('a correction goes to everyone who was told, however small its step', async () => {
    const [change] = await weigh(revised(killed(5), 'corrected'), { alerts: [toldAlert(killed(6))] })
    expect(change).toMatchObject({
      state: 'firing',
      tell: { kind: 'corrected', to: 'whoever-was-told', changes: ['killed 6 → 5'] },
    })
  })

  test('one that takes it below the rule ends the alert, and says why', async () => {
    const [change] = await weigh(revised(killed(2), 'corrected'), { alerts: [toldAlert(killed(6))] })
    expect(change).toMatchObject({
      state: 'resolved',
      tell: {
        kind: 'corrected',
        to: 'whoever-was-told',
        changes: ['killed: 2 (best); asked: at least 5', 'killed 6 → 2'],
      },
    })
  })

  test('and is not repeated at the next revision', async () => {
    const ended = toldAlert(killed(2), { state: 'resolved' })
    expect(await weigh(revised(killed(3)), { alerts: [ended] })).toBe('already-told')
  })

  test('an incident that meets the rule again after that is told again', async () => {
    const ended = toldAlert(killed(4), { state: 'resolved' })
    expect(await weigh(revised(killed(5)), { alerts: [ended] })).toMatchObject([
      { state: 'firing', tell: { kind: 'corrected', changes: ['meets the rule again'] } },
    ])
  })

  test.each(['retracted', 'rejected'] as const)(
    'an incident that was %s is taken back where it was told',
    async (status) => {
      const [change] = await weigh(revised(killed(6, { status }), status), { alerts: [toldAlert(killed(6))] })
      expect(change).toMatchObject({ state: 'resolved', tell: { kind: 'retracted', to: 'whoever-was-told' } })
    },
  )

  test('and once', async () => {
    const gone = killed(6, { status: 'retracted' })
    expect(await weigh(revised(gone), { alerts: [toldAlert(gone, { state: 'resolved' })] })).toBe('already-told')
  })

  test('where nobody was told, nobody hears of a correction', async () => {
    const waiting = toldAlert(killed(6), { toldAt: null })
    expect(await weigh(revised(killed(2), 'corrected'), { alerts: [waiting] })).toMatchObject([
      { state: 'resolved', tell: null },
    ])
  })
})

describe('merges', () => {
  test('an alert that moved to another incident tells where it has gone', async () => {
    const moved = toldAlert(killed(6, { publicId: 'PK-2026-000009' }))
    const [change] = await weigh(revised(killed(6), 'absorbed'), { alerts: [moved] })
    expect(change).toMatchObject({
      alertId: 7,
      state: 'firing',
      told: { publicId: 'PK-2026-000001' },
      tell: {
        kind: 'merged',
        to: 'whoever-was-told',
        changes: ['PK-2026-000009 is now part of PK-2026-000001'],
      },
    })
  })

  test('one whose rule has fired for the other incident too ends there', async () => {
    const loser = revised(killed(6, { status: 'merged', mergedInto: 'PK-2026-000003' }), 'merged')
    expect(await weigh(loser, { alerts: [toldAlert(killed(6))] })).toMatchObject([
      { state: 'resolved', reason: 'PK-2026-000001 is now part of PK-2026-000003', tell: { kind: 'merged' } },
    ])
  })
})

describe('baseline', () => {
  const there = toldAlert(killed(6), { state: 'suppressed', toldAt: null })

  test('what was there before the rule is not told', async () => {
    expect(await weigh(revised(killed(7)), { alerts: [there] })).toBe('already-told')
  })

  test('until it changes: that is news, and the first that anybody hears', async () => {
    expect(await weigh(revised(killed(15)), { alerts: [there] })).toMatchObject([
      { state: 'firing', tell: { kind: 'created', before: { killed: { best: 6 } }, changes: ['killed 6 → 15'] } },
    ])
  })
})

describe('found late', () => {
  const delivery = `
routes: { receiver: desk }
receivers:
  - { name: desk, stdout: {} }
  - { name: daily, digest: { every: 24h, at: '07:00', zone: Asia/Karachi, to: desk } }
`
  test.each([
    ['within three days of its day: news', '2026-03-03', '2026-03-06T23:59:00Z', ['desk']],
    ['later: for the digest', '2026-03-03', '2026-03-07T00:01:00Z', ['daily']],
    ['without a day: nobody can say that it is news', null, '2026-03-03T12:00:00Z', ['daily']],
  ])('%s', async (_what, day, at, receivers) => {
    const found = incidentRevision(killed(6, { dateStart: day, dateEnd: day }))
    const [change] = (await weigh(found, { delivery, at })) as AlertChange[]
    const to = change?.tell?.to
    expect(Array.isArray(to) && to.map(({ receiver }) => receiver)).toEqual(receivers)
  })

  test('who was told in time hears of what changes later', async () => {
    const later = { delivery, at: '2026-03-20T12:00:00Z', alerts: [toldAlert(killed(6))] }
    const [change] = (await weigh(revised(killed(12)), later)) as AlertChange[]
    expect(change?.tell?.to).toMatchObject([{ receiver: 'desk' }])
  })
})
