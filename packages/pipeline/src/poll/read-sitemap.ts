import type { Entry } from '@wirewatch/model'
import { decodeText } from './decide-charset.js'
import { textOf } from './markup.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { readDate } from './read-date.js'
import { elementsOf, type FeedElement, readTree } from './read-tree.js'

export interface Sitemap {
  /** Articles with their dates, as entries without text. */
  readonly entries: readonly Entry[]
  /** Further sitemaps that this one points to. */
  readonly sitemaps: readonly string[]
}

/**
 * Reads a sitemap, or an index of sitemaps; empty where the bytes are neither, or not to be read.
 * @param zone IANA: of dates that name none
 */
export const readSitemap = (bytes: Uint8Array, contentType: string | null, zone: string): Sitemap => {
  const roots = rootsOf(decodeText(bytes, contentType).text)
  const urls = roots.filter(({ name }) => name === 'urlset').flatMap((root) => named(root, 'url'))
  const maps = roots.filter(({ name }) => name === 'sitemapindex').flatMap((root) => named(root, 'sitemap'))
  return {
    entries: urls.map((url) => entryOf(url, zone)).filter(({ url }) => url !== null),
    sitemaps: maps.flatMap((map) => textAt(map, 'loc') ?? []),
  }
}

/** None in a document that is made to fill the memory. */
const rootsOf = (document: string): FeedElement[] => {
  try {
    return elementsOf(readTree(document, null))
  } catch (error) {
    if (error instanceof NotAFeedError) return []
    throw error
  }
}

const entryOf = (url: FeedElement, zone: string): Entry => {
  const news = named(url, 'news:news')[0]
  const published = news === undefined ? null : textAt(news, 'news:publication_date')
  const modified = textAt(url, 'lastmod')
  return {
    id: null,
    url: textAt(url, 'loc'),
    title: news === undefined ? null : textAt(news, 'news:title'),
    summary: null,
    content: null,
    author: null,
    publishedAt: published === null ? null : readDate(published, zone),
    updatedAt: modified === null ? null : readDate(modified, zone),
  }
}

const named = (element: FeedElement, name: string): FeedElement[] =>
  elementsOf(element).filter((child) => child.name === name)

const textAt = (element: FeedElement, name: string): string | null => {
  const found = named(element, name)[0]
  return found === undefined ? null : textOf(found) || null
}
