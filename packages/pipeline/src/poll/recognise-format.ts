import type { PageWords } from '@wirewatch/taxonomy'
import { blockPageMark } from './block-page.js'
import { NotAFeedError } from './not-a-feed-error.js'

export type FeedFormat = 'xml' | 'json'

/** What kind of feed a decoded text is. Throws `NotAFeedError` with the reason where it is none. */
export const recogniseFormat = (text: string, words: PageWords, isBinary = false): FeedFormat => {
  if (isBinary && !rootPattern.test(text)) throw new NotAFeedError('binary')
  const start = text.match(/\S/)
  if (start === null) throw new NotAFeedError('empty')
  if (start[0] === '{' || start[0] === '[') return 'json'
  const head = withoutComments(text.slice(0, headLength))
  const root = head.search(rootPattern)
  const page = head.search(pagePattern)
  if (root !== -1 && (page === -1 || root < page || isPreface(head, root))) return 'xml'
  const mark = blockPageMark(text, words)
  if (mark !== null) throw new NotAFeedError('block-page', mark)
  if (page !== -1 || /<(?:body|div|p|script|meta)\b/i.test(head)) throw new NotAFeedError('web-page', titleOf(text))
  if (/<[a-z?!]/i.test(head)) throw new NotAFeedError('other-xml', head.match(/<([\w:.-]+)/)?.[1] ?? null)
  throw new NotAFeedError('plain-text')
}

const headLength = 262_144
const rootPattern = /<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)(?=[\s>/])/i
const pagePattern = /<!doctype\s+html|<html[\s>]/i

/**
 * Some servers print a page of warnings before the feed, and some feeds call themselves HTML: then a declaration stands just
 * before the root.
 */
const isPreface = (head: string, root: number): boolean =>
  /<(?:\?xml|!doctype)[^>]*>\s*(?:<[?!][^>]*>\s*)*$/i.test(head.slice(Math.max(0, root - 4096), root))

const withoutComments = (text: string): string => text.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')

const titleOf = (text: string): string | null => {
  const title = text
    .match(/<title[^>]*>([^<]{1,200})/i)?.[1]
    ?.replace(/\s+/g, ' ')
    .trim()
  return title === undefined || title === '' ? null : `“${title}”`
}

/** Whether a decoded text holds what no text does. */
export const looksBinary = (text: string): boolean => /[\x00-\x08\x0e-\x1f]/.test(text.slice(0, 1024))
