import iconv from 'iconv-lite'
import { renderAtom } from './feeds/atom.js'
import { breakXml } from './feeds/break-xml.js'
import { renderJsonFeed } from './feeds/json-feed.js'
import { renderRss1 } from './feeds/rss-1.js'
import { renderRss2 } from './feeds/rss-2.js'
import type { FeedFormat, SampleOutlet } from './sample-outlet.js'

/** What goes over the wire. */
export interface Rendered {
  readonly contentType: string
  readonly body: Buffer
}

/** The outlet's feed as its server sends it, with links below `origin`. */
export function renderFeed(outlet: SampleOutlet, origin: string): Rendered {
  const { render, contentType } = formats[outlet.format]
  const text = render(outlet, origin)
  const sent = outlet.isMalformed ? breakXml(text) : text
  return { contentType, body: iconv.encode(sent, outlet.charset) }
}

// No charset in the RSS content type: the XML declaration alone says windows-1252, as with many old servers.
const formats: Record<FeedFormat, { render: (outlet: SampleOutlet, origin: string) => string; contentType: string }> = {
  'rss-2.0': { render: renderRss2, contentType: 'text/xml' },
  'rss-1.0': { render: renderRss1, contentType: 'application/rdf+xml' },
  'atom-1.0': { render: renderAtom, contentType: 'application/atom+xml; charset=utf-8' },
  'json-feed': { render: renderJsonFeed, contentType: 'application/feed+json' },
}
