import type { Actor, CasualtyGroup } from '@wirewatch/model'

export type Side = 'state' | 'armed' | 'crowd' | 'civilian' | 'unknown'

export type PartyGroup = Exclude<CasualtyGroup, 'total'>

/** Which side of a fight an actor of this class is on. */
export function sideOf(actor: Actor): Side {
  switch (actor.class) {
    case 'state_force':
    case 'external':
      return 'state'
    case 'rebel':
    case 'political_militia':
    case 'identity_militia':
    case 'criminal':
      return 'armed'
    case 'rioters':
    case 'protesters':
      return 'crowd'
    case 'government':
      return actor.generic ? 'civilian' : 'state'
    case 'party':
    case 'civilians':
    case 'media':
    case 'organisation':
      return actor.id === 'generic.people' ? 'unknown' : 'civilian'
  }
}

/** What the dead of an actor count as. */
export function casualtyGroupOf(actor: Actor): PartyGroup {
  if (actor.id === 'generic.people' || actor.id === 'generic.suspects' || actor.id === 'generic.criminals')
    return 'unknown'
  if (actor.id === 'generic.bodyguards') return 'security'
  switch (actor.class) {
    case 'state_force':
    case 'external':
      return 'security'
    case 'rebel':
    case 'political_militia':
    case 'identity_militia':
      return 'militant'
    case 'criminal':
      return 'unknown'
    default:
      return 'civilian'
  }
}
