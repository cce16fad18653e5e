import type { Span } from '@wirewatch/model'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { claimantsIn } from './find-claims.js'
import type { Reading } from './read-sentences.js'

/**
 * "The front has claimed the ambush that killed two soldiers": who owns up in the lead, where it says so before it tells what happened.
 * Null for "two soldiers were killed in an ambush, which the front claimed": that reports, and adds a claim. Codebook section 1.
 */
export function claimBeforeNews(readings: readonly Reading[], taxonomy: Taxonomy): Span | null {
  const lead = readings[0]?.sentence.index ?? 0
  if (lead > 1) return null
  const opening = readings.filter(({ sentence }) => sentence.index === lead)
  const claimants = opening.flatMap((reading) => claimantsIn(reading, taxonomy).claimants)
  const first = claimants.reduce<Span | null>((kept, next) => (kept && kept.start <= next.start ? kept : next), null)
  const news = Math.min(Number.POSITIVE_INFINITY, ...opening.flatMap(newsIn))
  if (first === null || first.start >= startOf(opening[0]!, news) || !isToldBefore(opening[0]!, news)) return null
  return { start: first.start, end: first.end }
}

/** Units of the words that tell what happened. */
const newsIn = ({ frames }: Reading): number[] =>
  frames.filter(({ status, trigger }) => status.kind === 'real' && !trigger.weak).map(({ at }) => at)

const startOf = ({ units }: Reading, at: number): number => units.start[at] ?? Number.POSITIVE_INFINITY

/** A verb of saying or of claiming stands in the sentence before that. */
function isToldBefore({ units, sentence }: Reading, news: number): boolean {
  for (let at = sentence.start; at < Math.min(news, sentence.end); at++) {
    if (units.traits[at]! & (Trait.says | Trait.claims)) return true
  }
  return false
}
