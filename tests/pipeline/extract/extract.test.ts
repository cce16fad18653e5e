import type { Entry, Source } from '@wirewatch/model'
import { type EntryOfSource, type ExtractNeeds, extract, largestPage } from '@wirewatch/pipeline/extract/extract.js'
import { fingerprint } from '@wirewatch/pipeline/extract/fingerprint.js'
import { type FetchedResource, FetchFault } from '@wirewatch/pipeline/ports.js'
import { PermanentError } from '@wirewatch/pipeline/stage.js'
import { describe, expect, test, vi } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const source: Source = {
  id: 'makran-post',
  name: 'The Makran Post',
  homepage: 'https://makran.example/',
  country: 'PK',
  language: 'en-PK',
  zone: 'Asia/Karachi',
  family: 'makran',
  kind: 'newspaper',
  feeds: [],
  politeness: { key: null, spacingMs: 1_000, everyMinutes: { least: 10, most: 360 }, note: null },
}

const paragraphs = [
  'TURBAT: Two watchmen were hurt when a hand grenade went off in front of a cloth shop in the main market on Monday, police said.',
  'The men were carried to the teaching hospital, where a doctor said that both of them were out of danger and would be sent home in a day.',
  'Shops in the lane stayed shut for the rest of the day, and a patrol was posted at both of its ends while experts looked for a second device.',
  'It was the third grenade in the market since the beginning of the year, and nobody has said that he threw any of them, an officer told reporters.',
  'Traders met the deputy commissioner in the evening and asked him for cameras, for lamps and for a post of the police that is open at night.',
]
const pageUrl = 'https://makran.example/news/grenade-in-market'
const asPage = (lines: readonly string[]): string =>
  `<html lang="en"><head><title>Grenade hurts two in Turbat market | The Makran Post</title></head><body><nav><a href="/">Home</a></nav><article><h1>Grenade hurts two in Turbat market</h1><div class="entry-content">${lines.map((line) => `<p>${line}</p>`).join('\n')}</div></article></body></html>`

const anEntry = (entry: Partial<Entry> = {}): EntryOfSource => ({
  articleId: 'a-1',
  source,
  entry: {
    id: 'urn:1',
    url: pageUrl,
    title: 'Grenade hurts two in Turbat market',
    summary: 'Two watchmen were hurt in the main market on Monday.',
    content: null,
    author: null,
    publishedAt: '2026-03-02T05:00:00Z',
    updatedAt: null,
    ...entry,
  },
})

const anAnswer = (body: string, answer: Partial<FetchedResource> = {}): FetchedResource => ({
  status: 200,
  url: pageUrl,
  permanentUrl: null,
  contentType: 'text/html; charset=utf-8',
  contentLocation: null,
  contentLanguage: null,
  etag: null,
  lastModified: null,
  retryAfterSeconds: null,
  maxAgeSeconds: null,
  body: Buffer.from(body),
  durationMs: 5,
  ...answer,
})

const needing = (needs: Partial<ExtractNeeds> = {}): ExtractNeeds => ({
  fetchUrl: async () => anAnswer(asPage(paragraphs)),
  findNearDuplicates: async () => [],
  agencies: [],
  pageWords,
  now: () => new Date('2026-03-02T06:00:00Z'),
  ...needs,
})

const throwing = (fault: Error): Partial<ExtractNeeds> => ({ fetchUrl: () => Promise.reject(fault) })

