import type { GazetteerEntry } from '@wirewatch/taxonomy'

/** What the words right at the toponym say, beside what the article says as a whole. */
export interface LocalEvidence {
  /** The places that it is said to lie in, by any meaning of their name. */
  readonly within: readonly GazetteerEntry[]
  /** Those of them that the text names with a word ("in", "of"), and of nobody's origin: commas also string lists together. */
  readonly saidInside: readonly GazetteerEntry[]
  /** The places in it: what was said to lie in this one. */
  readonly holds: readonly GazetteerEntry[]
  /** A place that the text named just before, of the same sentence. */
  readonly previous: GazetteerEntry | null
  /** "near", "outside", "km from": a town is meant, not the province of its name. */
  readonly isNear: boolean
  /** Whether the words stand in the article, for aliases that need them. */
  readonly mentions: (words: readonly string[]) => boolean
  /** Whether one of the actors is named in the article. */
  readonly names: (actorIds: readonly string[]) => boolean
}
