import type { ActorClass, CasualtyGroup, Force } from '@wirewatch/model'

/** English nouns for people and forces without a name of their own: "gunmen", "labourers", "police". */
export interface GenericParty {
  /** `generic.<slug>`. */
  readonly id: string
  readonly name: string
  readonly class: ActorClass
  readonly group: Exclude<CasualtyGroup, 'total'>
  /** For a state's own bodies: which body of the country at hand the words mean. */
  readonly force: Force | null
  /** Singular and plural as they are written. */
  readonly words: readonly string[]
}
