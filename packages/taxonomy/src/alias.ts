/** What a name of an actor is. */
export type AliasKind = 'official' | 'acronym' | 'spelling' | 'exonym' | 'state_label' | 'front_name'

/** What a name of a location is. */
export type LocationAliasKind = 'official' | 'spelling' | 'former' | 'exonym' | 'local'

/** `unique` names one actor wherever it stands; `ambiguous` needs context; `umbrella` names several at once. */
export type Specificity = 'unique' | 'ambiguous' | 'umbrella'

/** The context that makes an ambiguous name mean this entry: any one of these is enough. */
export interface ContextNeeds {
  /** ISO 3166-1 alpha-2: the article is about, or from, one of these countries. */
  readonly country: readonly string[]
  /** Location ids: a place of the article lies under one of them. */
  readonly places: readonly string[]
  /** Actor ids: another of these is named in the article. */
  readonly actors: readonly string[]
  /** Words that stand in the article, compared without case and diacritics. */
  readonly words: readonly string[]
}
