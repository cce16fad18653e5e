import type { Outcome, PageText } from '@wirewatch/model'
import type { PageWords } from '@wirewatch/taxonomy'
import type { DropReason } from '../drop-reasons.js'
import type { TextOfEntry } from '../extract/extract.js'
import { type ReadPage, readPage } from '../extract/extract-page.js'
import { whyNotAnArticle } from '../extract/why-not-an-article.js'
import { canonicalUrl } from '../poll/canonical-url.js'
import { dropped, passed } from '../stage.js'
import type { GivenArticle } from './given-article.js'

/**
 * The readable text of an article that was handed over. What is given with it counts before what its page says.
 * @param zone IANA: of dates of the page that name none
 */
export function readGiven(article: GivenArticle, pageWords: PageWords, zone = 'UTC'): Outcome<TextOfEntry, DropReason> {
  const read =
    article.body.kind === 'text' ? textAlone(article.body.text) : readHtml(article, article.body, pageWords, zone)
  if (read.status === 'dropped') return read
  const page = withGiven(read.value, article)
  if (page.publishedAt === null) return dropped('no-date')
  return passed({ page, url: addressOf(article), readFrom: 'import' })
}

/** The address under which an article that was handed over is kept. */
export const addressOf = ({ url }: GivenArticle): string | null => (url === null ? null : canonicalUrl(url))

/** Characters: less is a caption or a stub. */
const shortestText = 80

function textAlone(text: string): Outcome<PageText, DropReason> {
  const paragraphs = paragraphsOf(text)
  if (paragraphs.length < shortestText) return dropped('no-text', `${paragraphs.length} characters`)
  return passed({
    title: null,
    text: paragraphs,
    author: null,
    publishedAt: null,
    modifiedAt: null,
    language: null,
    canonicalUrl: null,
  })
}

/** Where no blank line parts the paragraphs, every line is one. */
function paragraphsOf(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n[ \t]*\n/) : lines.split('\n')
  return parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('\n\n')
}

function readHtml(
  article: GivenArticle,
  body: { kind: 'html' | 'crawled'; html: string },
  pageWords: PageWords,
  zone: string,
): Outcome<PageText, DropReason> {
  const read = readPage(body.html, article.url, pageWords, zone)
  const not = whyNotAnArticle(read, article.url, pageWords)
  if (not !== null) return dropped(not.reason, not.detail)
  if (body.kind === 'crawled' && !isArticlePage(read, article.url)) return dropped('not-an-article', article.url)
  return passed(read.page)
}

/** Lists of articles show dates too: a page that a crawler came by must say itself that it is one article. */
function isArticlePage({ publishedFrom, linked, markup }: ReadPage, url: string | null): boolean {
  if (url !== null && new URL(url).pathname === '/' && new URL(url).search === '') return false
  const type = markup.metas.find(({ name }) => name === 'og:type')?.content ?? ''
  return publishedFrom === 'declared' || publishedFrom === 'address' || linked !== null || /article/i.test(type)
}

function withGiven(page: PageText, given: GivenArticle): PageText {
  return {
    ...page,
    title: given.title ?? page.title,
    author: given.author ?? page.author,
    language: given.language ?? page.language,
    publishedAt: given.publishedAt ?? page.publishedAt,
    modifiedAt: given.modifiedAt ?? page.modifiedAt,
  }
}
