import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

const types = (text: string): string[] => coded(text).events.map(({ type }) => type)

test.each([
  'Police foiled a bid to bomb a market in Quetta.',
  'The army foiled an infiltration bid near Quetta.',
  'Police thwarted an attempt on the life of a judge in Quetta.',
  'A plan to storm a jail in Quetta was foiled.',
])('a plan of violence that comes to nothing is a disrupted plot: %s', (text) => {
  expect(types(text)).toEqual(['strategic.disrupted_plot'])
})

test.each([
  'The opposition foiled a bid to oust the premier in Quetta.',
  'The goalkeeper thwarted several attempts in Quetta.',
  'Villagers near Quetta thwarted a plan to build a school.',
  'Customs foiled an attempt to smuggle gold at Quetta airport.',
])('what else is foiled is no incident: %s', (text) => {
  expect(types(text)).toEqual([])
})

test('an infiltration that is foiled and the fight in which it is are one', () => {
  const text =
    'The army foiled an infiltration bid near Uri on Monday. Soldiers challenged the intruders and killed two militants near Uri.'
  expect(types(text)).toHaveLength(1)
})
