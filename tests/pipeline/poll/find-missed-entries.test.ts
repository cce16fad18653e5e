import { FetchFault, type FetchUrl } from '@wirewatch/pipeline'
import { poll } from '@wirewatch/pipeline/poll/poll.js'
import { readSitemap } from '@wirewatch/pipeline/poll/read-sitemap.js'
import { expect, test } from 'vitest'
import { aFeedOfSource, anAnswer } from '../../builders/a-feed.js'
import { pageWords } from '../../builders/page-words.js'

const now = new Date('2024-03-09T12:00:00Z')

const item = (id: string, at: string): string =>
  `<item><link>https://makran.example/${id}</link><pubDate>${at}</pubDate></item>`
const feed = `<rss version="2.0"><channel>${item('e', '2024-03-09T11:30:00Z')}${item('d', '2024-03-09T11:00:00Z')}</channel></rss>`

const url = (id: string, at: string): string =>
  `<url><loc>https://makran.example/${id}</loc><news:news><news:publication_date>${at}</news:publication_date><news:title>Story ${id}</news:title></news:news></url>`
const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  ${url('d', '2024-03-09T11:00:00Z')}${url('c', '2024-03-09T10:30:00Z')}${url('b', '2024-03-09T09:30:00Z')}${url('a', '2024-03-09T08:00:00Z')}</urlset>`

/** A site that answers these paths and nothing else. */
const site =
  (answers: Record<string, string>): FetchUrl =>
  async (request) => {
    const text = answers[new URL(request.url).pathname]
    if (text === undefined) throw new FetchFault('refused', 'makran.example refuses connections')
    return anAnswer(text)
  }

const pollSite = async (answers: Record<string, string>, known: readonly string[] = []) => {
  const due = aFeedOfSource({ lastSuccessAt: '2024-03-09T09:00:00Z' })
  return poll.run(
    { feed: due.feed, source: { ...due.source, homepage: 'https://makran.example/' } },
    { fetchUrl: site(answers), now: () => now, findKnownEntries: async () => new Set(known), pageWords },
  )
}

const robots =
  'User-agent: *\nDisallow:\nSitemap: https://makran.example/sitemap.xml\nSitemap: https://makran.example/news-sitemap.xml\n'

test('entries that came and went between two polls are found in the news sitemap', async () => {
  const polled = await pollSite({ '/feed': feed, '/robots.txt': robots, '/news-sitemap.xml': sitemap })
  expect(polled.isGapSuspected).toBe(true)
  expect(polled.entries.map(({ entry }) => entry.url?.at(-1))).toEqual(['e', 'd', 'c', 'b'])
  expect(polled.entries.at(-1)?.entry).toMatchObject({ title: 'Story b', publishedAt: '2024-03-09T09:30:00Z' })
})

test('a news sitemap may be an index of others', async () => {
  const index = '<sitemapindex><sitemap><loc>https://makran.example/part-1.xml</loc></sitemap></sitemapindex>'
  const polled = await pollSite({
    '/feed': feed,
    '/robots.txt': robots,
    '/news-sitemap.xml': index,
    '/part-1.xml': sitemap,
  })
  expect(polled.entries).toHaveLength(4)
})

test('a news sitemap may be named in an index of all sitemaps alone', async () => {
  const index =
    '<sitemapindex><sitemap><loc>https://makran.example/posts-1.xml</loc></sitemap><sitemap><loc>https://makran.example/news-1.xml</loc></sitemap></sitemapindex>'
  const polled = await pollSite({
    '/feed': feed,
    '/robots.txt': 'Sitemap: https://makran.example/sitemap.xml',
    '/sitemap.xml': index,
    '/news-1.xml': sitemap,
  })
  expect(polled.entries).toHaveLength(4)
})

test('a poll that overlaps with the last asks for no sitemap', async () => {
  const polled = await pollSite({ '/feed': feed }, ['https://makran.example/d'])
  expect(polled).toMatchObject({ isGapSuspected: false, outcome: 'ok' })
  expect(polled.entries).toHaveLength(2)
})

test.each([
  ['no robots.txt', { '/feed': feed }],
  ['no news sitemap in it', { '/feed': feed, '/robots.txt': 'Sitemap: /sitemap.xml' }],
  ['a sitemap that does not answer', { '/feed': feed, '/robots.txt': robots }],
  [
    'a sitemap that is a web page',
    { '/feed': feed, '/robots.txt': robots, '/news-sitemap.xml': '<!doctype html><p>Not found</p>' },
  ],
])('with %s the gap stays a gap', async (_what, answers) => {
  const polled = await pollSite(answers as Record<string, string>)
  expect(polled).toMatchObject({ isGapSuspected: true, outcome: 'ok', error: null })
  expect(polled.entries).toHaveLength(2)
})

test('a date in a sitemap that names no zone is of the zone in which the outlet dates', () => {
  const bytes = Buffer.from(sitemap.replaceAll('Z</news', '</news'))
  const [newest] = readSitemap(bytes, null, 'Asia/Karachi').entries
  expect(newest?.publishedAt).toBe('2024-03-09T06:00:00Z')
})
