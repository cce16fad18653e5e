import { createHash } from 'node:crypto'
import { renderFront, renderIndex } from './pages/front.js'
import { type Rendered, renderFeed } from './render-feed.js'
import { asHtml, renderPage } from './render-page.js'
import type { SampleOutlet } from './sample-outlet.js'

export interface Answer {
  readonly status: 200 | 304 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What the outlets' server says to a GET of `path`; `ifNoneMatch` is the header as the client sent it. */
export function answer(
  outlets: readonly SampleOutlet[],
  path: string,
  origin: string,
  ifNoneMatch: string | undefined,
): Answer {
  if (path === '/') return found(asHtml(renderIndex(outlets), { charset: 'utf-8' }))
  const [, outletId, file] = /^\/([^/]+)\/([^/]*)$/.exec(path) ?? []
  const outlet = outlets.find(({ id }) => id === outletId)
  if (!outlet || file === undefined) return notFound
  if (file === '') return found(asHtml(renderFront(outlet, origin), outlet))
  if (file === 'feed.xml') return answerFeed(outlet, origin, ifNoneMatch)
  const entry = outlet.entries.find(({ slug }) => `${slug}.html` === file)
  return entry ? found(renderPage(outlet, entry, origin)) : notFound
}

function answerFeed(outlet: SampleOutlet, origin: string, ifNoneMatch: string | undefined): Answer {
  const feed = renderFeed(outlet, origin)
  if (!outlet.hasETag) return found(feed)
  const etag = `"${createHash('sha256').update(feed.body).digest('hex').slice(0, 16)}"`
  if (knows(ifNoneMatch, etag)) return { status: 304, headers: { etag }, body: Buffer.alloc(0) }
  const { status, headers, body } = found(feed)
  return { status, headers: { ...headers, etag }, body }
}

/** A weak comparison, as RFC 9110 asks for If-None-Match: `W/"a"` knows `"a"`. */
function knows(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const known = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}

function found({ contentType, body }: Rendered): Answer {
  return { status: 200, headers: { 'content-type': contentType }, body }
}

const notFound: Answer = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('<!doctype html><title>404</title><h1>Page not found</h1>'),
}
