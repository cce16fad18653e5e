import iconv from 'iconv-lite'
import { renderBroadsheet } from './pages/broadsheet.js'
import type { PageParts } from './pages/page-parts.js'
import { renderPlain } from './pages/plain.js'
import { renderPortal } from './pages/portal.js'
import type { Rendered } from './render-feed.js'
import type { PageTemplate, SampleEntry, SampleOutlet } from './sample-outlet.js'

/** The page of one entry as the outlet's server sends it, with links below `origin`. */
export function renderPage(outlet: SampleOutlet, entry: SampleEntry, origin: string): Rendered {
  const others = outlet.entries.filter((other) => other !== entry).slice(0, 5)
  return asHtml(templates[outlet.template]({ outlet, entry, others, origin }), outlet)
}

/** Encodes a page in the outlet's charset and says so in the content type. */
export function asHtml(text: string, { charset }: Pick<SampleOutlet, 'charset'>): Rendered {
  return { contentType: `text/html; charset=${charset}`, body: iconv.encode(text, charset) }
}

const templates: Record<PageTemplate, (parts: PageParts) => string> = {
  broadsheet: renderBroadsheet,
  portal: renderPortal,
  plain: renderPlain,
}
