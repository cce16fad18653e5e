import type { Entry } from '@wirewatch/model'
import { decodeText } from './decide-charset.js'
import { textOf } from './markup.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { readDate } from './read-date.js'
import { elementsOf, type FeedElement, readTree } from './read-tree.js'
import { repairText } from './repair-text.js'

export interface Sitemap {
  /** Articles with their dates, as entries without text. */
  readonly entries: readonly Entry[]
  /** Further sitemaps that this one points to. */
  readonly sitemaps: readonly string[]
}

/** Reads a sitemap, or an index of sitemaps; empty where the bytes are neither, or not to be read. */
export const readSitemap = (bytes: Uint8Array, contentType: string | null): Sitemap => {
  const top = treeOf(repairText(decodeText(bytes, contentType).text))
  if (top === null) return { entries: [], sitemaps: [] }
  const root = elementsOf(top).find(({ name }) => name === 'urlset' || name === 'sitemapindex')
  const children = root === undefined ? [] : elementsOf(root)
  return {
    entries: children
      .filter(({ name }) => name === 'url')
      .map(entryOf)
      .filter(({ url }) => url !== null),
    sitemaps: children
      .filter(({ name }) => name === 'sitemap')
      .map((each) => textAt(each, ['loc']))
      .filter((url) => url !== null),
  }
}

const treeOf = (text: string): FeedElement | null => {
  try {
    return readTree(text, null)
  } catch (error) {
    if (error instanceof NotAFeedError) return null
    throw error
  }
}

const entryOf = (element: FeedElement): Entry => {
  const publishedAt = textAt(element, ['news:news', 'news:publication_date'])
  const modifiedAt = textAt(element, ['lastmod'])
  return {
    id: null,
    url: textAt(element, ['loc']),
    title: textAt(element, ['news:news', 'news:title']),
    summary: null,
    content: null,
    author: null,
    publishedAt: publishedAt === null ? null : readDate(publishedAt),
    updatedAt: modifiedAt === null ? null : readDate(modifiedAt),
  }
}

const textAt = (element: FeedElement, path: readonly string[]): string | null => {
  const [first, ...rest] = path
  if (first === undefined) return textOf(element) || null
  const child = elementsOf(element).find(({ name }) => name === first)
  return child === undefined ? null : textAt(child, rest)
}
