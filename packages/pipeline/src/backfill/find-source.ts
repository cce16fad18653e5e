import type { Source } from '@wirewatch/model'
import { hostOf } from '../discover/site-name.js'
import { slugOf } from '../discover/slug.js'
import type { GivenArticle } from './given-article.js'

/** What is known of outlets that nobody has described. */
export interface SourceDefaults {
  readonly language: string
  /** Countries that the region watches: a top-level domain of one of them says where an outlet reports from. */
  readonly countries: readonly string[]
}

export interface FoundSource {
  readonly source: Source
  readonly isNew: boolean
}

/**
 * Finds the outlet of an article by id, name or the site of its address, and describes a new one where none is known: its host
 * is its family, its country that of its domain. An outlet found once is found again.
 */
export function sourceFinder(
  known: readonly Source[],
  defaults: SourceDefaults,
): (article: GivenArticle) => FoundSource {
  const byName = new Map<string, Source>()
  const byHost = new Map<string, Source>()
  const zones = new Map(known.toReversed().map(({ country, zone }) => [country, zone]))
  const learn = (source: Source): void => {
    for (const name of [source.id, source.name]) byName.set(slugOf(name), source)
    const host = hostOf(source.homepage)
    if (host !== null && !byHost.has(host)) byHost.set(host, source)
  }
  for (const source of known) learn(source)
  return ({ source: name, url }) => {
    const found = name === null ? siteOwner(hostOf(url), byHost) : byName.get(slugOf(name))
    if (found !== undefined) return { source: found, isNew: false }
    const source = describe(name, url, siteOwner(hostOf(url), byHost), zones, defaults)
    learn(source)
    return { source, isNew: true }
  }
}

/** `english.harbour-post.example` belongs to `harbour-post.example`. */
function siteOwner(host: string | null, byHost: ReadonlyMap<string, Source>): Source | undefined {
  for (let site = host ?? ''; site.includes('.'); site = site.slice(site.indexOf('.') + 1)) {
    const owner = byHost.get(site)
    if (owner !== undefined) return owner
  }
  return undefined
}

/** ISO 3166 leaves `ZZ` free: an outlet from nobody knows where is evidence for no country. */
const unknownCountry = 'ZZ'

/** A name that nobody knows on a known site is another label of that newsroom. */
function describe(
  name: string | null,
  url: string | null,
  owner: Source | undefined,
  zones: ReadonlyMap<string, string>,
  { language, countries }: SourceDefaults,
): Source {
  const host = hostOf(url)
  const id = slugOf(name ?? host ?? 'unknown')
  const country = owner?.country ?? countries.find((code) => host?.endsWith(`.${code.toLowerCase()}`)) ?? unknownCountry
  return {
    id,
    name: name ?? host ?? id,
    homepage: url === null ? null : new URL(url).origin,
    country,
    language: owner?.language ?? language,
    zone: owner?.zone ?? zones.get(country) ?? 'UTC',
    family: owner?.family ?? host ?? id,
    kind: 'online',
    feeds: [],
    politeness: { key: null, spacingMs: 1000, everyMinutes: { least: 15, most: 240 }, note: null },
  }
}
