import { splitWords, wordAt } from '@wirewatch/taxonomy/language/split-words.js'
import { buildVocabulary } from '@wirewatch/taxonomy/language/vocabulary.js'
import { expect, test } from 'vitest'

const noWords = buildVocabulary([])

const wordsOf = (text: string, vocabulary = noWords): string[] => {
  const words = splitWords(text, vocabulary)
  return Array.from({ length: words.count }, (_, at) => wordAt(words, at, vocabulary))
}

test.each([
  ['a possessive ending is taken off', "Pakistan's army", ['pakistan', 'army']],
  ['a curly one as well', 'the city\u2019s edge', ['the', 'city', 'edge']],
  ['a hyphen joins two words', 'remote-controlled', ['remote', 'controlled']],
  ['a number keeps its thousands', '2,500 men', ['2,500', 'men']],
  ['letters with dots are one word', 'U.S. troops', ['u.s.', 'troops']],
  ['an accent is no other letter', 'Bogotá', ['bogota']],
  ['marks stand alone', 'dead, hurt.', ['dead', ',', 'hurt', '.']],
])('%s', (_, text, words) => expect(wordsOf(text)).toEqual(words))

test('positions are those of the text as it was given', () => {
  const text = 'Two  men\u00a0died.'
  const { start, end, count } = splitWords(text, noWords)
  expect(Array.from({ length: count }, (_, at) => text.slice(start[at], end[at]))).toEqual(['Two', 'men', 'died', '.'])
})

test('a known word is found by its letters, whatever its case, its accents or its ending', () => {
  const text = "ARMY Army's the army\u2019s Ármy armoury"
  const vocabulary = buildVocabulary(['the', 'army'])
  const { number, count } = splitWords(text, vocabulary)
  expect(Array.from({ length: count }, (_, at) => vocabulary.words[number[at]!])).toEqual([
    'army',
    'army',
    'the',
    'army',
    'army',
    '',
  ])
})

test('a text of marks alone is split to its end', () => {
  expect(wordsOf('['.repeat(10_000))).toHaveLength(10_000)
})
