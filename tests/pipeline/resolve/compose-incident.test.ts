import type { CodedEvent, IncidentReport, Party } from '@wirewatch/model'
import { composeIncident } from '@wirewatch/pipeline/resolve/compose-incident.js'
import { describe, expect, test } from 'vitest'
import { aReport, plainWorld, quetta } from '../../builders/a-report.js'

describe('the status of an incident', () => {
  test.each<[string, IncidentReport['role'][], string]>([
    ['one report: candidate', ['report'], 'candidate'],
    ['reports of two origins: confirmed', ['report', 'report'], 'confirmed'],
    ['nothing but a claim: claimed', ['claim'], 'claimed'],
    ['a claim beside a report: confirmed', ['report', 'claim'], 'confirmed'],
    ['a denial: disputed', ['report', 'denial'], 'disputed'],
  ])('%s', (_what, roles, status) => {
    expect(composed(roles.map((role, index) => aReport({ id: `r${index}`, role }))).status).toBe(status)
  })

  test('is not confirmed by one origin that tells it twice', () => {
    const reports = ['a#0', 'b#0'].map((id) => aReport({ id, origin: 'agency police' }))
    expect(composed(reports)).toMatchObject({ status: 'candidate', originCount: 1 })
  })
})

test('a named group takes the place of the gunmen of the first report', () => {
  const incident = ofEvents([{ initiators: [gunmen] }, { initiators: [ttp] }])
  expect(incident.initiators).toEqual([ttp])
})

test('people of one report are the soldiers of another', () => {
  const [people, soldiers] = ['generic.people', 'generic.army'].map((id) => ({ ...gunmen, id }))
  expect(ofEvents([{ targets: [people!] }, { targets: [soldiers!] }]).targets).toEqual([soldiers])
  expect(ofEvents([{ targets: [people!] }]).targets).toEqual([people])
})

describe('what was struck and has no name', () => {
  const thing = (text: string): Partial<CodedEvent> => ({
    targets: [{ id: null, name: null, text, attribution: null }],
  })
  const textsOf = (events: Partial<CodedEvent>[]): string[] => ofEvents(events).targets.map(({ text }) => text)

  test('is told once, in its fullest wordings, whatever the order of the reports', () => {
    const papers = ['post', 'police post', 'Check-post', 'check post', 'outpost'].map(thing)
    const told = textsOf(papers).map((text) => text.toLowerCase().replace('-', ' '))
    const backwards = textsOf(papers.toReversed()).map((text) => text.toLowerCase().replace('-', ' '))
    expect(told.toSorted()).toEqual(['check post', 'outpost', 'police post'])
    expect(backwards.toSorted()).toEqual(told.toSorted())
  })

  test('stays as it is where another paper repeats it in fewer words', () => {
    const first = ofEvents([thing('police post')])
    const repeated = ofEvents([thing('police post'), thing('Post')])
    expect([repeated.targets, repeated.summary]).toEqual([first.targets, first.summary])
  })

  test('does not take the place of somebody with an id', () => {
    const police = { targets: [party('police')] }
    expect(textsOf([police, thing('police post')])).toEqual(['police', 'police post'])
  })
})

test('gunmen stay where nobody names them', () => {
  expect(ofEvents([{ initiators: [gunmen] }, { initiators: [] }]).initiators).toEqual([gunmen])
})

test('the site that a later report names takes the place of the district', () => {
  const district = { ...quetta, id: 'PK-BA.quetta', precision: 4 as const }
  const site = { ...quetta, id: 'PK-BA.quetta.sariab-road', name: 'Sariab Road', precision: 1 as const }
  expect(ofEvents([{ location: district }, { location: district }, { location: site }]).location).toEqual(site)
})

test('an exact day takes the place of a span of days', () => {
  const span = { date: '2026-03-05', datePrecision: 2 as const }
  expect(ofEvents([span, span, { date: '2026-03-04' }])).toMatchObject({ dateStart: '2026-03-04', datePrecision: 1 })
})

