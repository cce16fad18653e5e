import type { CodedEvent } from '@wirewatch/model'
import type { CodedTaggedArticle } from '@wirewatch/pipeline/code/code.js'
import { incidentReportsOf } from '@wirewatch/pipeline/resolve/incident-reports-of.js'
import { isOneOfSeveral } from '@wirewatch/pipeline/resolve/one-of-several.js'
import { describe, expect, test } from 'vitest'
import { anEvent } from '../../builders/a-report.js'

describe('the names of a report', () => {
  test.each<[string, string, string[]]>([
    ['are those of victims', 'TANK: A guard was shot dead. The slain guard was named as Noor Ayaz.', ['ayaz', 'noor']],
    ['leave out the newsroom of the dateline', 'TANK, Feb 3 (Plainwire) – A guard was shot dead.', []],
    ['leave out words that begin a sentence', 'Officials said so. Unknown men fired. Elders met.', []],
    ['leave out days and months', 'A guard was shot dead on Friday, the 3rd of April.', []],
  ])('%s', (_what, text, names) => {
    expect(reportsOf(text)[0]!.names).toEqual(names)
  })

  test('of two events are those of their own sentences', () => {
    const text = 'A guard, Noor Ayaz, was shot dead in Tank. In Bannu a clerk, Gul Sher, was kidnapped.'
    const [shot, taken] = ['shot', 'kidnapped'].map((word) => ({
      start: text.indexOf(word),
      end: text.indexOf(word) + 4,
    }))
    const events = [shot!, taken!].map((span) => anEvent({ evidence: [{ ...span, field: 'type', rule: 'x' }] }))
    expect(reportsOf(text, events).map(({ names }) => names.filter((name) => name.length > 2))).toEqual([
      expect.arrayContaining(['ayaz', 'noor']),
      expect.arrayContaining(['gul', 'sher']),
    ])
    expect(reportsOf(text, events)[0]!.names).not.toContain('sher')
  })
})

describe('an article sets its happening apart from one before', () => {
  test.each([
    ['Another van torched near Kalat', 'KALAT: Men set a van on fire on Sunday.'],
    ['Guard shot in Tank', 'It was the third killing of a guard this month, police said.'],
    ['Post fired upon', 'A post came under fire on Sunday, a day after a mine killed a soldier nearby.'],
  ])('%s', (title, text) => {
    expect(isOneOfSeveral({ title, text })).toBe(true)
  })

  test.each([
    ['Guard shot dead', 'A guard was shot dead on the second floor of a bank.'],
    ['Two killed in Tank', 'Two men were killed and another was injured when gunmen opened fire.'],
  ])('not in: %s', (title, text) => {
    expect(isOneOfSeveral({ title, text })).toBe(false)
  })
})

test('the origin begins with the family and goes on with the speakers of the figures', () => {
  const casualty = {
    measure: 'killed',
    group: 'total',
    min: 1,
    max: null,
    qualifier: 'exact',
    partyClaim: false,
  } as const
  const casualties = ['police', 'police', null].map((speaker) => ({ ...casualty, speaker, start: 0, end: 1 }))
  expect(reportsOf('A guard was shot dead.', [anEvent({ casualties })])[0]!.origin).toBe('herald police')
})

function reportsOf(text: string, events: readonly CodedEvent[] = [anEvent()]) {
  const article: CodedTaggedArticle = {
    ...{ id: 'a1', url: null, title: null, text, author: null, language: 'en', publishedAt: '2026-03-04T12:00:00Z' },
    ...{ zone: null, sourceCountry: null, mentions: [], titleMentions: [], taxonomyVersion: 'test' },
    ...{ relevant: true, role: 'report', roleEvidence: null, events },
  }
  return incidentReportsOf(article, 'herald', '2026-03-04T12:00:00Z')
}
