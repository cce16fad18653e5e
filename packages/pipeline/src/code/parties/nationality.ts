import type { Actor, Force } from '@wirewatch/model'
import { forceKey } from '@wirewatch/taxonomy/force-key.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'

/** Built once for a taxonomy: its words of nationality never change. */
const countriesByWord = new WeakMap<Taxonomy, ReadonlyMap<string, string>>()

/** The country that an adjective such as "Afghan" or a word for its people names; null where it names none. */
export function countryOfWord(word: string, taxonomy: Taxonomy): string | null {
  let words = countriesByWord.get(taxonomy)
  if (words === undefined) {
    words = new Map(
      [...taxonomy.countries.values()].flatMap((country) =>
        [...country.adjectives, ...country.people].map((form) => [form.toLowerCase(), country.id] as const),
      ),
    )
    countriesByWord.set(taxonomy, words)
  }
  return words.get(word) ?? null
}

/** The body of a country that acts with force; null where the taxonomy knows none. */
export function forceOfCountry(country: string, forces: readonly Force[], taxonomy: Taxonomy): Actor | null {
  for (const force of forces) {
    const id = taxonomy.forces.get(forceKey(country, force))
    const actor = id === undefined ? undefined : taxonomy.actors.get(id)
    if (actor !== undefined) return actor
  }
  return null
}
