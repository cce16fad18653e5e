import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

const twoAttacks =
  'A bomb killed a guard at a bank in Quetta on Monday. In Turbat, two gunmen shot dead a teacher on Tuesday.'

/** Who did each of them, as it is said. */
const doersOf = (text: string): string[][] =>
  coded(text).events.map(({ initiators }) =>
    initiators.map(({ id }) => id ?? '').filter((id) => !id.startsWith('generic.')),
  )

test.each([
  'The army blamed both attacks on the Baloch Liberation Army.',
  'A caller attributed the two attacks to the Baloch Liberation Army.',
  'A caller said the Baloch Liberation Army had done both things.',
  'Police said both were the work of the Baloch Liberation Army.',
  'The Baloch Liberation Army claimed responsibility for both actions.',
  'The attacks were claimed by the Baloch Liberation Army.',
  'Both acts were blamed on the Baloch Liberation Army.',
  'The minister said the Baloch Liberation Army was behind both incidents.',
  'The Baloch Liberation Army was blamed for the attacks.',
  'The Baloch Liberation Army said its fighters had carried out both attacks.',
  'The attacks, which shocked the province, were claimed by the Baloch Liberation Army.',
  'Police blamed the Baloch Liberation Army for the killings and said the search would go on.',
])('what is said of several incidents at once is said of each: %s', (claim) => {
  expect(doersOf(`${twoAttacks} ${claim}`)).toEqual([['bla'], ['bla']])
})

test.each([
  'The Baloch Liberation Army claimed responsibility for the shooting.',
  'Both gunmen belonged to the Baloch Liberation Army, police said.',
  'The army blamed the Baloch Liberation Army for the shooting and said the attacks would not deter it.',
  'The Baloch Liberation Army claimed responsibility for the killing and said that the attacks would go on.',
  'The Baloch Liberation Army claimed the shooting in revenge for the killings of its men.',
  'The attacks shook the province, and the Baloch Liberation Army claimed responsibility for the shooting.',
])('what is said of the last incident is said of it alone: %s', (claim) => {
  expect(doersOf(`${twoAttacks} ${claim}`)).toEqual([[], ['bla']])
})

test('who is known to have struck is not blamed on others with the rest', () => {
  const text =
    'The Islamic State Khorasan Province bombed a bank in Quetta on Monday. In Turbat, gunmen shot dead a teacher on Tuesday. The Baloch Liberation Army was blamed for the attacks.'
  expect(doersOf(text)[0]).toEqual(['iskp'])
})
