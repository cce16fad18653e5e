import type { Actor } from '@wirewatch/model'
import { isActorUnder, type Taxonomy } from '@wirewatch/taxonomy'

/** What resolving asks of the taxonomy: a few questions, so that a test can answer them with plain functions. */
export interface KnownWorld {
  /** `same`, `kin` (one happening may be told as either), or `far`. */
  readonly kinshipOfTypes: (a: string, b: string) => 'same' | 'kin' | 'far'
  /** True where one may be told as the other: a wing and its group, a front and whom it fronts for, two bodies of one state. */
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
    areActorsRelated: (a, b) =>
      isActorUnder(taxonomy, a, b) || isActorUnder(taxonomy, b, a) || areOfOneState(taxonomy, a, b),
    // Ranks are written with the best first.
    rankOfSpeaker: (speaker) => -(speakerRanks.get(speaker ?? '') ?? worstRank),
    labelOfType: (type) => eventTypes.get(type)?.label ?? type,
  }
}

/** Reports take the police, the army and "security forces" for each other; two groups under one umbrella they do not. */
function areOfOneState(taxonomy: Taxonomy, a: string, b: string): boolean {
  const [one, other] = [taxonomy.actors.get(a), taxonomy.actors.get(b)]
  if (one === undefined || other === undefined || one.country === null) return false
  return one.country === other.country && isOfState(one) && isOfState(other)
}

const isOfState = (actor: Actor): boolean => actor.class === 'state_force' || actor.class === 'government'

const worstRank = 9
