import { feedUrl, pageUrl } from '../addresses.js'
import { escapeMarkup } from '../markup.js'
import { inventedNotice, type SampleEntry, type SampleOutlet } from '../sample-outlet.js'

/** RSS 1.0: the items stand beside the channel, which only points to them. */
export function renderRss1(outlet: SampleOutlet, origin: string): string {
  const pointers = outlet.entries.map((entry) => `<rdf:li rdf:resource="${pageUrl(outlet, entry, origin)}"/>`)
  return `<?xml version="1.0" encoding="${outlet.charset}"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${feedUrl(outlet, origin)}">
<title>${escapeMarkup(outlet.name)}</title>
<link>${origin}/${outlet.id}/</link>
<description>${escapeMarkup(`${outlet.strapline}. ${inventedNotice}`)}</description>
<dc:language>${outlet.language}</dc:language>
<items><rdf:Seq>
${pointers.join('\n')}
</rdf:Seq></items>
</channel>
${outlet.entries.map((entry) => item(outlet, entry, origin)).join('\n')}
</rdf:RDF>
`
}

function item(outlet: SampleOutlet, entry: SampleEntry, origin: string): string {
  const url = pageUrl(outlet, entry, origin)
  return `<item rdf:about="${url}">
<title>${escapeMarkup(entry.title)}</title>
<link>${url}</link>
<description>${escapeMarkup(entry.summary)}</description>
<dc:creator>${escapeMarkup(entry.byline)}</dc:creator>
<dc:date>${entry.published}</dc:date>
</item>`
}
