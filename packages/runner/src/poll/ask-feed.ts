import { type FetchedResource, FetchFault, type FetchUrl } from '@wirewatch/pipeline'
import { describeFeed, type FeedDescription } from '@wirewatch/pipeline/discover/describe-feed.js'
import { blockPageMark } from '@wirewatch/pipeline/poll/block-page.js'
import { decodeText } from '@wirewatch/pipeline/poll/decide-charset.js'
import { NotAFeedError } from '@wirewatch/pipeline/poll/not-a-feed-error.js'
import type { FeedHints } from '@wirewatch/pipeline/poll/read-feed.js'
import { explainFailure } from '@wirewatch/pipeline/poll/weigh-error.js'
import type { PageWords } from '@wirewatch/taxonomy'

/** What a feed's address gives at this moment. */
export interface FeedAnswer {
  readonly url: string
  /** HTTP status; null where there was no answer. */
  readonly status: number | null
  /** Where it has moved for good. */
  readonly movedTo: string | null
  readonly bytes: number | null
  /** Null where it is not to be had: `error` says why. */
  readonly feed: FeedDescription | null
  readonly error: string | null
}

/** Asks a feed's address in full, without keeping anything. Whatever goes wrong with it is in the answer. */
export async function askFeed(fetchUrl: FetchUrl, url: string, words: PageWords): Promise<FeedAnswer> {
  const none = { url, status: null, movedTo: null, bytes: null, feed: null }
  try {
    const { body, ...resource } = await fetchUrl({ url, purpose: 'feed', etag: null, lastModified: null })
    const { status, contentType } = resource
    const answer = { ...none, status, movedTo: resource.permanentUrl, bytes: body.byteLength }
    if (status !== 200) return { ...answer, error: explainRefusal({ status, body, contentType }, words) }
    return await described(answer, body, resource, words)
  } catch (error) {
    if (error instanceof FetchFault) return { ...none, error: error.message }
    throw error
  }
}

/** What an answer other than 200 says: its status, and whether a page that checks the browser stands behind it. */
export const explainRefusal = (
  { status, body, contentType }: Pick<FetchedResource, 'status' | 'body' | 'contentType'>,
  words: PageWords,
): string => explainFailure({ kind: 'http', status, detail: markOf(body, contentType, words) })

async function described(
  answer: Omit<FeedAnswer, 'error'>,
  body: Uint8Array,
  hints: FeedHints,
  words: PageWords,
): Promise<FeedAnswer> {
  try {
    const feed = await describeFeed(body, hints, words)
    return { ...answer, feed, error: feed.entries.length === 0 ? 'the feed holds no entry' : null }
  } catch (error) {
    if (error instanceof NotAFeedError) return { ...answer, error: error.message }
    throw error
  }
}

function markOf(body: Uint8Array, contentType: string | null, words: PageWords): string | null {
  const mark = blockPageMark(decodeText(body.subarray(0, 65_536), contentType).text, words)
  return mark === null ? null : `a page that checks the browser: ${mark}`
}
