import { describe, expect, test } from 'vitest'
import { incident } from '../../../builders/coded.js'

const army = ['military', true] as const
const front = ['armed-group', true] as const

describe('who says a figure', () => {
  test.each([
    ['a named force', 'Nine rebels were killed near Quetta, the Frontier Corps said.', army],
    ['according to', 'Nine rebels were killed in a raid near Quetta, according to the Frontier Corps.', army],
    ['inverted', 'Nine rebels were killed in a raid near Quetta, said the army.', army],
    ['a spokesman for', 'Nine rebels died near Quetta in a raid, a spokesman for the Frontier Corps said.', army],
    ['a named group', 'The TTP said it had killed seven soldiers in an ambush near Quetta.', front],
    ['a claim', 'The TTP claimed that its fighters ambushed a convoy near Quetta and killed seven soldiers.', front],
    ['its spokesman', 'TTP spokesman Omar Gul said seven soldiers were killed in an ambush near Quetta.', front],
    ['the group', 'The TTP raided a post near Quetta. The group claimed it killed seven soldiers.', front],
    ['a deed claimed', 'The TTP claims killing of seven soldiers in an ambush near Quetta.', front],
    ['nobody beside an office', 'Six shoppers died in a blast in Quetta, officials said.', ['government', false]],
    ['owning up tells no figure', 'The TTP claimed responsibility for a blast that killed six men in Quetta.', null],
    ['whom they killed is no speaker', 'An outfit claimed it killed seven soldiers near Quetta.', null],
  ] as const)('%s: %s', (_, text, expected) => {
    const [count] = incident(text).casualties
    expect(count?.speaker ?? null).toBe(expected?.[0] ?? null)
    expect(count?.partyClaim).toBe(expected?.[1] ?? false)
  })
})

test('"he said" is whoever spoke last', () => {
  const { casualties } = incident('A bomb killed six men in Quetta, a doctor said. He said three more were wounded.')
  expect(casualties.map(({ measure, speaker }) => [measure, speaker])).toEqual([
    ['killed', 'hospital'],
    ['injured', 'hospital'],
  ])
})