test('of equally exact days the one that most reports tell counts', () => {
  const days = ['2026-03-05', '2026-03-04', '2026-03-04'].map((date) => ({ date }))
  expect(ofEvents(days).dateStart).toBe('2026-03-04')
})

describe('the type', () => {
  const explosion = { type: 'explosive.ied_or_mine' }
  const suicide = { type: 'explosive.suicide', components: ['explosive.ied_or_mine'] }

  test('is the one that most origins tell, the others are components', () => {
    const incident = ofEvents([{ type: 'battle.ambush_or_raid' }, { type: 'battle.ambush_or_raid' }, explosion])
    expect(incident).toMatchObject({ type: 'battle.ambush_or_raid', components: ['explosive.ied_or_mine'] })
  })

  test('is the finer one where half as many origins tell it: the explosion was a suicide bombing', () => {
    expect(ofEvents([explosion, explosion, suicide]).type).toBe('explosive.suicide')
  })

  test('is not the finer one where one of many origins tells it', () => {
    expect(ofEvents([explosion, explosion, explosion, suicide]).type).toBe('explosive.ied_or_mine')
  })
})

test('the latest count of arrests stands, and a report without one does not take it away', () => {
  expect(ofEvents([{ arrested: 2 }, { arrested: 5 }, { arrested: null }]).arrested).toBe(5)
})

test('independent origins add to the confidence, repeats of one do not', () => {
  const event = { confidence: 0.5 }
  const two = composed([aReport({ id: 'a#0', event }), aReport({ id: 'b#0', event })])
  const same = composed(['a#0', 'b#0'].map((id) => aReport({ id, origin: 'agency', event })))
  expect([two.confidence, same.confidence]).toEqual([0.75, 0.5])
})

test('an incident is retrospective only while every report recalls it', () => {
  expect(ofEvents([{ retrospective: true }]).retrospective).toBe(true)
  expect(ofEvents([{ retrospective: true }, { retrospective: false }]).retrospective).toBe(false)
})

test("the summary says that a toll is a party's claim", () => {
  const casualties = [
    {
      measure: 'killed',
      group: 'militant',
      min: 8,
      max: null,
      qualifier: 'exact',
      speaker: 'military',
      partyClaim: true,
    },
  ] as const
  const event = { killed: 8, casualties: casualties.map((casualty) => ({ ...casualty, start: 0, end: 1 })) }
  expect(ofEvents([event]).summary).toContain('8 killed claimed')
})

const party = (id: string): Party => ({ id, name: id, text: id, attribution: null })
const gunmen = party('generic.unknown-gunmen')
const ttp = party('ttp')

const composed = (reports: readonly IncidentReport[]) => composeIncident(reports, plainWorld)

/** The same happening as so many outlets tell it, one after another. */
function ofEvents(events: readonly Partial<CodedEvent>[]) {
  return composed(events.map((event, index) => aReport({ id: `r${index}#0`, origin: `outlet${index}`, event })))
}

test('a fight that outlets tell either way round has each party on one side', () => {
  const [troops, rebels] = ['troops', 'rebels'].map((id) => ({ id, name: id, text: id, attribution: null }))
  const fight = { type: 'battle.armed_clash' }
  const { initiators, targets } = composeIncident(
    [
      aReport({ id: 'a#0', event: { ...fight, initiators: [rebels!], targets: [troops!] } }),
      aReport({ id: 'b#0', event: { ...fight, initiators: [troops!], targets: [rebels!] } }),
    ],
    plainWorld,
  )
  expect([initiators, targets].map((side) => side.map(({ id }) => id))).toEqual([['rebels'], ['troops']])
})

test('an outlet that tells more on the next day does not confirm itself', () => {
  const values = composeIncident(
    [aReport({ id: 'a#0', origin: 'gazette police' }), aReport({ id: 'b#0', origin: 'gazette hospital' })],
    plainWorld,
  )
  expect(values.status).toBe('candidate')
})
