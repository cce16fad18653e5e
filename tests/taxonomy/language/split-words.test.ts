import { splitWords } from '@wirewatch/taxonomy/language/split-words.js'
import { expect, test } from 'vitest'

test.each([
  ['a possessive ending is taken off', "Pakistan's army", ['pakistan', 'army']],
  ['a curly one as well', 'the city\u2019s edge', ['the', 'city', 'edge']],
  ['a hyphen joins two words', 'remote-controlled', ['remote', 'controlled']],
  ['a number keeps its thousands', '2,500 men', ['2,500', 'men']],
  ['letters with dots are one word', 'U.S. troops', ['u.s.', 'troops']],
  ['an accent is no other letter', 'Bogotá', ['bogota']],
  ['marks stand alone', 'dead, hurt.', ['dead', ',', 'hurt', '.']],
])('%s', (_, text, words) => expect([...splitWords(text).folded]).toEqual(words))

test('positions are those of the text as it was given', () => {
  const text = 'Two  men\u00a0died.'
  const { start, end, count } = splitWords(text)
  expect(Array.from({ length: count }, (_, at) => text.slice(start[at], end[at]))).toEqual(['Two', 'men', 'died', '.'])
})
