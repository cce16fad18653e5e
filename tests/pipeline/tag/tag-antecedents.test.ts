import { describe, expect, test } from 'vitest'
import { actors } from '../../builders/tagged.js'

describe('"the group" stands for what was named before', () => {
  test.each([
    ['the group', 'The BLA wrote a letter. It was the second this week, the group said.', 'group: bla'],
    ['the outfit', 'The BLA wrote a letter. The outfit wants an answer.', 'outfit: bla'],
    ['the banned outfit', 'The BLA wrote a letter. Men of the banned outfit left.', 'banned outfit: bla'],
  ])('%s', (_, text, expected) => expect(actors(text)).toContain(expected))

  test.each([
    ['two groups were named', 'The BLA wrote to the Balochistan Liberation Front. The group wants an answer.'],
    ['none was named', 'The group wants an answer.'],
    ['a state force was named', 'The Pakistan Army wrote a letter. The group wants an answer.'],
    ['the group is explained', 'The BLA wrote a letter. The group of traders wants an answer.'],
    [
      'an unknown organisation was named since',
      'The BLA wrote a letter to the Torani Peoples Army (TPA). The group wants an answer.',
    ],
    [
      'it stands too far back',
      `The BLA wrote a letter. ${'Nothing else happened that day. '.repeat(20)}The group wants an answer.`,
    ],
  ])('or stays open: %s', (_, text) => expect(actors(text).join()).not.toContain('roup: '))
})
