import { NotAFeedError } from '@wirewatch/pipeline/poll/not-a-feed-error.js'
import { readFeed } from '@wirewatch/pipeline/poll/read-feed.js'
import { readLeniently } from '@wirewatch/pipeline/poll/read-leniently.js'
import { readWithRssParser } from '@wirewatch/pipeline/poll/read-with-rss-parser.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const words = fc.oneof(
  fc.stringMatching(/^[ A-Za-z0-9é’“”<>&;"'\n]{0,20}$/),
  fc.constantFrom(
    'Sat, 09 Mar 2024 10:00:00 GMT',
    '2024-03-09',
    '/a',
    'https://a.example/x?y=1&z=2',
    '<a href="/q">x</a>',
    '&#147;x',
    '&amp;nbsp;',
  ),
)

const names = [
  'title',
  'link',
  'guid',
  'id',
  'description',
  'summary',
  'content',
  'content:encoded',
  'author',
  'dc:creator',
  'dc:title',
  'dc:date',
  'dc:language',
  'dcterms:issued',
  'pubDate',
  'published',
  'updated',
  'issued',
  'modified',
  'language',
  'category',
  'enclosure',
  'source',
  'image',
  'body',
  'media:title',
  'itunes:author',
  'dcterms:creator',
  'dcterms:abstract',
  'managingEditor',
  'webMaster',
  'itunes:summary',
  'atom:link',
  'atom:updated',
  'feedburner:origLink',
  'foo:bar',
]
const name = fc.constantFrom(...names).chain((each) => fc.constantFrom(each, each, each, each.toUpperCase()))
const attributes = fc.constantFrom(
  '',
  '',
  ' type="html"',
  ' isPermaLink="false"',
  ' href="/h"',
  ' rel="alternate" href="/alt"',
  ' xml:lang="fr"',
)
const shape = fc.constantFrom('empty', 'cdata', 'markup', 'text', 'text', 'text')

const element = fc.tuple(name, words, shape, attributes).map(([tag, text, how, written]) => {
  if (how === 'empty') return `<${tag}${written}/>`
  const inside = how === 'cdata' ? `<![CDATA[${text}]]>` : how === 'markup' ? `<b>x</b>${escaped(text)}` : escaped(text)
  return `<${tag}${written}>${inside}</${tag}>`
})
const elements = fc.array(element, { maxLength: 8 }).map((each) => each.join(''))

const vocabularies =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:foo="http://foo.example/"'

const inItems = (items: readonly string[]): string => items.map((each) => `<item>${each}</item>`).join('')
const anyDocument = fc
  .tuple(fc.constantFrom('rss', 'atom', 'rdf'), elements, fc.array(elements, { maxLength: 3 }))
  .map(([format, head, items]) => {
    if (format === 'rss')
      return `<?xml version="1.0"?><rss version="2.0" ${vocabularies}><channel>${head}${inItems(items)}</channel></rss>`
    if (format === 'rdf')
      return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${vocabularies}><channel>${head}</channel>${inItems(items)}</rdf:RDF>`
    return `<feed xmlns="http://www.w3.org/2005/Atom" ${vocabularies}>${head}${items.map((each) => `<entry>${each}</entry>`).join('')}</feed>`
  })

const url = 'https://a.example/feed'
const origin = { encoding: 'utf-8', url, zone: 'UTC', socialNetworks: pageWords.socialNetworks }

test('where rss-parser reads a feed, the lenient reader reads the same', async () => {
  let read = 0
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const parsed = await readWithRssParser(document, origin)
      if (parsed === null) return
      read++
      expect(parsed).toEqual(readLeniently(document, origin))
    }),
    { numRuns: 600, seed: 9032024 },
  )
  expect(read).toBeGreaterThan(200)
})

test.each([
  [
    'a blog',
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
    <channel><title>Makran Post</title><atom:link href="https://makran.example/feed/" rel="self" type="application/rss+xml" /><link>https://makran.example</link><description>News</description><lastBuildDate>Sat, 09 Mar 2024 10:00:00 +0000</lastBuildDate><language>en-US</language><sy:updatePeriod>hourly</sy:updatePeriod><image><url>https://makran.example/i.png</url><title>Logo</title><link>https://makran.example/logo</link></image>
    <item><title>Bridge opens</title><link>https://makran.example/1/</link><comments>https://makran.example/1/#comments</comments><dc:creator><![CDATA[Sana Baloch]]></dc:creator><pubDate>Sat, 09 Mar 2024 09:00:00 +0000</pubDate><category><![CDATA[News]]></category><guid isPermaLink="false">https://makran.example/?p=1</guid><description><![CDATA[<p>It opened.</p>]]></description><content:encoded><![CDATA[<p>It opened on <a href="/2/">Friday</a>.</p>]]></content:encoded><slash:comments>0</slash:comments></item></channel></rss>`,
  ],
  [
    'a blog in Atom',
    `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:gd='http://schemas.google.com/g/2005'><id>tag:makran.example,2024:blog-1</id><updated>2024-03-09T10:00:00.001-08:00</updated><title type='text'>Makran Post</title><link rel='alternate' type='text/html' href='https://makran.example/'/><author><name>The desk</name></author>
    <entry><id>tag:makran.example,2024:1</id><published>2024-03-09T09:00:00.000-08:00</published><updated>2024-03-09T09:00:01.234-08:00</updated><title type='text'>Bridge opens</title><content type='html'>&lt;p&gt;It opened.&lt;/p&gt;</content><link rel='replies' type='text/html' href='https://makran.example/1#comments' title='0 Comments'/><link rel='alternate' type='text/html' href='https://makran.example/1' title='Bridge opens'/><author><name>Sana Baloch</name><email>noreply@makran.example</email></author></entry></feed>`,
  ],
  [
    'a wire in RDF',
    `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://makran.example/rdf"><title>Makran Post</title><link>https://makran.example/</link><dc:language>en</dc:language><items><rdf:Seq><rdf:li rdf:resource="https://makran.example/1"/></rdf:Seq></items></channel>
    <item rdf:about="https://makran.example/1"><title>Bridge opens</title><link>https://makran.example/1</link><dc:creator>Sana Baloch</dc:creator><dc:date>2024-03-09T09:00:00Z</dc:date></item></rdf:RDF>`,
  ],
])('an ordinary feed is read by rss-parser: %s', async (_what, document) => {
  const parsed = await readWithRssParser(document, origin)
  expect(parsed?.entries).toMatchObject([{ title: 'Bridge opens', author: 'Sana Baloch' }])
  expect(parsed).toEqual(readLeniently(document, origin))
})

