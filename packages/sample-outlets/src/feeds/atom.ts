import { entryId, feedUrl, pageUrl } from '../addresses.js'
import { escapeMarkup, paragraphsOf } from '../markup.js'
import { inventedNotice, type SampleEntry, type SampleOutlet } from '../sample-outlet.js'

export function renderAtom(outlet: SampleOutlet, origin: string): string {
  return `<?xml version="1.0" encoding="${outlet.charset}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
<id>urn:sample-week:${outlet.id}</id>
<title>${escapeMarkup(outlet.name)}</title>
<subtitle>${escapeMarkup(`${outlet.strapline}. ${inventedNotice}`)}</subtitle>
<link rel="self" type="application/atom+xml" href="${feedUrl(outlet, origin)}"/>
<link rel="alternate" type="text/html" href="${origin}/${outlet.id}/"/>
<updated>${outlet.entries[0]?.published ?? ''}</updated>
${outlet.entries.map((entry) => atomEntry(outlet, entry, origin)).join('\n')}
</feed>
`
}

function atomEntry(outlet: SampleOutlet, entry: SampleEntry, origin: string): string {
  const content = outlet.hasFullText
    ? `\n<content type="html">${escapeMarkup(paragraphsOf(entry.paragraphs))}</content>`
    : ''
  return `<entry>
<id>${entryId(outlet, entry)}</id>
<title>${escapeMarkup(entry.title)}</title>
<link rel="alternate" type="text/html" href="${pageUrl(outlet, entry, origin)}"/>
<author><name>${escapeMarkup(entry.byline)}</name></author>
<published>${entry.published}</published>
<updated>${entry.published}</updated>
<summary type="text">${escapeMarkup(entry.summary)}</summary>${content}
</entry>`
}
