import { expect, test } from 'vitest'
import { incident } from '../../builders/coded.js'

test.each([
  ['a title', 'Gunmen abducted Dr. Karim Toranak in Quetta on Monday.', 'Dr. Karim Toranak'],
  ['an initial', 'Gunmen abducted K. Toranak in Quetta on Monday.', 'K. Toranak'],
  ['several', 'Gunmen shot dead Mr. K. S. Toranak in Quetta on Monday.', 'Mr. K. S. Toranak'],
])('a name goes on behind the dot of %s', (_, text, name) => {
  expect(incident(text).targets.map((target) => target.text)).toEqual([name])
})
