import { feedUrl, pageUrl } from '../addresses.js'
import { escapeMarkup } from '../markup.js'
import { inventedNotice, type SampleOutlet } from '../sample-outlet.js'

/** The outlet's front page: headlines with their links, for whoever wants to look around. */
export function renderFront(outlet: SampleOutlet, origin: string): string {
  const headlines = outlet.entries.map(
    (entry) => `<li><a href="${pageUrl(outlet, entry, origin)}">${escapeMarkup(entry.title)}</a></li>`,
  )
  return `<!doctype html>
<html lang="${outlet.language}">
<head><meta charset="${outlet.charset}"><title>${escapeMarkup(outlet.name)}</title>
<link rel="alternate" title="${escapeMarkup(outlet.name)}" href="${feedUrl(outlet, origin)}"></head>
<body><aside class="banner" role="note">${inventedNotice}</aside>
<h1>${escapeMarkup(outlet.name)}</h1><ul>${headlines.join('\n')}</ul>
<footer>${inventedNotice}</footer></body>
</html>
`
}

/** The list of all outlets, at the root of the server. */
export function renderIndex(outlets: readonly SampleOutlet[]): string {
  const links = outlets.map((outlet) => `<li><a href="/${outlet.id}/">${escapeMarkup(outlet.name)}</a></li>`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sample outlets</title></head>
<body><aside class="banner" role="note">${inventedNotice}</aside><ul>${links.join('\n')}</ul></body></html>
`
}
