import type { Article } from '@wirewatch/model'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy'
import type { Reading } from './reading.js'
import type { Toponym } from './toponym.js'

/** What an article as a whole says about where it is set. */
export interface PlaceEvidence {
  /** By location id: how many of the certain places are it, or lie in it. */
  readonly places: ReadonlyMap<string, number>
  /** By country: its share, 0 to 1, of all that points to a country. */
  readonly countries: ReadonlyMap<string, number>
  /** The certain places themselves, each once, without countries. */
  readonly anchors: ReadonlySet<GazetteerEntry>
  /** ISO 3166-1 alpha-2 of the outlet. */
  readonly sourceCountry: string | null
}

/** What points to a country beside the places in it, and how much against one place. */
const NATIONALITY_WEIGHT = 0.5
const ACTOR_WEIGHT = 0.3

/** Collects the places that need no context, the nationalities and the homes of actors with an unmistakable name. */
export function placeEvidenceOf(
  article: Article,
  readings: readonly { readonly reading: Reading; readonly toponyms: readonly Toponym[] }[],
  taxonomy: Taxonomy,
): PlaceEvidence {
  const times = new Map<GazetteerEntry, number>()
  const countries = new Map<string, number>()
  const anchors = new Set<GazetteerEntry>()
  for (const { reading, toponyms } of readings) {
    for (const { name } of toponyms) {
      const { certain } = name
      if (certain === null) continue
      add(times, certain, 1)
      if (certain.kind !== 'country') anchors.add(certain)
      if (certain.country !== null) add(countries, certain.country, 1)
    }
    for (const { nationality, actors } of reading.names) {
      if (nationality !== null) add(countries, nationality.id, NATIONALITY_WEIGHT)
      const [only] = actors
      if (actors.length !== 1 || only?.specificity !== 'unique') continue
      const home = taxonomy.actors.get(only.id)?.country ?? null
      if (home !== null) add(countries, home, ACTOR_WEIGHT)
    }
  }
  let total = 0
  for (const weight of countries.values()) total += weight
  for (const [country, weight] of countries) countries.set(country, weight / total)
  return { places: withAllAbove(times, taxonomy), countries, anchors, sourceCountry: article.sourceCountry }
}

function add<Key>(counts: Map<Key, number>, key: Key, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight)
}

function withAllAbove(times: ReadonlyMap<GazetteerEntry, number>, taxonomy: Taxonomy): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [certain, count] of times) {
    for (const { id } of taxonomy.lineageOf(certain.id)) add(places, id, count)
  }
  return places
}
