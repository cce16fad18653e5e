import type { ParsedFeed } from '@wirewatch/model'
import type { PageWords } from '@wirewatch/taxonomy'
import { decodeText } from './decide-charset.js'
import { documentBase } from './document-base.js'
import type { DocumentOrigin } from './document-origin.js'
import { withoutForgottenCdata } from './forgotten-cdata.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { readJsonFeed } from './read-json-feed.js'
import { readLeniently } from './read-leniently.js'
import { noHints, type PollHints, readPollHints } from './read-poll-hints.js'
import { readWithRssParser } from './read-with-rss-parser.js'
import { looksBinary, recogniseFormat } from './recognise-format.js'
import { decodedOnce, repairText } from './repair-text.js'
import { languageTag } from './rss-fields.js'

export interface FeedHints {
  /** Where the bytes come from: relative addresses resolve against it. */
  readonly url: string | null
  /** The HTTP Content-Type, for its charset. */
  readonly contentType: string | null
  /** The HTTP Content-Location: where it leads, relative addresses resolve against it instead. */
  readonly contentLocation?: string | null
  /** The HTTP Content-Language, for a feed that says none itself. */
  readonly contentLanguage?: string | null
  /** IANA: of dates that name no zone. UTC where nothing is known of the outlet. */
  readonly zone?: string
}

/** The most that is read of one feed, in bytes. */
export const largestFeed = 20 * 1024 * 1024

/**
 * Reads the bytes of a feed of any kind. Throws `NotAFeedError` with its reason where they are none, for example a web page
 * or a page that checks the browser: never an empty success.
 */
export const readFeed = async (bytes: Uint8Array, hints: FeedHints, words: PageWords): Promise<ParsedFeed> =>
  (await readFeedWithHints(bytes, hints, words)).parsed

export interface FeedWithHints {
  readonly parsed: ParsedFeed
  readonly hints: PollHints
}

/** As `readFeed`, with what the feed says of how often it wants to be polled. */
export const readFeedWithHints = async (
  bytes: Uint8Array,
  { url, contentType, contentLocation = null, contentLanguage = null, zone = 'UTC' }: FeedHints,
  words: PageWords,
): Promise<FeedWithHints> => {
  if (bytes.byteLength > largestFeed) throw new NotAFeedError('too-large', `${bytes.byteLength} bytes`)
  const { text: decoded, encoding } = decodeText(bytes, contentType)
  const repaired = repairText(decoded)
  const text = encoding === 'utf-8' ? decodedOnce(repaired) : repaired
  const origin = { encoding, url: documentBase(url, contentLocation), zone, socialNetworks: words.socialNetworks }
  const isJson = recogniseFormat(text, words, looksBinary(decoded)) === 'json'
  const parsed = isJson ? readJsonFeed(text, origin, contentType) : await readXml(withoutForgottenCdata(text), origin)
  return { parsed: inLanguage(parsed, contentLanguage), hints: isJson ? noHints : readPollHints(text) }
}

const readXml = async (document: string, origin: DocumentOrigin): Promise<ParsedFeed> =>
  (await readWithRssParser(document, origin)) ?? readLeniently(document, origin)

/** A document that is for readers of several languages is said to be in none of them. */
const inLanguage = ({ feed, entries }: ParsedFeed, header: string | null): ParsedFeed => {
  const language = feed.language ?? (header?.includes(',') ? null : languageTag(header))
  return { feed: { ...feed, language }, entries }
}
