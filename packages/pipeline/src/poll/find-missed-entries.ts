import type { Entry, Feed, SeenEntry } from '@wirewatch/model'
import { type FetchedResource, FetchFault, type FetchPurpose, type FetchUrl } from '../ports.js'
import { canonicalUrl } from './canonical-url.js'
import { readSitemap, type Sitemap } from './read-sitemap.js'

export interface Gap {
  readonly feed: Pick<Feed, 'lastSuccessAt'>
  readonly homepage: string | null
  /** IANA: of the outlet's dates that name none. */
  readonly zone: string
  /** What the feed holds now. */
  readonly entries: readonly SeenEntry[]
}

/**
 * Entries that came and went between two polls, sought in the news sitemaps that the outlet names in its robots.txt, or in the index
 * that it names there. Only those
 * dated between the last success and the oldest entry that the feed still holds; none where any of this is not to be had.
 */
export const findMissedEntries = async (
  { feed, homepage, zone, entries }: Gap,
  fetchUrl: FetchUrl,
): Promise<readonly Entry[]> => {
  const from = Date.parse(feed.lastSuccessAt ?? '')
  const dates = entries.map(({ entry }) => Date.parse(entry.publishedAt ?? '')).filter((date) => !Number.isNaN(date))
  if (homepage === null || !URL.canParse(homepage) || Number.isNaN(from) || dates.length === 0) return []
  const to = dates.reduce((least, date) => Math.min(least, date))
  const held = new Set(entries.map((entry) => entry.canonicalUrl))
  const found: Entry[] = []
  const addresses = [...(await newsSitemaps(homepage, fetchUrl))]
  for (let asked = 0; asked < mostSitemaps && addresses.length > 0; asked++) {
    const sitemap = await readSitemapAt(addresses.shift()!, zone, fetchUrl)
    addresses.push(...sitemap.sitemaps)
    for (const entry of sitemap.entries) {
      const date = Date.parse(entry.publishedAt ?? '')
      const key = entry.url === null ? null : canonicalUrl(entry.url)
      if (Number.isNaN(date) || date < from || date >= to || held.has(key)) continue
      held.add(key)
      found.push(entry)
    }
  }
  return found.slice(0, mostMissed)
}

const readSitemapAt = async (address: string, zone: string, fetchUrl: FetchUrl): Promise<Sitemap> => {
  const resource = await fetchQuietly(address, 'sitemap', fetchUrl)
  return resource === null ? { entries: [], sitemaps: [] } : readSitemap(resource.body, resource.contentType, zone)
}

const mostMissed = 200
/** Requests for sitemaps, those that one of news points to included. */
const mostSitemaps = 4

const newsSitemaps = async (homepage: string, fetchUrl: FetchUrl): Promise<readonly string[]> => {
  const robots = await fetchQuietly(new URL('/robots.txt', homepage).href, 'robots', fetchUrl)
  if (robots === null) return []
  const named = [
    ...Buffer.from(robots.body)
      .toString('utf8')
      .matchAll(/^\s*sitemap\s*:\s*(\S+)/gim),
  ]
  const sitemaps = named.map(([, address = '']) => address).filter((address) => URL.canParse(address, homepage))
  const addresses = sitemaps.map((address) => new URL(address, homepage).href)
  const ofNews = addresses.filter(isOfNews)
  return ofNews.length > 0 ? ofNews : newsSitemapsIn(addresses, fetchUrl)
}

/** Most sites name an index of all their sitemaps and nothing else. */
const newsSitemapsIn = async (addresses: readonly string[], fetchUrl: FetchUrl): Promise<readonly string[]> => {
  for (const index of addresses.slice(0, mostIndexes)) {
    const { sitemaps } = await readSitemapAt(index, 'UTC', fetchUrl)
    const ofNews = sitemaps.filter(isNamedNews)
    if (ofNews.length > 0) return ofNews
  }
  return []
}

const mostIndexes = 2

const isOfNews = (address: string): boolean => URL.canParse(address) && /news/i.test(new URL(address).pathname)

/** "/google-news.xml"; "/news/2000.xml" is one of the archive's. */
const isNamedNews = (address: string): boolean =>
  URL.canParse(address) && /news[^/]*$/i.test(new URL(address).pathname.replace(/\/$/, ''))

/** Null where there is no answer: a gap that cannot be filled stays a gap. */
const fetchQuietly = async (
  url: string,
  purpose: FetchPurpose,
  fetchUrl: FetchUrl,
): Promise<FetchedResource | null> => {
  try {
    const resource = await fetchUrl({ url, purpose, etag: null, lastModified: null })
    return resource.status === 200 ? resource : null
  } catch (error) {
    if (error instanceof FetchFault) return null
    throw error
  }
}
