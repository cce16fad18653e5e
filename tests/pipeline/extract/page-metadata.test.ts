import { extractPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const url = 'https://www.ravi.example/news/boat-race'
const withHead = (head: string, body = ''): string => `<html lang="en"><head>${head}</head><body>${body}</body></html>`
const linked = (json: object): string => `<script type="application/ld+json">${JSON.stringify(json)}</script>`

describe('the title is cleaned of the outlet', () => {
  test.each([
    [
      'after a bar',
      '<title>Boat race called off as river rises | The Ravi Herald</title>',
      'Boat race called off as river rises',
    ],
    [
      'after a dash',
      '<title>Boat race called off as river rises - Sport - Ravi Herald</title>',
      'Boat race called off as river rises',
    ],
    [
      'before it',
      '<meta property="og:site_name" content="Ravi Herald"><title>Ravi Herald: Boat race called off</title><meta property="og:title" content="Ravi Herald | Boat race called off">',
      'Boat race called off',
    ],
    [
      'and keeps its own dash',
      '<title>Boat race - the last of its kind on the river - called off by the governor</title>',
      'Boat race - the last of its kind on the river - called off by the governor',
    ],
    [
      'and of entities',
      '<meta property="og:title" content="Rower&#8217;s boat &amp; oars stolen from club">',
      'Rower’s boat & oars stolen from club',
    ],
  ])('%s', (_, head, title) => {
    expect(extractPage(withHead(head), url, pageWords).title).toBe(title)
  })

  test('the heading of the page tells where the outlet begins', () => {
    const page = withHead('<title>Boat race called off - a blow to Lahore</title>', '<h1>Boat race called off</h1>')
    expect(extractPage(page, url, pageWords).title).toBe('Boat race called off')
  })
})

describe('dates come from the surest place', () => {
  test.each([
    [
      'JSON-LD before meta tags',
      withHead(
        `${linked({ '@type': 'NewsArticle', datePublished: '2026-03-02T10:00:00+05:00' })}<meta property="article:published_time" content="2026-03-01T00:00:00Z">`,
      ),
      '2026-03-02T05:00:00Z',
    ],
    [
      'a graph',
      withHead(
        linked({ '@graph': [{ '@type': 'WebSite' }, { '@type': 'Article', datePublished: '2026-03-02T10:00:00Z' }] }),
      ),
      '2026-03-02T10:00:00Z',
    ],
    ['a meta tag', withHead('<meta name="pubdate" content="Mon, 02 Mar 2026 10:00:00 GMT">'), '2026-03-02T10:00:00Z'],
    [
      'microdata before a date that is merely shown',
      withHead(
        '',
        '<span class="date">1 January 2020</span><span itemprop="datePublished" content="2026-03-02T10:00:00Z"></span>',
      ),
      '2026-03-02T10:00:00Z',
    ],
    ['a time element', withHead('', '<time datetime="2026-03-02T10:00:00Z">today</time>'), '2026-03-02T10:00:00Z'],
    [
      'words below the title',
      withHead('', '<h1>Boat race</h1><div class="post-date">Published: March 2, 2026</div>'),
      '2026-03-02T00:00:00Z',
    ],
  ])('%s', (_, html, publishedAt) => {
    expect(extractPage(html, url, pageWords).publishedAt).toBe(publishedAt)
  })

  test('the address is the last resort', () => {
    expect(extractPage(withHead(''), 'https://ravi.example/2026/03/02/boat-race', pageWords).publishedAt).toBe(
      '2026-03-02T00:00:00Z',
    )
  })

  test('the day of today in a header is not the date of the article', () => {
    const header = '<div class="top-bar"><span class="date">Friday, 20 March 2026</span></div><h1>Boat race</h1>'
    expect(
      extractPage(withHead('', `${header}<div class="post-date">2 March 2026</div>`), url, pageWords).publishedAt,
    ).toBe('2026-03-02T00:00:00Z')
    const unnamed = '<div class="x"><span class="date">Friday, 20 March 2026</span></div><h1>Boat race</h1>'
    expect(extractPage(withHead('', unnamed), 'https://ravi.example/2026/03/02/boat', pageWords).publishedAt).toBe(
      '2026-03-02T00:00:00Z',
    )
  })

  test('a date that cannot be read is null, never now', () => {
    const page = extractPage(withHead('<meta name="pubdate" content="soon">'), url, pageWords)
    expect([page.publishedAt, page.modifiedAt]).toEqual([null, null])
  })

  test('the last edit is kept apart from the first publication', () => {
    const head =
      '<meta property="article:published_time" content="2026-03-02T10:00:00Z"><meta property="article:modified_time" content="2026-03-03T11:00:00Z">'
    expect(extractPage(withHead(head), url, pageWords)).toMatchObject({
      publishedAt: '2026-03-02T10:00:00Z',
      modifiedAt: '2026-03-03T11:00:00Z',
    })
  })
})

test('lines below the headline tell of publication and edit where nothing else does, and stand apart from the text', () => {
  const text =
    '<p>The boat race on the Ravi was called off on Friday because the river rose by a metre overnight, the club said.</p>'
  const lines =
    '<p>Published - March 09, 2024 10:05 am IST</p><p>Updated - March 09, 2024 12:30 pm IST</p><p>By Sana Baloch</p>'
  const page = `<p>Sunday, March 10, 2024</p><h1>Boat race called off</h1><div>${lines}</div><article>${text.repeat(4)}</article>`
  expect(extractPage(withHead('<title>Boat race called off</title>', page), url, pageWords)).toMatchObject({
    publishedAt: '2024-03-09T04:35:00Z',
    modifiedAt: '2024-03-09T07:00:00Z',
    author: 'Sana Baloch',
  })
})

describe('the author', () => {
  test.each([
    [
      'is taken from JSON-LD by reference',
      withHead(
        linked({
          '@graph': [
            { '@type': 'Article', author: { '@id': '#p' } },
            { '@type': 'Person', '@id': '#p', name: 'Asma Butt' },
          ],
        }),
      ),
      'Asma Butt',
    ],
    [
      'may be several',
      withHead(linked({ '@type': 'NewsArticle', author: [{ name: 'Asma Butt' }, { name: 'Ilyas Mir' }] })),
      'Asma Butt, Ilyas Mir',
    ],
    [
      'is not the address of a profile',
      withHead(
        '<meta property="article:author" content="https://facebook.example/ravi">',
        '<a rel="author" href="/a">Asma Butt</a>',
      ),
      'Asma Butt',
    ],
    ['loses the word "By"', withHead('', '<p class="byline">By Asma Butt | Reporter</p>'), 'Asma Butt'],
    ['is null where nobody is named', withHead(''), null],
    [
      'is what follows the words of a byline, in other languages too',
      withHead('', '<p class="autor">Por: Ana Ruiz</p>'),
      'Ana Ruiz',
    ],
    ['is whole where a name begins like such a word', withHead('', '<p class="author">Parvez Butt</p>'), 'Parvez Butt'],
  ])('%s', (_, html, author) => {
    expect(extractPage(html, url, pageWords).author).toBe(author)
  })
})

describe('broken JSON-LD', () => {
  test.each([
    ['with raw line breaks', '{"@type":"NewsArticle","headline":"Boat race called\noff","datePublished":"2026-03-02"}'],
    ['with a comma too many', '{"@type":"NewsArticle","datePublished":"2026-03-02",}'],
    ['in a comment', '<!-- {"@type":"NewsArticle","datePublished":"2026-03-02"} -->'],
  ])('%s is read all the same', (_, json) => {
    const page = extractPage(withHead(`<script type="application/ld+json">${json}</script>`), url, pageWords)
    expect(page.publishedAt).toBe('2026-03-02T00:00:00Z')
  })

  test('that is beyond repair is passed over', () => {
    const page = extractPage(
      withHead('<script type="application/ld+json">{"@type":</script><meta name="author" content="Asma Butt">'),
      url,
      pageWords,
    )
    expect(page.author).toBe('Asma Butt')
  })
})

describe('a byline is read for the name alone', () => {
  const authorOf = (html: string, language = 'en'): string | null =>
    extractPage(`<html lang="${language}"><body><h1>Boat race called off</h1>${html}</body></html>`, url, pageWords)
      .author

  test.each([
    ['before the time', '<div class="byline">By Da Silva <time>2 hours ago</time></div>', 'Da Silva'],
    [
      'before an office and a button',
      '<div class="byline">By <a href="/people/sana-baloch">Sana Baloch</a><div>Staff Writer</div><a href="/follow/7">Follow</a></div>',
      'Sana Baloch',
    ],
    [
      'of two who wrote it',
      '<p class="byline">By <a href="/staff/a">Sana Baloch</a> and <a href="/staff/b">Omar Din</a></p>',
      'Sana Baloch and Omar Din',
    ],
    ['beside a mail address', '<p class="byline">By SANA BALOCH sbaloch@ravi.example</p>', 'SANA BALOCH'],
    ['in a class of another language', '<p class="nota__autor">Por Sana Baloch</p>', 'Por Sana Baloch'],
    ['and not where it says no more than when', '<p class="posted-on">Posted on <time>2 March</time></p>', null],
  ])('%s', (_, html, author) => {
    expect(authorOf(html)).toBe(author)
  })

  test('what opens a byline in one language is a part of names in another', () => {
    const byline = '<p class="byline">Da Silva Pereira</p>'
    expect([authorOf(byline), authorOf(byline, 'pt-BR'), authorOf(byline, 'it')]).toEqual([
      'Da Silva Pereira',
      'Da Silva Pereira',
      'Silva Pereira',
    ])
    expect(authorOf('<p class="autor">Por Sana Baloch</p>', 'es')).toBe('Sana Baloch')
  })
})

test('the footer of an article says when it was published, that of the page does not', () => {
  const footer = '<footer><time datetime="2026-03-02T10:00:00Z">2 March</time></footer>'
  const dateOf = (body: string) => extractPage(`<html><body>${body}</body></html>`, null, pageWords).publishedAt

  expect(dateOf(`<article><h1>Boat race called off</h1>${footer}<p>The river rises.</p></article>`)).toBe(
    '2026-03-02T10:00:00Z',
  )
  expect(dateOf(`<h1>Boat race called off</h1><p>The river rises.</p>${footer}`)).toBe(null)
})

test('a page that declares the day shows its time', () => {
  const dateOf = (shown: string) =>
    extractPage(
      withHead('<meta name="publishdate" content="2026-03-02">', `<p class="time">${shown}</p>`),
      url,
      pageWords,
    ).publishedAt

  expect(dateOf('2026-03-02 09:15:30')).toBe('2026-03-02T09:15:30Z')
  expect(dateOf('2026-03-05 09:15:30')).toBe('2026-03-02T00:00:00Z')
})
