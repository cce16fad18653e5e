import { extractPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const rest =
  '<p>The council met on Tuesday evening to hear what residents of the old quarter think of the lanes.</p>'.repeat(3)
const sentence = (words: string): string | undefined =>
  extractPage(`<article><h1>Lanes</h1><p>${words}</p>${rest}</article>`, null, pageWords).text.split('\n\n')[0]

test.each([
  ['The lens weighs two tonnes.<sup><a href="#fn1">1</a></sup>', 'The lens weighs two tonnes.'],
  ['The lens weighs two tonnes.<a href="#fn1">[1]</a>', 'The lens weighs two tonnes.'],
  ['The lens weighs two tonnes. <a href="#top">↩</a>', 'The lens weighs two tonnes.'],
  ['The prices are in table <a href="#t3">3</a> of the report.', 'The prices are in table 3 of the report.'],
  ['Police counted <a href="/dead">12</a> dead in the hall.', 'Police counted 12 dead in the hall.'],
])('a mark that leads to another place on the page is no word of its sentence: %s', (words, expected) => {
  expect(sentence(words)).toBe(expected)
})
