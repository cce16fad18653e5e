import type { IncidentFacts } from '@wirewatch/model'
import { compileRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { explainRule, meets } from '@wirewatch/pipeline/alert/meets-rule.js'
import { describe, expect, test } from 'vitest'
import {
  alertConfig,
  aRule,
  by,
  claimedToll,
  incidentFacts,
  inQuetta,
  nowhere,
  smallTaxonomy,
  toll,
} from '../../builders/alert-rules.js'

/** Whether the incident meets the one rule, asked and found. */
function fires(when: string, facts: Partial<IncidentFacts>, more = ''): boolean {
  const rules = compileRules(alertConfig(aRule(`when: ${when}\n${more}`)).rules, smallTaxonomy)
  const seen = rules.see(incidentFacts(facts))
  const isMet = meets(rules.byId.get('watch')!, seen)
  expect(rules.candidatesFor(seen).some((rule) => meets(rule, seen))).toBe(isMet)
  return isMet
}

/** True, false, or unknown, condition by condition. */
async function truths(when: string, facts: Partial<IncidentFacts>) {
  const rules = compileRules(alertConfig(aRule(`when: ${when}`)).rules, smallTaxonomy)
  const findings = await explainRule(rules.byId.get('watch')!, rules.see(incidentFacts(facts)), 1, async () => 'none')
  return findings.filter(({ name }) => name !== 'retrospective').map(({ truth }) => truth)
}

const balochistan = { ...inQuetta, id: 'PK-BA', name: 'Balochistan', admin2: null, precision: 5 } as const
const pakistan = { ...nowhere, id: 'PK', name: 'Pakistan', country: 'PK', precision: 7 } as const
const mirAli = {
  ...inQuetta,
  id: 'PK-KP.north-waziristan.mir-ali',
  name: 'Mir Ali',
  admin1: 'Khyber Pakhtunkhwa',
  admin2: 'North Waziristan',
  lat: 32.97,
  lon: 70.27,
} as const

describe('place', () => {
  const inBalochistan = '{ place: { under: [PK-BA] } }'
  const inQuettaDistrict = '{ place: { under: [PK-BA.quetta] } }'
  test.each([
    ['a town lies in its province', inBalochistan, inQuetta, true],
    ['a town of another province does not', inBalochistan, mirAli, false],
    ['a province lies in itself', inBalochistan, balochistan, true],
    ['of a whole country nobody can say which province', inBalochistan, pakistan, null],
    ['of a whole province nobody can say which district', inQuettaDistrict, balochistan, null],
    ['a province is in no district of another', '{ place: { under: [PK-KP.bannu] } }', balochistan, false],
    ['an unknown place lies nowhere, and nowhere else', inBalochistan, nowhere, null],
    ['and is not outside of anything either', '{ place: { not_under: [PK-BA] } }', nowhere, null],
    ['a place without an id is found by the names above it', inBalochistan, { ...inQuetta, id: null }, true],
    ['30 km are within 50', '{ place: { within_km: { of: PK-KP.bannu.town, km: 50 } } }', mirAli, true],
    ['and not within 20', '{ place: { within_km: { of: PK-KP.bannu.town, km: 20 } } }', mirAli, false],
    [
      'the centre of a province is not where it happened',
      '{ place: { within_km: { of: { lat: 28.5, lon: 65.8 }, km: 5 } } }',
      { ...balochistan, lat: 28.5, lon: 65.8 },
      null,
    ],
    ['a province is less precise than a district', '{ place: { precision_at_most: 4 } }', balochistan, false],
    ['nothing is known of how precise nowhere is', '{ place: { precision_at_most: 4 } }', nowhere, null],
  ] as const)('%s', async (_what, when, place, truth) => {
    expect(await truths(when, { place })).toEqual([truth])
  })

  test('null never leaks past a place filter, unless the rule says so', () => {
    expect(fires(inBalochistan, { place: nowhere })).toBe(false)
    expect(fires(inBalochistan, { place: nowhere }, 'unknown_matches: { place: true }')).toBe(true)
  })
})

describe('actor', () => {
  const byBla = '{ actor: { under: [bla], role: [initiator, claimant, blamed] } }'
  const byTtp = '{ actor: { under: [ttp] } }'
  test.each([
    ['a wing belongs to its group', byBla, [by('majeed-brigade')], true],
    ['another group does not', byBla, [by('blf')], false],
    ['who claims it counts where the rule says so', byBla, [by('bla', { role: 'claimant' })], true],
    ['whom it is done to does not', byBla, [by('bla', { role: 'target' })], null],
    ['gunmen may be anybody’s', byBla, [by('generic.unknown-gunmen')], null],
    ['words that stand for nobody too', byBla, [by(null)], null],
    ['protesters are no armed group', byBla, [by('generic.protesters')], false],
    ['nobody named is nobody excluded', '{ actor: { not_under: [bla] } }', [], null],
    ['an alliance may mean its member on that day', byTtp, [by('al-qaeda')], false],
    ['what a group denies is not held against it', byBla, [by('bla', { attribution: 'denied' })], null],
    [
      'denials can be asked for',
      '{ actor: { under: [bla], attribution: denied } }',
      [by('bla', { attribution: 'denied' })],
      true,
    ],
    [
      'whom the state accuses is blamed',
      '{ actor: { under: [bla], role: blamed } }',
      [by('bla', { attribution: 'state_alleged' })],
      true,
    ],
    [
      'who claims it is not',
      '{ actor: { under: [bla], role: blamed } }',
      [by('bla', { attribution: 'claimed' })],
      null,
    ],
  ] as const)('%s', async (_what, when, actors, truth) => {
    expect(await truths(when, { actors })).toEqual([truth])
  })

  test('an alliance may mean any of its members, while they are in it', async () => {
    const named = { actors: [by('al-qaeda')] }
    expect(await truths(byTtp, { ...named, dateStart: '2010-05-01' })).toEqual([null])
    expect(await truths(byTtp, { ...named, dateStart: '2026-03-03' })).toEqual([false])
  })

  test('unknown gunmen meet a rule that lets unknown actors through', () => {
    const gunmen = { actors: [by('generic.unknown-gunmen')] }
    expect(fires(byBla, gunmen)).toBe(false)
    expect(fires(byBla, gunmen, 'unknown_matches: { actor: true }')).toBe(true)
  })
})

describe('figures', () => {
  test.each([
    ['what is not stated is not less than five', '{ killed: { at_least: 5 } }', {}, null],
    ['nor is it none', '{ killed: { at_most: 0 } }', {}, null],
    ['none is none', '{ killed: { at_most: 0 } }', { killed: toll(0) }, true],
    ['the best figure', '{ killed: { at_least: 5 } }', { killed: toll(5) }, true],
    ['a party’s claim is no best figure', '{ killed: { at_least: 5 } }', { killed: claimedToll(9) }, null],
    [
      'but counts where the rule takes claims',
      '{ killed: { at_least: 5, figure: best_or_claimed } }',
      { killed: claimedToll(9) },
      true,
    ],
    [
      'the low end of a disputed toll',
      '{ killed: { at_least: 5, figure: low } }',
      { killed: { low: 3, best: 6, high: 9, basis: 'reports' } },
      false,
    ],
    [
      'the high end of it',
      '{ killed: { at_least: 5, figure: high } }',
      { killed: { low: 3, best: 4, high: 9, basis: 'reports' } },
      true,
    ],
    [
      'one group of the dead',
      '{ killed: { at_least: 1, group: civilian } }',
      { killed: toll(8), killedBy: { civilian: 0, security: 8, militant: null } },
      false,
    ],
    ['arrests', '{ arrested: { at_least: 10 } }', { arrested: 22 }, true],
    ['origins', '{ origins: { at_least: 2 } }', { originCount: 1 }, false],
  ] as const)('%s', async (_what, when, facts, truth) => {
    expect(await truths(when, facts)).toEqual([truth])
  })
})

describe('the other conditions', () => {
  test.each([
    ['a family stands for its types', '{ type: { under: [explosive] } }', {}, true],
    [
      'what happened besides does not count',
      '{ type: { under: [explosive.suicide] } }',
      { type: 'battle.armed_clash', components: ['explosive.suicide'] },
      false,
    ],
    [
      'unless the rule asks for it',
      '{ type: { under: [explosive.suicide], components: true } }',
      { type: 'battle.armed_clash', components: ['explosive.suicide'] },
      true,
    ],
    [
      'but does not exclude what it mainly is',
      '{ type: { not_under: [strategic] } }',
      { components: ['strategic.arrest'] },
      true,
    ],
    ['what it mainly is does', '{ type: { not_under: [strategic] } }', { type: 'strategic.arrest' }, false],
    ['a status', '{ status: [confirmed, disputed] }', { status: 'disputed' }, true],
    ['an outlet', '{ sources: { any_of: [invented-times] } }', { sources: ['valley-post'] }, false],
    ['so many outlets', '{ sources: { at_least: 2 } }', { sources: ['valley-post', 'invented-times'] }, true],
    ['a weapon', '{ weapons: { any_of: [ied] } }', { weapons: ['ied'] }, true],
    ['of which nothing is known', '{ weapons: { none_of: [ied] } }', { weapons: [] }, null],
    ['a target', '{ targets: { any_of: [school] } }', { targetKinds: ['market'] }, false],
    ['words of the summary', "{ text: { matches: '(?i)\\bquetta\\b' } }", {}, true],
    ['words that must not be there', '{ text: { not_matches: Quetta } }', {}, false],
  ] as const)('%s', async (_what, when, facts, truth) => {
    expect(await truths(when, facts)).toEqual([truth])
  })

  test('one of several alternatives is enough', () => {
    const either = '{ any_of: [{ killed: { at_least: 5 } }, { injured: { at_least: 20 } }] }'
    expect(fires(either, { killed: toll(2), injured: toll(31) })).toBe(true)
    expect(fires(either, { killed: toll(2), injured: toll(3) })).toBe(false)
  })

  test('what an article recalls is no news', () => {
    expect(fires('{ type: { under: [explosive] } }', { retrospective: true })).toBe(false)
    expect(fires('{ type: { under: [explosive] }, retrospective: true }', { retrospective: true })).toBe(true)
  })

  test('a pattern that would hang a backtracking engine does not hang this one', () => {
    const summary = `${'a'.repeat(50_000)}!`
    expect(fires("{ text: { matches: '(a+)+$' } }", { summary })).toBe(false)
  })
})

describe('first in N days', () => {
  const first = (what: string) => `{ first: { what: ${what}, in: admin2, within: 90d } }`
  async function truth(what: string, facts: Partial<IncidentFacts>, earlier: 'some' | 'none' | 'too-young') {
    const rules = compileRules(alertConfig(aRule(`when: ${first(what)}`)).rules, smallTaxonomy)
    const seen = rules.see(incidentFacts(facts))
    const asked: unknown[] = []
    const findings = await explainRule(rules.byId.get('watch')!, seen, 1, async (search) => {
      asked.push(search)
      return earlier
    })
    return { truth: findings.at(-1)?.truth, asked }
  }

  test('the first incident in a district is one that nothing was known before', async () => {
    expect(await truth('incident', {}, 'none')).toEqual({
      truth: true,
      asked: [
        {
          incidentId: 1,
          country: 'PK',
          admin1: 'Balochistan',
          admin2: 'Quetta',
          actorIds: null,
          from: '2025-12-03',
          to: '2026-03-03',
        },
      ],
    })
    expect((await truth('incident', {}, 'some')).truth).toBe(false)
  })

  test('a young database makes nothing new', async () => {
    expect((await truth('incident', {}, 'too-young')).truth).toBeNull()
  })

  test('an actor is new where it is named, and gunmen never are', async () => {
    expect((await truth('actor', { actors: [by('bla')] }, 'none')).truth).toBe(true)
    expect(await truth('actor', { actors: [by('generic.unknown-gunmen')] }, 'none')).toEqual({ truth: null, asked: [] })
  })

  test('without a district or a day nobody can say', async () => {
    expect((await truth('incident', { place: balochistan }, 'none')).truth).toBeNull()
    expect((await truth('incident', { dateStart: null }, 'none')).truth).toBeNull()
  })
})
