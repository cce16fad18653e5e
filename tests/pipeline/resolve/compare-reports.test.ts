import type { CodedEvent, CodedLocation, Party, StoredReport } from '@wirewatch/model'
import { compareReports } from '@wirewatch/pipeline/resolve/compare-reports.js'
import { describe, expect, test } from 'vitest'
import { aReport, plainWorld, quetta } from '../../builders/a-report.js'

const blast = { killed: 5, weapons: ['ied'], targetKinds: ['market'] }

describe('whatever else is alike, reports are kept apart by', () => {
  test.each<[string, Partial<CodedEvent>, Partial<CodedEvent>]>([
    ['named groups that have nothing to do with each other', by('ttp'), by('bla')],
    ['two towns', at('Kuchlak', { lat: 30.35 }), at('Hazarganji', { lat: 30.11, precision: 2 })],
    ['two districts', at('Pishin', { admin2: 'Pishin' }), at('Mastung', { admin2: 'Mastung', lat: 29.8 })],
    ['two provinces', { location: quetta }, { location: { ...quetta, id: 'x', admin1: 'Sindh' } }],
    ['types that no happening is told as', {}, { type: 'strategic.agreement' }],
    ['two days between them', { date: '2026-03-04' }, { date: '2026-03-06' }],
  ])('%s', (_what, a, b) => {
    expect(verdictOn({ event: { ...blast, ...a } }, { event: { ...blast, ...b } }).answer).toBe('vetoed')
  })

  test('one article that tells them apart', () => {
    const [a, b] = ['x#0', 'x#1'].map((id) => aReport({ id, event: blast }))
    expect(compareReports(a!, b!, plainWorld).answer).toBe('vetoed')
  })
})

describe('more likely one happening', () => {
  test.each<[string, Told, Told]>([
    ['with an equal toll than with another', { event: { killed: 6 } }, { event: { killed: 14 } }],
    ['with a toll that rises than with one that falls', { event: { killed: 7 } }, { event: { killed: 4 } }],
    ['with a shared name than with other names', { names: ['ayaz', 'noor'] }, { names: ['gul', 'sher'] }],
    ['with the same named group than with gunmen', { event: by('ttp') }, { event: by('generic.unknown-gunmen') }],
    ['on one day than on the next', { event: {} }, { event: { date: '2026-03-05' } }],
    [
      'when the later day is the day of telling',
      { saidAt: '2026-03-05T05:00:00Z', event: { date: '2026-03-05' } },
      { saidAt: '2026-03-06T05:00:00Z', event: { date: '2026-03-05' } },
    ],
    ['as an update than as a second report of one outlet', { role: 'update', origin: 'a' }, { origin: 'a' }],
    ['as a claim than as a report of its own', { role: 'claim' }, { role: 'report' }],
    [
      'with a toll that trebles than with one that falls to a third',
      { event: { killed: 18 } },
      { event: { killed: 2 } },
    ],
  ])('%s', (_what, more, less) => {
    const first: Told = { origin: 'a', names: ['ayaz', 'noor'], event: { ...by('ttp'), killed: 6 } }
    const base: Told = { saidAt: '2026-03-04T13:00:00Z' }
    const likely = (told: Told) => {
      const generic = told.event?.initiators?.[0]?.id?.startsWith('generic.') === true
      return verdictOn(generic ? { ...first, event: { ...first.event, ...told.event } } : first, { ...base, ...told })
        .support
    }
    expect(likely(more)).toBeGreaterThan(likely(less))
  })

  test('in a town than in a city, where two happenings of one day are common', () => {
    const [a, b] = ['a#0', 'b#0'].map((id) => aReport({ id }))
    const cityless = { ...plainWorld, isCity: () => false }
    expect(compareReports(a!, b!, cityless).support).toBeGreaterThan(compareReports(a!, b!, plainWorld).support)
  })
})

test('two tolls that differ a little say the more the larger they are: few happenings of a day kill many', () => {
  const support = (before: number, after: number) =>
    verdictOn({ event: { killed: before } }, { event: { killed: after } }).support
  expect(support(12, 18)).toBeGreaterThan(support(5, 7))
  expect(support(5, 7)).toBeGreaterThan(support(2, 3))
  expect(support(12, 18)).toBeLessThan(support(18, 18))
  expect(support(12, 30)).toBeLessThan(support(12, 18))
})

test('what was a protest to both reports may be a riot to one and shots at a crowd to the other', () => {
  const [riot, shots] = ['riot.violent_demonstration', 'civilian.armed_attack']
  const support = (components: string[]) =>
    verdictOn({ event: { type: riot, components } }, { event: { type: shots, components } }).answer
  expect(support([])).toBe('vetoed')
  expect(support(['protest.peaceful'])).not.toBe('vetoed')
})

