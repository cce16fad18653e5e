import { type FetchedResource, FetchFault, type FetchRequest } from '@wirewatch/pipeline'
import { type Dispatcher, request } from 'undici'
import { faultOf } from './fault-of.js'
import type { Settings } from './fetch-settings.js'
import type { Client } from './open-client.js'
import { acceptedEncodings, readBody, tooLarge } from './read-body.js'
import { headerOf, maxAgeSeconds, retryAfterSeconds } from './response-headers.js'

export interface Answer {
  /** Where a redirect points, null for any other answer. */
  readonly location: string | null
  readonly resource: Omit<FetchedResource, 'url' | 'permanentUrl' | 'durationMs'>
  readonly durationMs: number
}

/** One request and its answer within the time that is left. */
export const exchange = async (
  client: Client,
  url: URL,
  wanted: FetchRequest,
  limit: number,
  leftMs: number,
): Promise<Answer> => {
  const { settings } = client
  const startedAt = performance.now()
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(timeoutOf(url, settings)), Math.max(1, leftMs))
  let response: Dispatcher.ResponseData | null = null
  try {
    response = await request(url, {
      dispatcher: client.agent,
      signal: abort.signal,
      headers: requestHeaders(settings, wanted),
    })
    const location = isRedirect(response.statusCode) ? headerOf(response.headers, 'location') : null
    const body = await bodyOf(response, location, url, limit)
    return {
      location,
      resource: resourceOf(response, body, settings.now()),
      durationMs: Math.round(performance.now() - startedAt),
    }
  } catch (error) {
    throw abort.signal.aborted ? timeoutOf(url, settings) : faultOf(error, url.hostname)
  } finally {
    clearTimeout(timer)
    if (response?.body.closed === false) response.body.on('error', () => {}).destroy()
  }
}

const timeoutOf = (url: URL, { timeoutMs }: Settings): FetchFault =>
  new FetchFault('timeout', `${url.hostname} did not answer in full within ${timeoutMs / 1000} s`)

const isRedirect = (status: number): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308

const nothing = new Uint8Array()

const bodyOf = async (
  response: Dispatcher.ResponseData,
  location: string | null,
  url: URL,
  limit: number,
): Promise<Uint8Array> => {
  if (location !== null) return nothing
  if (response.statusCode !== 304) return readLimited(response, url, limit)
  // It has no body: to break it off like one that is not wanted takes longer than to ask for it.
  await response.body.dump()
  return nothing
}

const readLimited = async (response: Dispatcher.ResponseData, url: URL, limit: number): Promise<Uint8Array> => {
  if (Number(headerOf(response.headers, 'content-length') ?? 0) > limit) throw tooLarge(url.hostname, limit)
  const contentEncoding = headerOf(response.headers, 'content-encoding')
  return readBody(response.body, { limit, contentEncoding, host: url.hostname })
}

const requestHeaders = (settings: Settings, { purpose, etag, lastModified }: FetchRequest): Record<string, string> => ({
  'user-agent': settings.userAgent,
  accept: accepted[purpose],
  'accept-encoding': acceptedEncodings,
  'accept-language': 'en, *;q=0.5',
  ...(etag === null ? {} : { 'if-none-match': etag }),
  ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
})

const accepted: Readonly<Record<FetchRequest['purpose'], string>> = {
  feed: 'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
  sitemap: 'application/xml, text/xml, */*;q=0.5',
}

const resourceOf = (
  { statusCode, headers }: Dispatcher.ResponseData,
  body: Uint8Array,
  now: Date,
): Answer['resource'] => ({
  status: statusCode,
  contentType: headerOf(headers, 'content-type'),
  contentLocation: headerOf(headers, 'content-location'),
  contentLanguage: headerOf(headers, 'content-language'),
  etag: headerOf(headers, 'etag'),
  lastModified: headerOf(headers, 'last-modified'),
  retryAfterSeconds: retryAfterSeconds(headerOf(headers, 'retry-after'), now),
  maxAgeSeconds: maxAgeSeconds(headers, now),
  body,
})
