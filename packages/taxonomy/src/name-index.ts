import type { Span } from '@wirewatch/model'
import type { AliasKind, ContextNeeds, LocationAliasKind, Specificity } from './alias.js'

/** Every name of the taxonomy, compiled so that one scan of a text finds them all. */
export interface NameIndex {
  /** How many different spellings are known, after folding. */
  readonly size: number
  /**
   * The names in the text: word-bounded, leftmost, longest, never overlapping, in the order of the text.
   * Case, diacritics, hyphens, apostrophes and Arabic letter variants do not matter, except where an alias says so.
   */
  readonly find: (text: string) => readonly NameMatch[]
  /** What a whole name can stand for; empty where it is not known. */
  readonly lookUp: (name: string) => readonly NameUse[]
}

/** A stretch of a text that is a known name; UTF-16 positions of the text as it was given. */
export interface NameMatch extends Span {
  /** At least one. */
  readonly uses: readonly NameUse[]
}

/** One thing that a spelling can stand for. */
export type NameUse = ActorName | LocationName | NationalityName | NamingWord

export interface ActorName {
  readonly kind: 'actor'
  /** Id of the actor. */
  readonly id: string
  readonly alias: AliasKind
  readonly specificity: Specificity
  readonly needs: ContextNeeds | null
  readonly from: string | null
  readonly to: string | null
}

export interface LocationName {
  readonly kind: 'location'
  /** Id of the location. */
  readonly id: string
  readonly alias: LocationAliasKind
  readonly needs: ContextNeeds | null
  readonly from: string | null
  readonly to: string | null
}

/** "Afghan", "Afghans": says which country, and is no place. */
export interface NationalityName {
  readonly kind: 'nationality'
  /** ISO 3166-1 alpha-2. */
  readonly id: string
  readonly form: 'adjective' | 'people'
}

/** A word that is no name but says what stands beside it: "district", "army", "group". */
export interface NamingWord {
  readonly kind: 'word'
  /** The word, folded; for a force, the force. */
  readonly id: string
  readonly role:
    | 'place_kind'
    | 'place_prefix'
    | 'place_announcer'
    | 'organisation'
    | 'antecedent'
    | 'armed_antecedent'
    | 'force'
    | 'outlet'
}
