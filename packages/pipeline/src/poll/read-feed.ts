import type { ParsedFeed } from '@wirewatch/model'
import { decodeText } from './decide-charset.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { readJsonFeed } from './read-json-feed.js'
import { readLeniently } from './read-leniently.js'
import { readWithRssParser } from './read-with-rss-parser.js'
import { recogniseFormat } from './recognise-format.js'
import { repairText } from './repair-text.js'

export interface FeedHints {
  /** Where the bytes come from: relative addresses resolve against it. */
  readonly url: string | null
  /** The HTTP Content-Type, for its charset. */
  readonly contentType: string | null
}

/** The most that is read of one feed, in bytes. */
export const largestFeed = 20 * 1024 * 1024

/**
 * Reads the bytes of a feed of any kind. Throws `NotAFeedError` with its reason where they are none, for example a web page
 * or a page that checks the browser: never an empty success.
 */
export const readFeed = async (bytes: Uint8Array, hints: FeedHints): Promise<ParsedFeed> => {
  if (bytes.byteLength > largestFeed) throw new NotAFeedError('too-large', `${bytes.byteLength} bytes`)
  const { text: decoded, encoding } = decodeText(bytes, hints.contentType)
  const text = repairText(decoded)
  const url = hints.url !== null && URL.canParse(hints.url) ? hints.url : null
  if (recogniseFormat(text) === 'json') return readJsonFeed(text, encoding, url)
  return (await readWithRssParser(text, encoding, url)) ?? readLeniently(text, encoding, url)
}
