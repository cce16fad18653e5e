import { areRelated, type Taxonomy } from '@wirewatch/taxonomy'

/** What resolving asks of the taxonomy: a few questions, so that a test can answer them with plain functions. */
export interface KnownWorld {
  /** `same`, `kin` (one happening may be told as either), or `far`. */
  readonly kinshipOfTypes: (a: string, b: string) => 'same' | 'kin' | 'far'
  /** True where the actors are one, or tied in the actor graph: a wing and its group, a front and whom it fronts for. */
  readonly areActorsRelated: (a: string, b: string) => boolean
  /** How much a speaker's figures are worth; higher is better. Codebook section 5: hospital and rescue before police before others. */
  readonly rankOfSpeaker: (speaker: string | null) => number
  /** The words for a type in a summary, for example "Suicide bombing". */
  readonly labelOfType: (type: string) => string
}

/** The taxonomy's answers. */
export function knownWorldOf(taxonomy: Taxonomy): KnownWorld {
  const { eventTypes, kinTypes, speakerRanks } = taxonomy.language
  return {
    kinshipOfTypes: (a, b) => (a === b ? 'same' : kinTypes.get(a)?.has(b) ? 'kin' : 'far'),
    areActorsRelated: (a, b) => areRelated(taxonomy, a, b),
    // Ranks are written with the best first.
    rankOfSpeaker: (speaker) => -(speakerRanks.get(speaker ?? '') ?? worstRank),
    labelOfType: (type) => eventTypes.get(type)?.label ?? type,
  }
}

const worstRank = 9
