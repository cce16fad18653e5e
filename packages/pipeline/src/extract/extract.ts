import type { Article, Entry, Outcome, PageText, SimilarText, Source } from '@wirewatch/model'
import type { Agency, PageWords } from '@wirewatch/taxonomy'
import { isSameSite } from '../discover/site-name.js'
import type { DropReason } from '../drop-reasons.js'
import { canonicalUrl } from '../poll/canonical-url.js'
import { decodeText } from '../poll/decide-charset.js'
import { type FetchedResource, FetchFault, type FetchUrl, type Now } from '../ports.js'
import { dropped, PermanentError, passed, type Stage } from '../stage.js'
import { contentHash } from './content-hash.js'
import { decideLanguage, english, type KnownLanguage } from './decide-language.js'
import { type ReadPage, readPage } from './extract-page.js'
import { readFeedContent } from './feed-content.js'
import { findOrigin } from './find-origin.js'
import { findRepeat, type Repeat } from './find-repeat.js'
import { fingerprint } from './fingerprint.js'
import { plainTitle } from './plain-title.js'
import { whyNotAnArticle } from './why-not-an-article.js'

/** A new entry, the outlet it came from, and the id that its article will have. */
export interface EntryOfSource {
  readonly articleId: string
  readonly entry: Entry
  readonly source: Source
}

/** An article with what the store keeps beside it. An edited page gives another `contentHash`: a new version. */
export interface ExtractedArticle extends Article {
  readonly modifiedAt: string | null
  /** When the page, or the entry where it was not needed, was read. */
  readonly fetchedAt: string | null
  readonly contentHash: string
  /** MinHash bands of the text; near-duplicates share at least one. */
  readonly bands: readonly number[]
  /** The agency that the text credits, by its id. */
  readonly agency: string | null
  /** The earlier article that this one repeats. It is kept as a copy and need not go down the line. */
  readonly repeats: Repeat | null
  readonly readFrom: 'feed' | 'page' | 'import'
}

/** Texts already kept that share a band with this one, other versions of the same article left out. */
export type FindNearDuplicates = (query: NearDuplicateQuery) => Promise<readonly SimilarText[]>

export interface NearDuplicateQuery {
  readonly articleId: string
  readonly url: string | null
  readonly text: string
  readonly bands: readonly number[]
}

export interface ExtractNeeds {
  readonly fetchUrl: FetchUrl
  readonly findNearDuplicates: FindNearDuplicates
  readonly agencies: readonly Agency[]
  readonly pageWords: PageWords
  /** The languages that there are rules for; English where it is not said. */
  readonly languages?: readonly KnownLanguage[]
  readonly now?: Now
}

/** Bytes of a page beyond which it is refused. */
export const largestPage = 10_000_000

/** Takes the text from the feed where the feed carries all of it, else from the page. */
export const extract: Stage<'extract', EntryOfSource, Promise<Outcome<ExtractedArticle, DropReason>>, ExtractNeeds> = {
  name: 'extract',
  run: async (input, needs) => {
    const read = await readText(input, needs)
    if (read.status === 'dropped') return read
    return articleOfText(read.value, input, needs)
  },
}

/** What makes an article of a text, wherever the text was read: its language, its agency, and the article that it repeats. */
export async function articleOfText(
  { page, url, readFrom }: TextOfEntry,
  { articleId, source }: Omit<EntryOfSource, 'entry'>,
  needs: Omit<ExtractNeeds, 'fetchUrl'>,
): Promise<Outcome<ExtractedArticle, DropReason>> {
  const spoken = decideLanguage(page.text, [page.language, source.language], needs.languages ?? [english])
  if (!spoken.isKnown) return dropped('other-language', `${spoken.language ?? 'unknown'}: ${spoken.why}`)
  const { bands } = fingerprint(page.text)
  const candidates =
    bands.length === 0 ? [] : await needs.findNearDuplicates({ articleId, url, text: page.text, bands })
  return passed({
    id: articleId,
    url,
    title: page.title,
    text: page.text,
    author: page.author,
    language: spoken.language,
    publishedAt: page.publishedAt,
    zone: source.zone,
    sourceCountry: source.country,
    modifiedAt: page.modifiedAt,
    fetchedAt: needs.now?.().toISOString() ?? null,
    contentHash: contentHash(page.title, page.text),
    bands,
    agency: findOrigin(page.text, page.author, needs.agencies, needs.pageWords.boilerplate),
    repeats: findRepeat(page.text, candidates),
    readFrom,
  })
}

/** A text as it was read, and where. */
export interface TextOfEntry {
  readonly page: PageText
  readonly url: string | null
  readonly readFrom: 'feed' | 'page' | 'import'
}

type Read = Outcome<TextOfEntry, DropReason>

