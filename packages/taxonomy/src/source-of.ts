import type { Source } from '@wirewatch/model'
import type { SourceEntry } from './schemas.js'

/** A source with what its entry leaves to us: an English outlet on the web, of no family but its own; a request a second, polled every quarter of an hour to four hours. */
export const sourceOf = (entry: SourceEntry): Source => ({
  id: entry.id,
  name: entry.name,
  homepage: entry.homepage ?? null,
  country: entry.country,
  language: entry.language ?? 'en',
  zone: entry.zone,
  family: entry.family ?? entry.id,
  kind: entry.kind ?? 'online',
  feeds: entry.feeds,
  politeness: {
    key: entry.politeness?.key ?? null,
    spacingMs: (entry.politeness?.spacing_seconds ?? 1) * 1000,
    everyMinutes: {
      least: entry.politeness?.every_minutes?.[0] ?? 15,
      most: entry.politeness?.every_minutes?.[1] ?? 240,
    },
    note: entry.politeness?.note ?? null,
  },
})
