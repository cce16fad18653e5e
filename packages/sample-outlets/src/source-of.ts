import type { Source } from '@wirewatch/model/source.js'
import { feedUrl } from './addresses.js'
import { inventedNotice, type SampleOutlet } from './sample-outlet.js'

/** The outlet as a source that can be polled, with its feeds below `origin`, those that are gone included. */
export function sourceOf(outlet: SampleOutlet, origin: string): Source {
  const gone = outlet.goneFeeds.map((file) => ({
    id: `${outlet.id}-${file.replace(/\.\w+$/, '')}`,
    url: `${origin}/${outlet.id}/${file}`,
  }))
  return {
    id: outlet.id,
    name: outlet.name,
    homepage: `${origin}/${outlet.id}/`,
    country: outlet.country,
    language: outlet.language,
    zone: outlet.zone,
    family: outlet.id,
    kind: outlet.kind,
    feeds: [{ id: `${outlet.id}-latest`, url: feedUrl(outlet, origin) }, ...gone],
    // One host serves them all: a key of their own keeps them from waiting for each other.
    politeness: { key: outlet.id, spacingMs: 0, everyMinutes: { least: 1, most: 5 }, note: inventedNotice },
  }
}
