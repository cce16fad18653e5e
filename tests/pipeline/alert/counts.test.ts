import type { Alert, IncidentFacts } from '@wirewatch/model'
import { alert } from '@wirewatch/pipeline/alert/alert.js'
import { compileRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { type CountedGroup, weighCounts } from '@wirewatch/pipeline/alert/weigh-count.js'
import { weighSilence } from '@wirewatch/pipeline/alert/weigh-silence.js'
import { describe, expect, test } from 'vitest'
import {
  alertConfig,
  by,
  incidentFacts,
  incidentRevision,
  inQuetta,
  smallTaxonomy,
  toldAlert,
} from '../../builders/alert-rules.js'

const blockades = `
- id: blockade
  title: Road blockade
  status: stable
  level: low
  when: { type: { under: [property.road_blockade] } }
  tell: []
- id: wave
  title: Three road blockades in one province in a day
  status: stable
  level: high
  count: { of: blockade, by: admin1, within: 24h, at_least: 3 }
- id: rise
  title: Twice as many as in the eight weeks before
  status: stable
  level: medium
  change: { of: blockade, by: admin2, window: 7d, windows: 8, at_least: 4, times: 2 }
- id: quiet
  title: An outlet is silent
  status: stable
  level: low
  silence: { sources: all, for: 12h }
`
const config = alertConfig(blockades)
const rules = compileRules(config.rules, smallTaxonomy)

describe('what is counted', () => {
  async function matches(facts: Partial<IncidentFacts>) {
    const revision = incidentRevision({ type: 'property.road_blockade', ...facts })
    const outcome = await alert.run(
      { revision, alerts: [] },
      { config, rules, findEarlier: async () => 'none', now: () => new Date('2026-03-03T12:00:00Z') },
    )
    return outcome.status === 'passed' ? outcome.value.matches : []
  }

  test('an incident that the rule matches, under all that is known of it', async () => {
    expect(await matches({ actors: [by('bla'), by('generic.unknown-gunmen')] })).toEqual([
      {
        ruleId: 'blockade',
        incidentId: 1,
        moment: '2026-03-03T10:00:00.000Z',
        keys: {
          all: ['all'],
          type: ['property.road_blockade'],
          country: ['PK'],
          admin1: ['PK-BA'],
          admin2: ['PK-BA.quetta'],
          location: ['PK-BA.quetta.city'],
          initiator: ['bla'],
        },
      },
    ])
  })

  test('under no district where only the province is known', async () => {
    const place = { ...inQuetta, id: 'PK-BA', admin2: null, precision: 5 } as const
    expect((await matches({ place }))[0]?.keys).toMatchObject({ admin1: ['PK-BA'] })
    expect((await matches({ place }))[0]?.keys).not.toHaveProperty('admin2')
  })

  test.each([
    ['what a backfill brings, at its own time', { dateEnd: '2025-01-01' }, ['2025-01-02T00:00:00.000Z']],
    ['not where only the month is known', { datePrecision: 4 }, []],
    ['not without a day', { dateStart: null, dateEnd: null, datePrecision: null }, []],
    ['not what was taken back', { status: 'retracted' }, []],
  ] as const)('%s', async (_what, facts, moments) => {
    expect((await matches(facts)).map(({ moment }) => moment)).toEqual(moments)
  })
})

function weigh(
  id: 'wave' | 'rise',
  groups: readonly CountedGroup[],
  standing: readonly Alert[] = [],
  gone: string[] = [],
) {
  const rule = config.rules.find((one) => one.id === id)!
  if (rule.watch.kind !== 'count' && rule.watch.kind !== 'change') throw new Error('no rule that counts')
  return weighCounts({
    config,
    rule,
    watch: rule.watch,
    groups,
    standing,
    gone: new Set(gone),
    nameOf: (key) => smallTaxonomy.locations.get(key)?.name ?? key,
    placesOver: (placeId) => [placeId],
  })
}

const group = (incidents: readonly string[], before: number | null = null): CountedGroup => ({
  key: 'PK-BA',
  incidents,
  before,
})
const wave = (alert: Partial<Alert> = {}): Alert =>
  toldAlert(incidentFacts(), {
    ruleId: 'wave',
    incidentId: null,
    groupKey: 'PK-BA',
    told: null,
    counted: ['PK-1', 'PK-2', 'PK-3'],
    ...alert,
  })

describe('three in a province in a day', () => {
  test('fire, with what was counted', () => {
    expect(weigh('wave', [group(['PK-1', 'PK-2', 'PK-3'])])).toMatchObject([
      {
        ruleId: 'wave',
        groupKey: 'PK-BA',
        state: 'firing',
        reason: '3 of blockade in Balochistan within 24 h: PK-1, PK-2, PK-3',
        counted: ['PK-1', 'PK-2', 'PK-3'],
        tell: { kind: 'created', to: [{ receiver: 'desk' }] },
      },
    ])
  })

  test('two do not', () => {
    expect(weigh('wave', [group(['PK-1', 'PK-2'])])).toEqual([])
  })

  test('a fourth is not told again while the alert stands', () => {
    expect(weigh('wave', [group(['PK-1', 'PK-2', 'PK-3', 'PK-4'])], [wave()])).toEqual([])
  })

  test('the alert is over when the day is, and nobody is told', () => {
    expect(weigh('wave', [group(['PK-3'])], [wave()])).toMatchObject([{ alertId: 7, state: 'resolved', tell: null }])
  })

  test('who was told hears that one of the three was taken back', () => {
    expect(weigh('wave', [group(['PK-1', 'PK-3'])], [wave()], ['PK-2'])).toMatchObject([
      {
        alertId: 7,
        state: 'resolved',
        tell: {
          kind: 'corrected',
          to: 'whoever-was-told',
          changes: ['PK-2 no longer counted: 2 left, at least 3 asked'],
        },
      },
    ])
  })

  test('where nobody was told yet nobody hears of it', () => {
    expect(weigh('wave', [], [wave({ toldAt: null })], ['PK-2'])).toMatchObject([{ state: 'resolved', tell: null }])
  })
})

describe('this week against the last eight', () => {
  const five = ['PK-1', 'PK-2', 'PK-3', 'PK-4', 'PK-5']
  test.each([
    ['five against a mean of two', five, 16, true],
    ['five against a mean of three', five, 24, false],
    ['three against none: below the minimum', five.slice(0, 3), 0, false],
    ['five against none', five, 0, true],
    ['five where nothing reaches back eight weeks', five, null, false],
  ])('%s', (_what, incidents, before, isFiring) => {
    expect(weigh('rise', [group(incidents, before)]).length > 0).toBe(isFiring)
  })

  test('says what is usual', () => {
    expect(weigh('rise', [group(five, 16)])[0]?.reason).toBe(
      '5 of blockade in Balochistan within 7 days, 2 in the mean of the 8 before: PK-1, PK-2, PK-3, PK-4, PK-5',
    )
  })
})

describe('silence', () => {
  function listen(at: string, standing: readonly Alert[] = []) {
    const rule = config.rules.find((one) => one.id === 'quiet')!
    if (rule.watch.kind !== 'silence') throw new Error('no rule on silence')
    return weighSilence({
      config,
      rule,
      watch: rule.watch,
      lastNews: [{ id: 'valley-post', name: 'The Valley Post', at }],
      standing,
      placesOver: (placeId) => [placeId],
      now: new Date('2026-03-03T12:00:00Z'),
    })
  }
  const silent = wave({ ruleId: 'quiet', groupKey: 'valley-post', counted: [] })

  test('twelve hours without news fire', () => {
    expect(listen('2026-03-03T00:00:00Z')).toMatchObject([
      {
        groupKey: 'valley-post',
        state: 'firing',
        reason: 'no news from The Valley Post for 12 h, the last at 2026-03-03 00:00 UTC',
        tell: { kind: 'created' },
      },
    ])
  })

  test('a minute less does not', () => {
    expect(listen('2026-03-03T00:01:00Z')).toEqual([])
  })

  test('is told once', () => {
    expect(listen('2026-03-02T00:00:00Z', [silent])).toEqual([])
  })

  test('ends with the next news', () => {
    expect(listen('2026-03-03T11:00:00Z', [silent])).toMatchObject([{ alertId: 7, state: 'resolved', tell: null }])
  })
})
