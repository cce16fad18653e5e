import type { Entry } from '@wirewatch/model'
import type { Boilerplate, PageWords } from '@wirewatch/taxonomy'
import { articleBlocks } from './body-blocks.js'
import { joinBlocks, textBlocks } from './body-text.js'
import { readMarkup } from './markup.js'
import { prunePage } from './prune-page.js'

/** What the feed carries of an article: all of it, or an excerpt and why it was taken for one. */
export type FeedContent =
  | { readonly kind: 'full'; readonly text: string }
  | { readonly kind: 'excerpt'; readonly text: string; readonly why: ExcerptReason }

export type ExcerptReason =
  | 'no-content'
  | 'ends-with-ellipsis'
  | 'continue-reading'
  | 'appeared-first'
  | 'ends-mid-sentence'
  | 'too-short'
  | 'one-paragraph'

/** Decides whether an entry carries the full text of its article, and cleans what it carries. */
export function readFeedContent(entry: Entry, words: PageWords): FeedContent {
  const [longer, shorter] = [entry.content ?? '', entry.summary ?? ''].sort((a, b) => b.length - a.length)
  const html = longer || shorter || ''
  const text = cleanFeedHtml(html, entry.title, words)
  const why = whyExcerpt(html, text, words.boilerplate)
  return why === null ? { kind: 'full', text } : { kind: 'excerpt', text, why }
}

/** HTML of a feed as plain paragraphs, without the links, buttons and credits that feeds append. */
export function cleanFeedHtml(html: string, title: string | null, { boilerplate }: PageWords): string {
  const pruned = prunePage(readMarkup(html).body, 'in-feed', boilerplate)
  return joinBlocks(articleBlocks(textBlocks(pruned), title, boilerplate))
}

/** Characters: less may be a brief in full, but the page says so more surely. */
const length = { brief: 500, article: 1_200 }

function whyExcerpt(html: string, text: string, { continueReading, appearedFirst }: Boilerplate): ExcerptReason | null {
  if (text === '') return 'no-content'
  const written = textBlocks(readMarkup(html).body).map((block) => block.text)
  const own = written.filter((line) => !appearedFirst.test(line))
  const last = own.at(-1) ?? ''
  if (continueReading.test(last) || continueReading.test(text.slice(-60))) return 'continue-reading'
  if (ellipsis.test(last) || ellipsis.test(text)) return 'ends-with-ellipsis'
  const isShort = text.length < length.article
  if (isShort && own.length < written.length && text.length < length.brief) return 'appeared-first'
  if (text.length < length.brief) return 'too-short'
  if (isShort && !/\n\n/.test(text)) return 'one-paragraph'
  return !sentenceEnd.test(text) && isShort ? 'ends-mid-sentence' : null
}

const ellipsis = /(?:…|\.{3}|\[\s*(?:…|\.{3})\s*\])["'”’)\s]*$/
const sentenceEnd = /[.!?…:;)\]"'”’»]$/