test('a village of which nothing but its name is known says no more than a place that is not known', () => {
  const nameless = { id: null, country: null, admin1: null, admin2: null, lat: null, lon: null }
  const village = verdictOn({ event: blast }, { event: { ...blast, ...at('Gara Baloch', nameless) } })
  expect(village.support).toBe(verdictOn({ event: blast }, { event: { ...blast, location: null } }).support)
  const ofDistrict = verdictOn({ event: blast }, { event: { ...blast, ...at('Killi Noor', { id: null, lat: null }) } })
  expect(ofDistrict.support).toBeGreaterThan(village.support)
})

test('the state accuses one group and another says that it did it: that may be one attack', () => {
  const done = (id: string, attribution: Party['attribution']): Told => {
    return { event: { ...blast, initiators: [{ id, name: id, text: id, attribution }] } }
  }
  const accused = done('ttp', 'state_alleged')
  expect(verdictOn(accused, done('jaish-e-fursan', 'claimed')).answer).not.toBe('vetoed')
  expect(verdictOn(accused, done('iskp', null)).reasons).toEqual(['different named initiators'])
  expect(verdictOn(done('ttp', 'claimed'), done('iskp', 'claimed')).reasons).toEqual(['different named initiators'])
})

test("a group's count of its enemies' dead contradicts nothing", () => {
  const count = { measure: 'killed', group: 'security', min: 11, max: null, qualifier: 'exact', speaker: null } as const
  const claim = { killed: 11, casualties: [{ ...count, partyClaim: true, start: 0, end: 1 }] }
  const plain = verdictOn({ event: { killed: 2 } }, { event: {} })
  expect(verdictOn({ event: { killed: 2 } }, { event: claim }).support).toBe(plain.support)
})

test('"another blast" of the next day is not the blast of the day before', () => {
  const later = { event: { ...blast, date: '2026-03-05' }, saidAt: '2026-03-05T15:00:00Z' }
  const first = { event: blast }
  expect(verdictOn(first, later).answer).toBe('same')
  const marked = verdictOn(first, { ...later, names: ['#one-of-several'] })
  expect(marked.reasons).toContain('the next one of several (−0.8)')
  expect(marked.support).toBeLessThan(verdictOn(first, later).support - 1)
})

test('a quarter of a town may be told as the town, another town may not', () => {
  const quarter = at('Sariab Road', { id: 'PK-BA.quetta.sariab-road', lat: 30.14 })
  const [a, b] = [aReport({ id: 'a#0', event: blast }), aReport({ id: 'b#0', event: { ...blast, ...quarter } })]
  expect(compareReports(a, b, plainWorld).answer).toBe('vetoed')
  const world = { ...plainWorld, isPartOfTown: (part: string) => part === 'PK-BA.quetta.sariab-road' }
  expect(compareReports(a, b, world).answer).toBe('same')
  expect(compareReports(b, a, world)).toEqual(compareReports(a, b, world))
})

test('the next quarter of a town is another place, though the report says "near" it', () => {
  const market = at('Faqirabad', { id: 'faqirabad' })
  const near = at('Hazarkhwani', { id: 'hazarkhwani', lat: 30.15, precision: 3 })
  const [a, b] = [aReport({ id: 'a#0', event: market }), aReport({ id: 'b#0', event: near })]
  expect(compareReports(a, b, plainWorld).answer).not.toBe('vetoed')
  const world = { ...plainWorld, isQuarterOrSite: () => true }
  expect(compareReports(a, b, world).reasons).toEqual(['different named towns'])
})

test('of one fight each report may tell the dead of one side; of a bombing the dead are soldiers or villagers', () => {
  const dead = (killedBy: Partial<CodedEvent['killedBy']>, type: string): Told => {
    const none = { civilian: null, security: null, militant: null }
    return { event: { type, killed: 2, killedBy: { ...none, ...killedBy } } }
  }
  const support = (type: string, a: Partial<CodedEvent['killedBy']>, b: Partial<CodedEvent['killedBy']>) =>
    verdictOn(dead(a, type), dead(b, type)).support
  const fight = 'battle.armed_clash'
  expect(support(fight, { security: 2 }, { militant: 2 })).toBeGreaterThan(
    support(fight, { security: 2 }, { civilian: 2 }),
  )
  const blast = 'explosive.suicide'
  expect(support(blast, { security: 2 }, { militant: 2 })).toBe(support(blast, { security: 2 }, { civilian: 2 }))
})

type Told = Partial<Omit<StoredReport, 'event'>> & { event?: Partial<CodedEvent> }

function verdictOn(a: Told, b: Told) {
  return compareReports(aReport({ id: 'a#0', ...a }), aReport({ id: 'b#0', ...b }), plainWorld)
}

function by(id: string): { initiators: Party[] } {
  return { initiators: [{ id, name: id, text: id, attribution: null }] }
}

function at(name: string, place: Partial<CodedLocation>): { location: CodedLocation } {
  return { location: { ...quetta, id: name, name, text: name, ...place } }
}