test('whatever is done to a feed, it is read or refused with a reason', async () => {
  const spoiled = fc
    .tuple(
      anyDocument,
      fc.array(
        fc.tuple(
          fc.nat(2_000),
          fc.constantFrom(
            '<',
            '>',
            '&',
            '"',
            '<![CDATA[',
            ']]>',
            '<!--',
            '<?',
            '</',
            '<item>',
            '\0',
            '\ufeff',
            '&#x;',
            '<!DOCTYPE x [',
          ),
        ),
        { maxLength: 6 },
      ),
    )
    .map(([document, edits]) =>
      edits.reduce(
        (text, [place, piece]) =>
          text.slice(0, place % (text.length + 1)) + piece + text.slice((place % (text.length + 1)) + 3),
        document,
      ),
    )
  await fc.assert(
    fc.asyncProperty(spoiled, async (document) => {
      const outcome = await readFeed(Buffer.from(document), { url, contentType: null }, pageWords).catch(
        (error: unknown) => error,
      )
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(NotAFeedError)
    }),
    { numRuns: 600, seed: 9032024 },
  )
})

test('whatever bytes come, they are read or refused with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('<rss>', '', '{', '<?xml version="1.0" encoding="euc-jp"?><feed>'),
      async (bytes, start) => {
        const outcome = await readFeed(
          Buffer.concat([Buffer.from(start), bytes]),
          { url, contentType: null },
          pageWords,
        ).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(NotAFeedError)
      },
    ),
    { numRuns: 600, seed: 9032024 },
  )
})

test('time grows with the length of hostile texts, not with its square', async () => {
  const hostile = ['<', '<a ', '&', '&lt;', '<![CDATA[', ' ', '<a href=', '<!--', '&#', '"', "<a href='"].map((piece) =>
    piece.repeat(Math.floor(300_000 / piece.length)),
  )
  hostile.push(`<br><a${' '.repeat(300_000)}>`, `<br><a href${' '.repeat(300_000)}=x>`)
  const startedAt = performance.now()
  for (const text of hostile) {
    const document = `<rss version="2.0"><channel><title>T</title><item><title>x</title><description>${escaped(text)}</description></item></channel></rss>`
    for (const each of [document, document.replace(escaped(text), () => text)]) {
      await readFeed(Buffer.from(each), { url, contentType: null }, pageWords).catch(() => null)
    }
  }
  expect(performance.now() - startedAt).toBeLessThan(10_000)
}, 20_000)
