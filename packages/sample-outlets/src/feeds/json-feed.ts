import { entryId, feedUrl, pageUrl } from '../addresses.js'
import { paragraphsOf } from '../markup.js'
import { inventedNotice, type SampleOutlet } from '../sample-outlet.js'

export function renderJsonFeed(outlet: SampleOutlet, origin: string): string {
  const items = outlet.entries.map((entry) => ({
    id: entryId(outlet, entry),
    url: pageUrl(outlet, entry, origin),
    title: entry.title,
    summary: entry.summary,
    ...(outlet.hasFullText ? { content_html: paragraphsOf(entry.paragraphs) } : {}),
    date_published: entry.published,
    authors: [{ name: entry.byline }],
    tags: [entry.section],
  }))
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    description: `${outlet.strapline}. ${inventedNotice}`,
    home_page_url: `${origin}/${outlet.id}/`,
    feed_url: feedUrl(outlet, origin),
    language: outlet.language,
    items,
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}
