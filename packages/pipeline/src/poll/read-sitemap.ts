import type { Entry } from '@wirewatch/model'
import { type CheerioAPI, load } from 'cheerio'
import { decodeText } from './decide-charset.js'
import { readDate } from './read-date.js'

export interface Sitemap {
  /** Articles with their dates, as entries without text. */
  readonly entries: readonly Entry[]
  /** Further sitemaps that this one points to. */
  readonly sitemaps: readonly string[]
}

/** Reads a sitemap, or an index of sitemaps; empty where the bytes are neither, or not to be read. */
export const readSitemap = (bytes: Uint8Array, contentType: string | null): Sitemap => {
  const $ = load(decodeText(bytes, contentType).text, { xml: true })
  try {
    return { entries: entriesOf($), sitemaps: textsAt($, 'sitemapindex > sitemap > loc') }
  } catch (error) {
    // Text is gathered by recursion: a sitemap nested a hundred thousand deep is nobody's.
    if (error instanceof RangeError) return { entries: [], sitemaps: [] }
    throw error
  }
}

const entriesOf = ($: CheerioAPI): Entry[] =>
  $('urlset > url')
    .toArray()
    .map((url) => {
      const at = (path: string): string | null => $(url).find(path).first().text().trim() || null
      return entryOf(
        at('> loc'),
        at('> news\\:news > news\\:title'),
        at('> news\\:news > news\\:publication_date'),
        at('> lastmod'),
      )
    })
    .filter(({ url }) => url !== null)

const entryOf = (
  url: string | null,
  title: string | null,
  published: string | null,
  modified: string | null,
): Entry => ({
  id: null,
  url,
  title,
  summary: null,
  content: null,
  author: null,
  publishedAt: published === null ? null : readDate(published),
  updatedAt: modified === null ? null : readDate(modified),
})

const textsAt = ($: CheerioAPI, path: string): string[] =>
  $(path)
    .toArray()
    .map((element) => $(element).text().trim())
    .filter((text) => text !== '')
