import { decodeText } from '../poll/decide-charset.js'
import type { GivenArticle, Refusal } from './given-article.js'
import { readHttpResponse } from './http-response.js'
import type { WarcResponse } from './read-warc.js'

/** The page that an archived response holds; null where it holds none: a picture, a redirect, an error. */
export function pageOfResponse({ at, url, message }: WarcResponse, limit: number): GivenArticle | Refusal | null {
  const response = readHttpResponse(message, limit)
  if (response === null) return { at, reason: 'bad-record', detail: url }
  if (response.status !== 200 || !/html/i.test(response.contentType ?? '')) return null
  const html = decodeText(response.body, response.contentType).text.replaceAll('\u0000', '')
  return {
    at,
    url,
    source: null,
    title: null,
    author: null,
    language: null,
    publishedAt: null,
    modifiedAt: null,
    body: { kind: 'crawled', html },
  }
}
