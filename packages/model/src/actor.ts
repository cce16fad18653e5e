/** A taxonomy entry: state force, armed group, party, agency, or a generic party such as "unknown gunmen". */
export interface Actor {
  readonly id: string
  /** The neutral name that is displayed; loaded labels are only aliases with their speaker. */
  readonly name: string
  readonly class: ActorClass
  /** ISO 3166-1 alpha-2; null for what belongs to no one country. */
  readonly country: string | null
  /** For a state's own bodies: what "police", "the army" or "officials" mean in that country. */
  readonly force: Force | null
  readonly activeFrom: string | null
  readonly activeTo: string | null
  readonly parents: readonly ActorTie[]
  /** True for parties without a name of their own, such as "civilians". */
  readonly generic: boolean
}

export type ActorClass =
  | 'state_force'
  | 'government'
  | 'rebel'
  | 'political_militia'
  | 'identity_militia'
  | 'criminal'
  | 'party'
  | 'rioters'
  | 'protesters'
  | 'civilians'
  | 'media'
  | 'organisation'
  | 'external'

export type Force = 'police' | 'military' | 'paramilitary' | 'intelligence' | 'security' | 'government' | 'court'

export interface ActorTie {
  readonly id: string
  readonly kind: ActorTieKind
  readonly from: string | null
  readonly to: string | null
}

export type ActorTieKind =
  | 'faction_of'
  | 'wing_of'
  | 'member_of_alliance'
  | 'front_of'
  | 'splinter_of'
  | 'merged_into'
  | 'successor_of'
  | 'part_of'
