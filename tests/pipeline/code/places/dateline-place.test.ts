import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

const placeOf = (text: string): unknown[] => {
  const location = coded(text).events[0]?.location
  return [location?.name ?? null, location?.text ?? null, location?.precision ?? null]
}

test('a street, a quarter or a landmark that no gazetteer knows lies in the town of the dateline', () => {
  expect(placeOf('LAHORE: Gunmen killed a man on Toranabad Road on Monday.')).toEqual(['Lahore', 'Toranabad Road', 2])
  expect(placeOf('KABUL: Gunmen killed a man near the Toranak market.')).toEqual(['Kabul', 'Toranak', 3])
  expect(placeOf('MULTAN: A man was shot dead outside the Toranak cinema.')).toEqual(['Multan', 'Toranak', 3])
})

test('a village that no gazetteer knows lies in the country of the dateline, no nearer', () => {
  expect(placeOf('LAHORE: Gunmen killed a man in Torani village on Monday.')).toEqual(['Pakistan', 'Torani', 7])
})

test('where those are who speak of an attack is not where it happened', () => {
  const text = 'QUETTA: Gunmen killed a trader on Monday. In Islamabad, the minister condemned the attack.'
  expect(placeOf(text)).toEqual(['Pakistan', 'Pakistan', 7])
})
