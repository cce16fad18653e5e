import type { Entry } from '@wirewatch/model'
import type { PageWords } from '@wirewatch/taxonomy'
import { readFeedContent } from '../extract/feed-content.js'
import { plainTitle } from '../extract/plain-title.js'
import { decodeText } from '../poll/decide-charset.js'
import { type FeedHints, readFeed } from '../poll/read-feed.js'

/** What a feed gives, in the figures that one wants to see before polling it. */
export interface FeedDescription {
  /** For people: `RSS 2.0`, `Atom 1.0`, `JSON Feed 1.1`. */
  readonly format: string
  readonly encoding: string
  readonly title: string | null
  readonly homepage: string | null
  readonly language: string | null
  readonly entries: readonly Entry[]
  /** ISO 8601; null where no entry bears a date that can be read. */
  readonly newestAt: string | null
  /** Whether most entries carry the whole article, a part of it, or only its headline. */
  readonly carries: 'full text' | 'summaries' | 'headlines'
}

/** Reads a feed and describes it. Throws `NotAFeedError` where the bytes are none. */
export async function describeFeed(bytes: Uint8Array, hints: FeedHints, words: PageWords): Promise<FeedDescription> {
  const { feed, entries } = await readFeed(bytes, hints, words)
  return {
    format: formatOf(decodeText(bytes, hints.contentType).text),
    encoding: feed.encoding,
    title: plainTitle(feed.title),
    homepage: feed.url,
    language: feed.language,
    entries,
    newestAt: newestOf(entries),
    carries: whatIsCarried(entries.slice(0, entriesLookedAt), words),
  }
}

const entriesLookedAt = 20

function formatOf(text: string): string {
  const head = text.slice(0, 65_536).replace(/<!--[\s\S]*?-->/g, '')
  if (/^\s*[{[]/.test(head)) return `JSON Feed ${/jsonfeed\.org\/version\/([\d.]+)/.exec(head)?.[1] ?? ''}`.trim()
  const root = /<(?:[\w.-]+:)?(rss|feed|rdf)\b([^>]{0,2000})/i.exec(head)
  const attributes = root?.[2] ?? ''
  switch (root?.[1]?.toLowerCase()) {
    case 'rss':
      return `RSS ${/\bversion\s*=\s*["']?([\d.]+)/i.exec(attributes)?.[1] ?? 'without version'}`
    case 'feed':
      return /purl\.org\/atom\/|version\s*=\s*["']?0\.3/i.test(attributes) ? 'Atom 0.3' : 'Atom 1.0'
    case 'rdf':
      return 'RSS 1.0'
    default:
      return 'RSS without root'
  }
}

function newestOf(entries: readonly Entry[]): string | null {
  const dates = entries.map(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt).filter((date) => date !== null)
  return dates.reduce<string | null>(
    (newest, date) => (newest === null || Date.parse(date) > Date.parse(newest) ? date : newest),
    null,
  )
}

function whatIsCarried(entries: readonly Entry[], words: PageWords): FeedDescription['carries'] {
  const full = entries.filter((entry) => readFeedContent(entry, words).kind === 'full').length
  if (full > 0 && full * 2 >= entries.length) return 'full text'
  return entries.some(({ summary, content }) => summary !== null || content !== null) ? 'summaries' : 'headlines'
}
