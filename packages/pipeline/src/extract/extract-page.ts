import type { PageText } from '@wirewatch/model'
import type { Boilerplate, PageWords } from '@wirewatch/taxonomy'
import { linesAbove, linesBelowHeadline } from './body-blocks.js'
import { cleanText, joinBlocks, type TextBlock, textBlocks } from './body-text.js'
import { bodyInData } from './embedded-data.js'
import { type BodyMethod, type FoundBody, findBody } from './find-body.js'
import { type LinkedArticle, readLinkedArticle } from './json-ld.js'
import { type Markup, type PageElement, readMarkup } from './markup.js'
import { type DateOrigin, type PageMetadata, readMetadata, withLinesAbove } from './page-metadata.js'
import { prunePage } from './prune-page.js'
import type { SortOfPage } from './words-of-others.js'

/** The readable text and the metadata of a page. Never throws; the text is empty where none was found. */
export function extractPage(html: string, url: string | null, words: PageWords): PageText {
  return readPage(html, url, words).page
}

/** How the text of a page was found: in its markup, in its own description, or in the data of its scripts. */
export type TextMethod = BodyMethod | 'json-ld' | 'data'

/** A page with what the recognition of other kinds of pages needs to know. */
export interface ReadPage {
  readonly page: PageText
  readonly publishedFrom: DateOrigin | null
  readonly markup: Markup
  /** The root of a document that is no page but a feed or the like: `rss`; null of a page. */
  readonly otherRoot: string | null
  readonly linked: LinkedArticle | null
  readonly method: TextMethod
  readonly pruned: PageElement
  /** Every block of the found body, also those that were taken for boilerplate. */
  readonly blocks: readonly TextBlock[]
}

/** @param zone IANA: of dates that name none */
export function readPage(html: string, url: string | null, { boilerplate }: PageWords, zone = 'UTC'): ReadPage {
  const markup = readMarkup(html)
  const linked = readLinkedArticle(markup.jsonLd)
  const declaredOrNamed = readMetadata(markup, linked, url, zone, boilerplate)
  const pruned = prunePage(markup.body, sortOf(declaredOrNamed), boilerplate)
  const found = findBody(pruned, declaredOrNamed.title, boilerplate)
  const above = withLinesAbove(declaredOrNamed, linesAbove(found.blocks, boilerplate), zone, boilerplate)
  const { publishedFrom, ...metadata } =
    above.publishedAt === null || above.author === null
      ? withLinesAbove(above, linesBelowHeadline(textBlocks(markup.body), boilerplate), zone, boilerplate)
      : above
  const { text, method } = fullestText(found, linked, markup, boilerplate)
  return {
    page: { ...metadata, text },
    publishedFrom,
    markup,
    otherRoot: otherRootOf(html),
    linked,
    method,
    pruned,
    blocks: found.blocks,
  }
}

const otherRootOf = (document: string): string | null =>
  document
    .slice(0, mostBeforeRoot)
    .match(/^\s*(?:<[?!][^>]*>\s*)*<(?:[\w.-]{1,20}:)?(rss|feed|rdf|urlset|sitemapindex|opml|channel)(?=[\s>])/i)?.[1]
    ?.toLowerCase() ?? null

/** Characters of declarations and comments. */
const mostBeforeRoot = 4_000

/** Shown to readers are the dates of teasers as well. */
const sortOf = ({ publishedFrom }: PageMetadata): SortOfPage =>
  publishedFrom === null || publishedFrom === 'shown' ? 'undated' : 'dated'

/** Shorter text on the page than in its own description or data: the page fills in the rest by script, or hides it. */
function fullestText(
  found: FoundBody,
  linked: LinkedArticle | null,
  markup: Markup,
  boilerplate: Boilerplate,
): { readonly text: string; readonly method: TextMethod } {
  const declared = linked?.body ? textOfBody(linked.body, boilerplate) : ''
  if (declared.length > leastBody && found.text.length < 0.6 * declared.length) {
    return { text: declared, method: 'json-ld' }
  }
  const inData = found.text.length < leastBody ? bodyInData(markup.data) : null
  if (inData !== null) return { text: textOfBody(inData, boilerplate), method: 'data' }
  return { text: withinDeclared(found.text, declared), method: found.method }
}

/** Characters: a shorter body is a summary, or what is shown before the scripts run. */
const leastBody = 200

/**
 * Takes away first and last paragraphs that the page's own description of its body does not hold. Only where it holds most
 * of the others: some pages describe no more than the beginning.
 */
function withinDeclared(text: string, declared: string): string {
  if (declared.length < shortestDeclared) return text
  const whole = lettersOf(declared)
  const paragraphs = text.split('\n\n')
  const isDeclared = (paragraph: string): boolean => whole.includes(lettersOf(paragraph).slice(0, 200))
  const first = paragraphs.findIndex(isDeclared)
  const last = paragraphs.findLastIndex(isDeclared)
  if (first < 0) return text
  const within = paragraphs.slice(first, last + 1).join('\n\n')
  return within.length >= 0.75 * text.length ? within : text
}

const shortestDeclared = 300

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Bodies are written as plain text, as HTML, or as text with entities. */
function textOfBody(body: string, boilerplate: Boilerplate): string {
  if (/<\/?(?:p|br|div|b|strong|a|span)\b|&(?:[a-z]+|#\d+);/i.test(body))
    return findBody(readMarkup(body).body, null, boilerplate).text
  const lines = body.split(/\r?\n/).map(cleanText)
  return joinBlocks(
    lines.filter((line) => line !== '').map((text) => ({ text, kind: 'paragraph', rank: null, linkShare: 0 })),
  )
}
