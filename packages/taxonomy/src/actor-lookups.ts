import type { Actor, ActorTie, Force } from '@wirewatch/model'
import { forceKey } from './force-key.js'
import { admin1Of, countryOf } from './place-lookups.js'
import type { Taxonomy } from './taxonomy.js'

/**
 * Whether the actor is `aboveId` or belongs to it over any number of ties, on the day if one is given (YYYY-MM-DD). Who has split from a
 * group, or has come after it, does not belong to it.
 */
export function isActorUnder(taxonomy: Taxonomy, actorId: string, aboveId: string, day: string | null = null): boolean {
  return actorsOver(taxonomy, actorId, day).has(aboveId)
}

/**
 * The actor that "the police" or "the army" is at a place: that of the province where it has its own, else the
 * country's. Where a country lists no such body of its own, its general security forces. Null where there is none.
 */
export function forceOf(taxonomy: Taxonomy, placeId: string, force: Force): Actor | null {
  const admin1 = admin1Of(taxonomy, placeId)?.id
  const country = countryOf(taxonomy, placeId)
  const places = [admin1, country].filter((id) => id !== undefined && id !== null)
  for (const place of places) {
    const id = taxonomy.forces.get(forceKey(place, force))
    if (id !== undefined) return taxonomy.actors.get(id) ?? null
  }
  const isArmed = force === 'police' || force === 'military' || force === 'paramilitary'
  return isArmed && country !== null ? forceOf(taxonomy, country, 'security') : null
}

/** The actor and all that it belongs to on the day, if one is given: what watches a group watches its wings and factions. */
export function actorsOver(taxonomy: Taxonomy, actorId: string, day: string | null = null): ReadonlySet<string> {
  const over = new Set([actorId])
  const pending = [actorId]
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const tie of taxonomy.actors.get(id)?.parents ?? []) {
      if (over.has(tie.id) || !belongs(tie) || !holdsOn(tie, day)) continue
      over.add(tie.id)
      pending.push(tie.id)
    }
  }
  return over
}

/** A splinter and a successor are somebody else. */
const belongs = ({ kind }: ActorTie): boolean => kind !== 'splinter_of' && kind !== 'successor_of'

function holdsOn(tie: ActorTie, day: string | null): boolean {
  if (day === null) return true
  const begun = tie.from === null || tie.from <= day
  const over = tie.to !== null && day.slice(0, tie.to.length) > tie.to
  return begun && !over
}
