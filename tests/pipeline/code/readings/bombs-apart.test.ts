import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

const tolls = (text: string): unknown[] => coded(text).events.map(({ killed, injured }) => [killed, injured])

test('each of two bombs is an incident, also in one sentence', () => {
  const text =
    'Two bombs exploded in Quetta on Monday: the first outside a bank, injuring three people, and the second at a bus stop, where a boy was killed.'
  expect(tolls(text)).toEqual([
    [null, 3],
    [1, null],
  ])
})

test('a second bomb goes off where and when the first did', () => {
  const [, second] = coded(
    'A bomb was defused in Quetta on Monday. A second device went off an hour later, killing a guard.',
  ).events
  expect([second?.location?.name, second?.killed]).toEqual(['Quetta', 1])
})

test('what is told of one of the blasts that were counted together is in that figure', () => {
  const text =
    'Nine people were killed in twin blasts in Quetta on Monday. Police said another bomb was planted on a bicycle and killed four.'
  expect(coded(text).events).toHaveLength(1)
})
