import { boilerplateOf, boilerplateSchema } from '@wirewatch/taxonomy/boilerplate.js'
import { expect, test } from 'vitest'
import { pageWords } from '../builders/page-words.js'

const english = boilerplateSchema.parse({
  phrases: [
    { kind: 'read-more', longest: 80, any: ['read also'] },
    { kind: 'byline', longest: 60, case: 'exact', pattern: '^By \\p{Lu}' },
  ],
  speech: ['said'],
  captions: ['photo'],
})
const dutch = boilerplateSchema.parse({
  phrases: [
    { kind: 'read-more', longest: 80, any: ['lees ook'] },
    { kind: 'follow', longest: 80, any: ['volg ons op'], after: ' {networks}\\b' },
  ],
  'after-article': ['meer nieuws'],
})
const boilerplate = boilerplateOf(
  new Map([
    ['en', english],
    ['nl', dutch],
  ]),
  {
    networks: ['squeak'],
    names: pageWords.boilerplate.names,
    readers: [],
  },
)
const kindsOf = (text: string) =>
  boilerplate.phrases.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind)

test('phrases of one form in several languages are one pattern', () => {
  expect(boilerplate.phrases.map(({ kind }) => kind)).toEqual(['read-more', 'byline', 'follow'])
  expect(kindsOf('LEES OOK: brug dicht')).toEqual(['read-more'])
  expect(kindsOf('» Read also: bridge closed')).toEqual(['read-more'])
})

test('words end where a word ends, and capitals count only where the file says so', () => {
  expect(kindsOf('Read alsoran')).toEqual([])
  expect(kindsOf('By Sana')).toEqual(['byline'])
  expect(kindsOf('By the river')).toEqual([])
})

test('the networks of the world stand in one place for all languages', () => {
  expect(kindsOf('Volg ons op Squeak')).toEqual(['follow'])
  expect(kindsOf('Volg ons op de voet')).toEqual([])
})

test('headings are compared as a whole, and a list that no language has finds nothing', () => {
  expect(boilerplate.afterArticle.test('Meer nieuws »')).toBe(true)
  expect(boilerplate.afterArticle.test('Meer nieuws uit Makran')).toBe(false)
  expect(boilerplate.readersBegin.test('')).toBe(false)
})

test('a phrase that has neither a pattern nor words is refused', () => {
  expect(boilerplateSchema.safeParse({ phrases: [{ kind: 'date', longest: 9 }] }).success).toBe(false)
})
