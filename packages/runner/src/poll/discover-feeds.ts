import { type FetchedResource, FetchFault, type FetchUrl } from '@wirewatch/pipeline'
import { describeFeed, type FeedDescription } from '@wirewatch/pipeline/discover/describe-feed.js'
import {
  commonFeedPaths,
  type FeedLinks,
  findFeedLinks,
  isCommentsFeed,
} from '@wirewatch/pipeline/discover/find-feed-links.js'
import { canonicalUrl } from '@wirewatch/pipeline/poll/canonical-url.js'
import { decodeText } from '@wirewatch/pipeline/poll/decide-charset.js'
import { NotAFeedError } from '@wirewatch/pipeline/poll/not-a-feed-error.js'
import type { PageWords } from '@wirewatch/taxonomy'
import { askFeed, type FeedAnswer } from './ask-feed.js'

/** The feeds of a site. */
export interface DiscoveredFeeds {
  readonly siteName: string | null
  readonly homepage: string | null
  readonly language: string | null
  /** Every address that was tried, those that are worth polling first named as `chosen`. */
  readonly tried: readonly TriedFeed[]
  /** Why the page itself could not be read; null where it was. */
  readonly pageError: string | null
}

export interface TriedFeed {
  readonly answer: FeedAnswer
  /** `chosen`, or why not. */
  readonly verdict: 'chosen' | 'no feed' | 'comments' | 'same entries as another'
}

const mostDeclared = 10
const mostLinked = 5

/** Finds the feeds of the site that an address belongs to: the address itself, what its page declares, what it links to, the usual places. */
export async function discoverFeeds(fetchUrl: FetchUrl, url: string, words: PageWords): Promise<DiscoveredFeeds> {
  const ask: AskFeed = (address) => askFeed(fetchUrl, address, words)
  const page = await readPage(fetchUrl, url)
  if ('fault' in page) return { siteName: null, homepage: null, language: null, tried: [], pageError: page.fault }
  if (page.status !== 200) return trySite(ask, url, noLinks, `${url} answers with status ${page.status}`)
  const own = await feedAt(page, words)
  if (own !== null) {
    const answer = { url, status: 200, movedTo: page.permanentUrl, bytes: page.body.byteLength, feed: own, error: null }
    const tried: TriedFeed[] = [{ answer, verdict: own.entries.length === 0 ? 'no feed' : 'chosen' }]
    return { siteName: own.title, homepage: own.homepage, language: own.language, tried, pageError: null }
  }
  return trySite(ask, page.url, findFeedLinks(decodeText(page.body, page.contentType).text, page.url), null)
}

type AskFeed = (url: string) => Promise<FeedAnswer>

const noLinks: FeedLinks = { declared: [], linked: [], siteName: null, language: null }

/** A host that gives no answer for one address gives none for others. */
async function readPage(fetchUrl: FetchUrl, url: string): Promise<FetchedResource | { readonly fault: string }> {
  try {
    return await fetchUrl({ url, purpose: 'page', etag: null, lastModified: null })
  } catch (error) {
    if (error instanceof FetchFault) return { fault: error.message }
    throw error
  }
}

async function feedAt({ body, ...resource }: FetchedResource, words: PageWords): Promise<FeedDescription | null> {
  try {
    return await describeFeed(body, resource, words)
  } catch (error) {
    if (error instanceof NotAFeedError) return null
    throw error
  }
}

/** The usual places are guesses: they are tried one after the other, and the first that answers is enough. */
async function trySite(
  ask: AskFeed,
  url: string,
  { declared, linked, siteName, language }: FeedLinks,
  pageError: string | null,
): Promise<DiscoveredFeeds> {
  const answers = await Promise.all(declared.slice(0, mostDeclared).map(ask))
  if (!answers.some(isGood)) answers.push(...(await Promise.all(linked.slice(0, mostLinked).map(ask))))
  for (const path of commonFeedPaths) {
    if (answers.some(isGood)) break
    const address = new URL(path, url).href
    if (!answers.some((answer) => answer.url === address)) answers.push(await ask(address))
  }
  const tried = judge(answers)
  const title = tried.find(({ verdict }) => verdict === 'chosen')?.answer.feed?.title ?? null
  const said = tried.find(({ answer }) => answer.feed?.language)?.answer.feed?.language ?? null
  return { siteName: siteName ?? title, homepage: new URL(url).origin, language: language ?? said, tried, pageError }
}

const isGood = ({ feed }: FeedAnswer): boolean => feed !== null && feed.entries.length > 0

function judge(answers: readonly FeedAnswer[]): TriedFeed[] {
  const seen = new Set<string>()
  return answers.map((answer): TriedFeed => {
    if (!isGood(answer)) return { answer, verdict: 'no feed' }
    if (isCommentsFeed(answer.url)) return { answer, verdict: 'comments' }
    const addresses = addressesIn(answer)
    const known = addresses.filter((address) => seen.has(address)).length
    for (const address of addresses) seen.add(address)
    const isTwin = addresses.length > 0 && known >= 0.8 * addresses.length
    return { answer, verdict: isTwin ? 'same entries as another' : 'chosen' }
  })
}

const addressesIn = ({ feed }: FeedAnswer): string[] =>
  (feed?.entries ?? []).flatMap(({ url }) => (url === null ? [] : (canonicalUrl(url) ?? [])))
