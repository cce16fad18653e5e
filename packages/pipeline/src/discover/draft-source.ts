import type { Source } from '@wirewatch/model'
import { hostOf, siteNameOf } from './site-name.js'
import { freeId, slugOf } from './slug.js'

/** An outlet as it would stand in sources.yaml, and which of its values nobody has said. */
export interface SourceDraft
  extends Pick<Source, 'id' | 'name' | 'homepage' | 'country' | 'language' | 'zone' | 'family' | 'kind' | 'feeds'> {
  readonly guessed: readonly ('country' | 'zone' | 'language')[]
}

/** An outlet of which only its feeds and what they say are known. */
export interface FoundOutlet {
  readonly name: string | null
  readonly homepage: string | null
  readonly language: string | null
  readonly feedUrls: readonly string[]
}

/** What the user said of all the outlets at hand; null: nothing. */
export interface SaidOfOutlets {
  readonly country: string | null
  readonly zone: string | null
  readonly language: string | null
  readonly kind: Source['kind']
}

export interface DraftNeeds {
  readonly said: SaidOfOutlets
  readonly region: { readonly countries: readonly string[]; readonly language: string }
  /** Known outlets of the region: their zones are those of their countries. */
  readonly known: readonly Source[]
  /** Ids of outlets and feeds that are taken; the draft's are added. */
  readonly taken: Set<string>
}

/** Drafts an outlet. A domain of a country says the country, other outlets of the country say the zone; what is left is guessed and named. */
export function draftSource(found: FoundOutlet, { said, region, known, taken }: DraftNeeds): SourceDraft {
  const host = hostOf(found.homepage) ?? hostOf(found.feedUrls[0] ?? null) ?? 'unnamed'
  const named = found.name?.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim() || null
  const name = named ?? siteNameOf(host)
  const family = slugOf(siteNameOf(host))
  const id = freeId(named === null ? family : slugOf(named), taken)
  const byDomain = region.countries.find((code) => host.endsWith(`.${code.toLowerCase()}`))
  const country = said.country ?? byDomain ?? region.countries[0] ?? 'ZZ'
  const zone = said.zone ?? known.find((source) => source.country === country)?.zone
  const language = said.language ?? found.language
  const guessed = [
    ...(said.country === null && byDomain === undefined ? (['country'] as const) : []),
    ...(said.zone === null ? (['zone'] as const) : []),
    ...(language === null ? (['language'] as const) : []),
  ]
  return {
    id,
    name,
    homepage: found.homepage,
    country,
    language: language ?? region.language,
    zone: zone ?? 'UTC',
    family,
    kind: said.kind,
    feeds: found.feedUrls.map((url) => ({ id: freeId(feedId(id, url, found.feedUrls.length), taken), url })),
    guessed,
  }
}

/** The outlet's id and what tells the feed from its others: `harbour-post-pakistan` for `/feeds/pakistan.xml`. */
function feedId(sourceId: string, url: string, feeds: number): string {
  const words = slugOf(new URL(url).pathname)
    .split('-')
    .filter((word) => !/^(?:feeds?|rss\d?|atom|xml|rdf|json|index|php|default|unnamed|category)$/.test(word))
  return feeds === 1 || words.length === 0 ? `${sourceId}-feed` : `${sourceId}-${words.slice(-2).join('-')}`
}

/** Feeds of one site make one outlet; a feed without a home page is one by itself. */
export function outletsOf(
  feeds: readonly {
    readonly url: string
    readonly title: string | null
    readonly homepage: string | null
    readonly language: string | null
  }[],
): FoundOutlet[] {
  const outlets = new Map<string, FoundOutlet>()
  for (const { url, title, homepage, language } of feeds) {
    const key = hostOf(homepage) ?? url
    const known = outlets.get(key)
    outlets.set(
      key,
      known === undefined
        ? { name: title, homepage, language, feedUrls: [url] }
        : { ...known, language: known.language ?? language, feedUrls: [...known.feedUrls, url] },
    )
  }
  return [...outlets.values()]
}
