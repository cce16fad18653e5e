import type { Entry } from '@wirewatch/model'
import { readFeedContent } from '@wirewatch/pipeline/extract/feed-content.js'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const anEntry = (entry: Partial<Entry>): Entry => ({
  id: null,
  url: 'https://bolan.example/1',
  title: 'Six wells dug in Kachhi',
  summary: null,
  content: null,
  author: null,
  publishedAt: null,
  updatedAt: null,
  ...entry,
})

const lines = [
  'DHADAR: Six wells were dug in the plain of Kachhi after the council of elders had agreed on who may draw water and when, an engineer said.',
  'The work was held up twice in January when shots were fired over the heads of the drillers, and it went on after a company of Levies had been posted.',
  'Forty families that had left the plain in the dry years have put up their tents again near the largest of the wells.',
  'The engineer said that the water would last until the rain comes in July, if nobody puts in a pump.',
]
const paragraphs = lines.map((line) => `<p>${line}</p>`).join('\n')

describe('the full text in a feed', () => {
  test.each([
    ['as content', { content: paragraphs, summary: lines[0] ?? null }],
    ['in the summary of a feed without content', { summary: paragraphs }],
    [
      'with the line that WordPress appends',
      { content: `${paragraphs}<p>The post <a href="/1">Six wells</a> appeared first on <a href="/">Bolan</a>.</p>` },
    ],
    [
      'with a picture and its caption',
      { content: `<figure><img src="w.jpg"><figcaption>A well</figcaption></figure>${paragraphs}` },
    ],
    ['with share links below', { content: `${paragraphs}<div class="sharedaddy"><a href="#">Share on X</a></div>` }],
    ['with line breaks in place of paragraphs', { content: lines.join('<br/><br/>') }],
  ])('%s', (_, entry) => {
    expect(readFeedContent(anEntry(entry), pageWords)).toEqual({ kind: 'full', text: lines.join('\n\n') })
  })
})

test('a digest keeps its parts, each below a linked heading', () => {
  const part = (place: string): string =>
    `<div><h3><a href="/n">A pump burst in ${place} overnight</a></h3><p>Nobody was hurt in ${place}, an engineer said, and it works again.</p></div>`
  const digest = `${paragraphs}${['Dhadar', 'Sibi', 'Gandava', 'Bhag', 'Lehri'].map(part).join('')}`
  expect(readFeedContent(anEntry({ content: digest }), pageWords)).toMatchObject({
    kind: 'full',
    text: expect.stringContaining('Nobody was hurt in Lehri'),
  })
})

describe('an excerpt, and why', () => {
  test.each<[string, Partial<Entry>]>([
    ['no-content', {}],
    ['no-content', { summary: '<img src="w.jpg"/>' }],
    ['ends-with-ellipsis', { summary: `${lines[0]} The work was held [&#8230;]` }],
    ['ends-with-ellipsis', { content: `${paragraphs}<p>The families, who had been living in...</p>` }],
    ['continue-reading', { content: `${paragraphs}<p><a href="/1">Continue reading</a></p>` }],
    ['continue-reading', { summary: `<p>${lines[0]} <a href="/1">Read more »</a></p>` }],
    ['continue-reading', { content: `${paragraphs}<p><a href="/1">Lire la suite…</a></p>` }],
    ['continue-reading', { content: `${paragraphs}<p><a href="/1">مزید پڑھیں</a></p>` }],
    [
      'appeared-first',
      {
        summary: `<p>${lines[0]}</p><p>The post <a href="/1">Six wells</a> appeared first on <a href="/">Bolan</a>.</p>`,
      },
    ],
    ['too-short', { summary: lines[0] ?? null }],
    ['one-paragraph', { summary: lines.join(' ') }],
    ['ends-mid-sentence', { content: `${paragraphs}<p>The families, who had been living in Jacobabad and</p>` }],
  ])('%s', (why, entry) => {
    expect(readFeedContent(anEntry(entry), pageWords)).toMatchObject({ kind: 'excerpt', why })
  })
})
