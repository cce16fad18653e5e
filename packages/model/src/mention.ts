/** A half-open range of UTF-16 positions in an article's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A stretch of an article's text that names an actor or a location. */
export type Mention = ActorMention | LocationMention

export interface ActorMention extends Span {
  readonly kind: 'actor'
  readonly text: string
  /** Null where the text names a party that could not be resolved, or that the taxonomy does not know. */
  readonly actorId: string | null
  /** Why it resolved as it did, or why it did not. */
  readonly method: ActorMethod
  readonly candidates: readonly string[]
  readonly confidence: number
}

export type ActorMethod =
  | 'unique_name'
  | 'place_context'
  | 'actor_context'
  | 'antecedent'
  | 'nationality'
  | 'capital_acts'
  | 'introduced_acronym'
  | 'ambiguous'

export interface LocationMention extends Span {
  readonly kind: 'location'
  readonly text: string
  readonly locationId: string | null
  readonly method: LocationMethod
  readonly candidates: readonly string[]
  readonly confidence: number
  /** A dateline is where the reporter sat; an origin ("Peshawar-based", "resident of") is where somebody comes from. */
  readonly use: 'place' | 'dateline' | 'origin'
}

export type LocationMethod =
  | 'unique_name'
  | 'kind_word'
  | 'containment'
  | 'other_places'
  | 'source_country'
  | 'prominence'
  /** The grammar announces a place ("in the Torani area of Bannu") that the gazetteer lacks; the candidate is what it lies in. */
  | 'unknown_place'
  | 'ambiguous'