describe('where the text comes from', () => {
  test('a feed with the full text is believed, and the page is not asked for', async () => {
    const fetchUrl = vi.fn(needing().fetchUrl)
    const content = paragraphs.map((line) => `<p>${line}</p>`).join('')
    const outcome = await extract.run(anEntry({ content }), needing({ fetchUrl }))
    expect(outcome).toMatchObject({ status: 'passed', value: { text: paragraphs.join('\n\n'), readFrom: 'feed' } })
    expect(fetchUrl).not.toHaveBeenCalled()
  })

  test('an excerpt leads to the page, whose text, zone and dates make the article', async () => {
    const outcome = await extract.run(anEntry(), needing())
    expect(outcome).toMatchObject({
      status: 'passed',
      value: {
        id: 'a-1',
        url: pageUrl,
        title: 'Grenade hurts two in Turbat market',
        text: paragraphs.join('\n\n'),
        language: 'en',
        publishedAt: '2026-03-02T05:00:00Z',
        zone: 'Asia/Karachi',
        sourceCountry: 'PK',
        fetchedAt: '2026-03-02T06:00:00.000Z',
        readFrom: 'page',
        repeats: null,
      },
    })
  })

  test('an entry without a link is kept by the notice it carries', async () => {
    const outcome = await extract.run(anEntry({ url: null, summary: `<p>${paragraphs[0]}</p>` }), needing())
    expect(outcome).toMatchObject({ status: 'passed', value: { url: null, text: paragraphs[0] } })
  })

  test('an entry with neither link nor text is dropped', async () => {
    const outcome = await extract.run(anEntry({ url: null, summary: null }), needing())
    expect(outcome).toMatchObject({ status: 'dropped', reason: 'no-text' })
  })
})

describe('pages that give no article are dropped with their reason', () => {
  const loginPage = asPage([paragraphs[0] ?? '', 'Subscribe now to continue reading this story.'])
  const urdu =
    'تربت کے مرکزی بازار میں دستی بم کے دھماکے سے دو چوکیدار زخمی ہو گئے، پولیس نے بتایا کہ دونوں کو ہسپتال منتقل کر دیا گیا ہے۔ '
  const spanish =
    'Dos vigilantes resultaron heridos cuando una granada de mano estalló frente a una tienda del mercado principal, dijo la policía. '
  test.each<[string, string, Partial<FetchedResource>]>([
    ['too-large', 'x'.repeat(largestPage + 1), {}],
    ['error-page', 'gone', { status: 410 }],
    ['error-page', '<title>Page not found</title><p>The page you are looking for does not exist.</p>', {}],
    ['block-page', 'denied', { status: 403 }],
    ['block-page', '<title>Just a moment...</title><p>Checking your browser before you can enter.</p>', {}],
    ['paywall', 'pay', { status: 402 }],
    ['paywall', loginPage, {}],
    ['other-language', asPage([urdu.repeat(4)]), {}],
    ['other-language', asPage([spanish.repeat(4)]), {}],
    ['no-text', '%PDF-1.7', { contentType: 'application/pdf' }],
    ['no-text', '<html></html>', {}],
    ['no-text', '', {}],
    ['not-an-article', asPage(paragraphs), { url: 'https://makran.example/' }],
  ])('%s', async (reason, body, answer) => {
    const outcome = await extract.run(anEntry(), needing({ fetchUrl: async () => anAnswer(body, answer) }))
    expect(outcome).toMatchObject({ status: 'dropped', reason })
  })

  test.each(['too-large', 'refused-address', 'robots'] as const)('%s, where the fetch refuses', async (kind) => {
    const outcome = await extract.run(anEntry(), needing(throwing(new FetchFault(kind, 'no'))))
    expect(outcome).toMatchObject({ status: 'dropped', reason: kind })
  })
})

describe('when the page cannot be had', () => {
  test.each([429, 500, 503])('status %d is thrown, to be tried again', async (status) => {
    const fetchUrl = async () => anAnswer('later', { status })
    await expect(extract.run(anEntry(), needing({ fetchUrl }))).rejects.toThrow(`status ${status}`)
  })

  test('a timeout is thrown as it is, to be tried again', async () => {
    const fault = new FetchFault('timeout', 'after 30 s')
    await expect(extract.run(anEntry(), needing(throwing(fault)))).rejects.toBe(fault)
  })

  test('an address that is none is set aside for a person', async () => {
    const needs = needing(throwing(new FetchFault('bad-url', 'not http')))
    await expect(extract.run(anEntry(), needs)).rejects.toBeInstanceOf(PermanentError)
  })
})

