import type { SampleEntry, SampleOutlet } from './sample-outlet.js'

/** The feed's address below `origin`, for example `http://127.0.0.1:4080`. */
export function feedUrl(outlet: SampleOutlet, origin: string): string {
  return `${origin}/${outlet.id}/feed.xml`
}

export function pageUrl(outlet: SampleOutlet, entry: SampleEntry, origin: string): string {
  return `${origin}/${outlet.id}/${entry.slug}.html`
}

/** Names the entry whatever port the outlets are served on, so that a second run finds what it has read before. */
export function entryId(outlet: SampleOutlet, entry: SampleEntry): string {
  return `urn:sample-week:${outlet.id}:${entry.slug}`
}
