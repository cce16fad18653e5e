import { extractPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const part = (number: number): string =>
  `<div class="part-${number}"><h2><a href="/wreck/${number}">The wreck off Port ${number}</a></h2><p>She went down in ${1930 + number} with ${number * 3} men on board, and lies upright on the sand.</p></div>`

const textUnder = (headline: string, parts: number): string =>
  extractPage(
    `<html><head><meta property="article:published_time" content="2026-03-02"></head><body><article><h1>${headline}</h1><p>Divers come to this coast from far away, and most of them come for the ships below.</p>${Array.from({ length: parts }, (_, at) => part(at + 1)).join('')}</article></body></html>`,
    null,
    pageWords,
  ).text

test.each(['Six wrecks to see before the winter', '6 wrecks to see', 'Divers name the best five wrecks, and one more'])(
  'linked headings are parts of an article whose headline counts them: %s',
  (headline) => {
    expect(textUnder(headline, 6).split('\n\n')).toHaveLength(13)
    expect(textUnder(headline, 6)).toContain('The wreck off Port 6')
  },
)

test.each([
  'Diver found dead off Port Elim',
  'Two divers found dead off Port Elim',
  'Diver, 34, found dead',
  'Six killed off Port Elim',
])('under any other headline they lead to other articles: %s', (headline) => {
  expect(textUnder(headline, 6)).not.toContain('She went down')
})
