import { extractPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'
import { timeGrowth } from '../../builders/time-growth.js'

const sentence =
  '<p>A long enough sentence, with a comma or two, that a reader would take for the text of an article.</p>'
const times = (text: string, characters: number): string => text.repeat(Math.ceil(characters / text.length))

/** CPU time, which a busy machine does not stretch; what is guarded against takes minutes. */
const longestMs = 10_000

test.each([
  ['ten thousand nested elements', `${times('<div>', 50_000)}${sentence}`],
  ['nothing that is closed', times('<div><p>some <b>bold words, and <i>more ', 1_000_000)],
  ['a hundred thousand stray closing tags', times('</span><div>', 1_000_000)],
  ['twenty megabytes of paragraphs', times(sentence, 20_000_000)],
  ['twenty megabytes of one word', `<p>${'a'.repeat(20_000_000)}`],
  ['lines that never end a sentence', times('a line of words, and more<br><br>', 1_000_000)],
  ['a title of separators', `<title>${times(' | ', 1_000_000)}</title>${sentence}`],
  ['a class of a megabyte', `<div class="${times('related-share ', 1_000_000)}">${sentence}</div>`],
  ['JSON-LD of brackets', `<script type="application/ld+json">${times('[', 500_000)}</script>${sentence}`],
  [
    'JSON-LD of fifty thousand articles',
    `<script type="application/ld+json">[${times('{"@type":"NewsArticle"},', 1_000_000)}{}]</script>`,
  ],
  ['an open comment', `<!-- ${times('never closed ', 1_000_000)}`],
  ['an open script', `<script>${times('a<b;', 1_000_000)}`],
  ['an open attribute', `<p class="${times('open ', 1_000_000)}`],
  ['brackets alone', times('<', 1_000_000)],
  ['entities alone', times('&amp;&#x41;&nope;', 1_000_000)],
  ['zeros', times('\u0000', 100_000)],
  ['half of a surrogate pair', `<p>${times('\ud83d ', 10_000)}</p>`],
])('a page of %s is read in linear time and without a fault', { timeout: 60_000 }, (_, html) => {
  const before = process.cpuUsage()
  const page = extractPage(html, 'https://hostile.example/page', pageWords)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(longestMs)
  expect(page.text.length).toBeLessThanOrEqual(html.length)
})

test('text below ten thousand nested elements is still read', () => {
  const text = 'The road to the pass was opened on Sunday after nine days, an officer of the highway police said.'
  expect(extractPage(`${'<div>'.repeat(10_000)}<p>${text}</p>`, null, pageWords).text).toBe(text)
})

test.each([
  ['words between line breaks', 'word<br>'],
  ['sentences between line breaks', 'A sentence, and more.<br>'],
  ['letters between empty lines', 'w<br><br>'],
  ['paragraphs', '<p>A sentence, with words.</p>'],
  ['items of a list', '<li>one, two'],
  ['words in bold', 'a <b>word</b>, '],
])('time grows with a page of %s, not with its square', { timeout: 60_000 }, async (_what, piece) => {
  expect(await timeGrowth((characters) => extractPage(times(piece, characters), null, pageWords), 15_000)).toBeLessThan(
    24,
  )
})

test('a line below a headline that is like a byline until its last letter is read at once', () => {
  const line = (words: string): string => `<p>${words}${'Aa'.repeat(50)}1</p>`
  const startedAt = performance.now()
  extractPage(`<article><h1>Lanes</h1>${['By ', 'Text: ', 'Staff '].map(line).join('')}</article>`, null, pageWords)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
