import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Figure } from '../words/read-figure.js'

/** A noun with what stands before it: "two Afghan soldiers". Units from `start` up to `end`. */
export interface NounPhrase {
  readonly start: number
  readonly end: number
  /** The last noun. */
  readonly head: number
  /** The figure in it; null where it has none. */
  readonly figure: Figure | null
  readonly determiner: Lexeme | null
  readonly plural: boolean
}

/** Noun phrases that play one part together: "an officer and three of his guards". */
export interface Group {
  readonly kind: 'group'
  readonly start: number
  end: number
  /** The unit of the preposition it hangs on, set when groups are joined; -1 where it hangs on none. */
  preposition: number
  readonly items: NounPhrase[]
  /** Told more of the items: "of the police", "a commander of the militia". */
  readonly attached: NounPhrase[]
  /** Counted in the items already: "including two children". */
  readonly included: NounPhrase[]
  /** A bare word of nationality before what forces do: "Pakistani firing". */
  readonly byNationality: boolean
}

/** A verb with its auxiliaries: "is believed to have killed". */
export interface VerbGroup {
  readonly kind: 'verb'
  readonly start: number
  readonly end: number
  /** Its verbs, the last one the main verb. */
  readonly verbs: readonly number[]
  readonly passive: boolean
  /** Has an auxiliary or a plain past form, so that it needs a subject of its own. */
  readonly finite: boolean
  readonly ing: boolean
  readonly infinitive: boolean
  readonly negated: boolean
  readonly modality: 'real' | 'hypothetical' | 'future'
  readonly perfect: boolean
  /** "has clashed": what is true up to now rather than news. */
  readonly upToNow: boolean
  readonly alleged: boolean
  readonly singular: boolean | null
}

/** A word between groups. */
export interface Link {
  readonly kind: 'subordinator' | 'relative' | 'conjunction' | 'mark' | 'time' | 'adverb' | 'preposition'
  readonly start: number
  readonly end: number
}

export type Phrase = Group | VerbGroup | Link

export const groupOf = (phrase: NounPhrase, preposition: number, byNationality = false): Group => ({
  kind: 'group',
  start: phrase.start,
  end: phrase.end,
  preposition,
  items: [phrase],
  attached: [],
  included: [],
  byNationality,
})

/** The same group with other members. */
export const regrouped = (
  group: Group,
  items: NounPhrase[],
  attached: NounPhrase[] = group.attached,
  included: NounPhrase[] = group.included,
): Group => ({
  kind: 'group',
  start: group.start,
  end: group.end,
  preposition: group.preposition,
  items,
  attached,
  included,
  byNationality: group.byNationality,
})
