import { entryId, pageUrl } from '../addresses.js'
import { rfc822 } from '../dates.js'
import { escapeMarkup } from '../markup.js'
import { inventedNotice, type SampleEntry, type SampleOutlet } from '../sample-outlet.js'

export function renderRss2(outlet: SampleOutlet, origin: string): string {
  return `<?xml version="1.0" encoding="${outlet.charset}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeMarkup(outlet.name)}</title>
<link>${origin}/${outlet.id}/</link>
<description>${escapeMarkup(`${outlet.strapline}. ${inventedNotice}`)}</description>
<language>${outlet.language}</language>
${outlet.entries.map((entry) => item(outlet, entry, origin)).join('\n')}
</channel>
</rss>
`
}

function item(outlet: SampleOutlet, entry: SampleEntry, origin: string): string {
  return `<item>
<title>${escapeMarkup(entry.title)}</title>
<link>${pageUrl(outlet, entry, origin)}</link>
<guid isPermaLink="false">${entryId(outlet, entry)}</guid>
<pubDate>${rfc822(entry.published)}</pubDate>
<dc:creator>${escapeMarkup(entry.byline)}</dc:creator>
<description>${escapeMarkup(entry.summary)}</description>
<category>${escapeMarkup(entry.section)}</category>
</item>`
}