async function readText({ entry, source }: EntryOfSource, { fetchUrl, pageWords }: ExtractNeeds): Promise<Read> {
  const carried = readFeedContent(entry, pageWords)
  const url = entry.url === null ? null : canonicalUrl(entry.url, source.homepage)
  if (carried.kind === 'full') return passed({ page: pageOfEntry(entry, carried.text, url), url, readFrom: 'feed' })
  if (entry.url !== null) return readFromPage(entry, entry.url, source.zone, { fetchUrl, pageWords })
  if (carried.text.length >= shortestNotice) {
    return passed({ page: pageOfEntry(entry, carried.text, null), url: null, readFrom: 'feed' })
  }
  return dropped('no-text', `the entry has no link and carries no text: ${carried.why}`)
}

/** Characters of an entry without a page of its own that are worth reading. */
const shortestNotice = 80

const pageOfEntry = (entry: Entry, text: string, url: string | null): PageText => ({
  title: plainTitle(entry.title),
  text,
  author: entry.author,
  publishedAt: entry.publishedAt,
  modifiedAt: entry.updatedAt,
  language: null,
  canonicalUrl: url,
})

async function readFromPage(
  entry: Entry,
  url: string,
  zone: string,
  { fetchUrl, pageWords }: Pick<ExtractNeeds, 'fetchUrl' | 'pageWords'>,
): Promise<Read> {
  const answer = await fetchPage(url, fetchUrl)
  if (answer.status === 'dropped') return answer
  const resource = answer.value
  if (isFrontPage(resource.url) && !isFrontPage(url))
    return dropped('not-an-article', `${url}: leads to the front page`)
  const refused = whyRefused(resource)
  if (refused !== null) return refused
  const { text: html } = decodeText(resource.body, resource.contentType)
  const read = readPage(html, resource.url, pageWords, zone)
  const not = whyNotAnArticle(read, resource.url, pageWords)
  if (not !== null) return dropped(not.reason, `${resource.url}: ${not.detail}`)
  return passed({ page: withEntry(read, entry), url: addressOf(read.page, resource.url), readFrom: 'page' })
}

/** Where outlets send readers of an article that they took away. */
const isFrontPage = (address: string): boolean => {
  const { pathname, search } = new URL(address)
  return pathname === '/' && search === ''
}

/** Faults that will be the same next time end the entry here; all others are for the runner to try again. */
async function fetchPage(url: string, fetchUrl: FetchUrl): Promise<Outcome<FetchedResource, DropReason>> {
  try {
    return passed(await fetchUrl({ url, purpose: 'page', etag: null, lastModified: null }))
  } catch (fault) {
    if (!(fault instanceof FetchFault)) throw fault
    if (fault.kind === 'too-large' || fault.kind === 'refused-address' || fault.kind === 'robots') {
      return dropped(fault.kind, `${url}: ${fault.message}`)
    }
    if (fault.kind === 'bad-url') throw new PermanentError(`extract: ${url}: ${fault.message}`, { cause: fault })
    throw fault
  }
}

/** Why an answer is not read; null where it is. Throws where the outlet is out of order for now. */
function whyRefused({ status, url, contentType, body }: FetchedResource): Outcome<never, DropReason> | null {
  if (status === 429 || status >= 500) throw new FetchFault('other', `extract: ${url}: status ${status}`)
  if (status === 401 || status === 402) return dropped('paywall', `${url}: status ${status}`)
  if (status === 403 || status === 451) return dropped('block-page', `${url}: status ${status}`)
  if (status < 200 || status >= 300) return dropped('error-page', `${url}: status ${status}`)
  if (body.byteLength > largestPage) return dropped('too-large', `${url}: ${body.byteLength} bytes`)
  const isText = contentType === null || /html|xml|text\/plain|^\s*$/i.test(contentType)
  return isText ? null : dropped('no-text', `${url}: content type ${contentType}`)
}

/** The page's own words first; the feed fills in what the page does not say, or says only to readers. */
function withEntry({ page, publishedFrom }: ReadPage, entry: Entry): PageText {
  return {
    ...page,
    title: page.title ?? plainTitle(entry.title),
    author: page.author ?? entry.author,
    publishedAt: publishedFrom === 'declared' ? page.publishedAt : (entry.publishedAt ?? page.publishedAt),
    modifiedAt: page.modifiedAt ?? entry.updatedAt,
  }
}

/** The canonical address, unless it leads to another site: a reprint names the original, which is another article. */
function addressOf(page: PageText, answered: string): string | null {
  const own = canonicalUrl(answered)
  if (page.canonicalUrl === null || own === null) return own ?? page.canonicalUrl
  return isSameSite(page.canonicalUrl, own) ? page.canonicalUrl : own
}
