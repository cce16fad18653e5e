import { loadTaxonomy } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { coded, packaged } from '../../builders/coded.js'
import { fixture } from '../../builders/folders.js'
import { differences, type Sentence, sentencesOf, withoutNames } from '../../builders/sentences.js'

const region = (name: string) => loadTaxonomy({ dataDir: fixture(`regions/${name}`) })

/** Invented sentences with what an analyst codes from them, each kind with the region it is read in. */
describe.each([
  ['latin-america', region('latin-america')],
  ['united-states', region('united-states')],
  ['records', packaged],
  ['indian-police', packaged],
  ['military-releases', packaged],
  ['newspapers', packaged],
  ['types', packaged],
  ['struck', packaged],
  ['victims', packaged],
  ['tolls', packaged],
  ['crowds', packaged],
  ['several', packaged],
  ['no-incident', packaged],
  ['told-otherwise', packaged],
] as const)('sentences of the kind %s are coded as an analyst codes them', (genre, taxonomy) => {
  const codedAs = ({ text, title, published }: Sentence) =>
    coded(text, { title: title ?? null, publishedAt: published ? `${published}T12:00:00Z` : null }, taxonomy)
  const sentences = sentencesOf(genre)
  const read = sentences.filter(({ misses }) => misses !== true)
  const missed = sentences.filter(({ misses }) => misses === true)

  test.each(read)('$text', (sentence) => {
    expect(differences(sentence.gives, codedAs(sentence))).toEqual([])
  })

  test.each(read.filter(({ cased }) => cased !== true))('in capitals and in small letters: $text', (sentence) => {
    const asWritten = withoutNames(codedAs(sentence))
    expect(withoutNames(codedAs({ ...sentence, text: sentence.text.toUpperCase() }))).toEqual(asWritten)
    expect(withoutNames(codedAs({ ...sentence, text: sentence.text.toLowerCase() }))).toEqual(asWritten)
  })

  if (missed.length > 0)
    test.fails.each(missed)('not yet: $text', (sentence) => {
      expect(differences(sentence.gives, codedAs(sentence))).toEqual([])
    })
})
