import type { Actor, ActorClass, Attribution, Party } from '@wirewatch/model'
import { casualtyGroupOf, type PartyGroup, type Side, sideOf } from './side-of.js'

/** Who a noun phrase names, with what the rules need to know of them. */
export interface NamedParty extends Party {
  readonly class: ActorClass | null
  /** What their dead count as. */
  readonly group: PartyGroup
  readonly side: Side
  /** A state's office or its holder. */
  readonly official: boolean
  readonly foreign: boolean
  readonly start: number
  readonly end: number
}

/**
 * A known actor as the words of a text name it.
 * @param attribution who says that it was they
 * @param generic what the words call its people, of whom civilians count as just that
 */
export function namedParty(
  actor: Actor,
  text: string,
  place: { readonly start: number; readonly end: number },
  attribution: Attribution | null = null,
  generic: Actor | null = null,
): NamedParty {
  const side = sideOf(actor)
  const member = generic !== null && side === 'civilian' ? generic : actor
  return {
    id: actor.id,
    name: actor.name,
    text,
    attribution,
    class: actor.class,
    group: casualtyGroupOf(member),
    side,
    official: actor.class === 'government',
    foreign: actor.class === 'external',
    start: place.start,
    end: place.end,
  }
}