describe('near-duplicates', () => {
  test('a page that repeats a kept text points to the article it repeats', async () => {
    const findNearDuplicates = vi.fn(async () => [{ articleId: 'a-0', text: paragraphs.join('\n\n') }])
    const outcome = await extract.run(anEntry(), needing({ findNearDuplicates }))
    expect(outcome).toMatchObject({ value: { repeats: { articleId: 'a-0', similarity: 1, changedFigures: [] } } })
    const text = paragraphs.join('\n\n')
    const { bands } = fingerprint(text)
    expect(findNearDuplicates).toHaveBeenCalledWith({ articleId: 'a-1', url: pageUrl, text, bands })
  })
})

describe('versions', () => {
  const hashOf = async (lines: readonly string[]): Promise<string | null> => {
    const outcome = await extract.run(anEntry(), needing({ fetchUrl: async () => anAnswer(asPage(lines)) }))
    return outcome.status === 'passed' ? outcome.value.contentHash : null
  }

  test('an edited page gives another content hash', async () => {
    const edited = paragraphs.map((line) => line.replace('Two watchmen', 'Three watchmen'))
    expect(await hashOf(edited)).not.toBe(await hashOf(paragraphs))
  })

  test('other spaces and quotation marks are the same version', async () => {
    const quoted = [...paragraphs, '"We closed early," said a tailor, and he looked tired.']
    const typeset = quoted.map((line) => line.replace(/"(.*?)"/g, '“$1”').replaceAll(' ', '  '))
    expect(await hashOf(typeset)).toBe(await hashOf(quoted))
  })
})

describe('the date of publication', () => {
  test.each([
    ['<meta property="article:published_time" content="2026-03-02 10:30:00">', '2026-03-02T05:30:00Z'],
    ['<meta property="article:published_time" content="2026-03-02T10:30:00+00:00">', '2026-03-02T10:30:00Z'],
  ])('without a zone is of the zone of its outlet: %s', async (meta, publishedAt) => {
    const page = asPage(paragraphs).replace('</head>', `${meta}</head>`)
    const outcome = await extract.run(anEntry({ publishedAt: null }), needing({ fetchUrl: async () => anAnswer(page) }))
    expect(outcome).toMatchObject({ status: 'passed', value: { publishedAt } })
  })

  const declared = '<meta property="article:published_time" content="2026-03-01T20:00:00Z">'
  const shown = '<div class="post-date">4 March 2026</div>'
  test.each([
    ['what the page declares', asPage(paragraphs).replace('</head>', `${declared}</head>`), '2026-03-01T20:00:00Z'],
    [
      'what the feed says, before what the page only shows',
      asPage(paragraphs).replace('<h1>', `${shown}<h1>`),
      '2026-03-02T05:00:00Z',
    ],
  ])('is %s', async (_, html, publishedAt) => {
    const outcome = await extract.run(anEntry(), needing({ fetchUrl: async () => anAnswer(html) }))
    expect(outcome).toMatchObject({ status: 'passed', value: { publishedAt } })
  })
})

describe('the address', () => {
  const withCanonical = (href: string): string =>
    asPage(paragraphs).replace('</head>', `<link rel="canonical" href="${href}"></head>`)
  test.each([
    [
      'a canonical link of the same site is followed',
      'https://www.makran.example/news/other-name',
      'https://makran.example/news/other-name',
    ],
    ['a canonical link to another site is a reprint and keeps its own address', 'https://other.example/story', pageUrl],
    ['a canonical link to the home page is a mistake', 'https://makran.example/', pageUrl],
  ])('%s', async (_, href, url) => {
    const outcome = await extract.run(anEntry(), needing({ fetchUrl: async () => anAnswer(withCanonical(href)) }))
    expect(outcome).toMatchObject({ status: 'passed', value: { url } })
  })
})
