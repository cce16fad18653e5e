import type { Actor } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { type Day, parseDay } from './times/day.js'

/** Taxonomies as they are from some day on, by the actors that changed their class until then. */
const views = new WeakMap<Taxonomy, Map<string, Taxonomy>>()

/**
 * The taxonomy as of a day: an armed group that is part of a government by then acts as a force of that state, as rebels do who took
 * the capital and sit in its ministries.
 */
export function taxonomyOn(taxonomy: Taxonomy, day: Day | null): Taxonomy {
  if (day === null) return taxonomy
  const ruling = rulers(taxonomy).filter(({ since }) => since <= day)
  if (ruling.length === 0) return taxonomy
  const key = ruling.map(({ actor }) => actor.id).join(' ')
  const known = views.get(taxonomy) ?? new Map<string, Taxonomy>()
  views.set(taxonomy, known)
  const view = known.get(key) ?? withForces(taxonomy, ruling)
  known.set(key, view)
  return view
}

interface Ruler {
  readonly actor: Actor
  readonly since: Day
}

const rulersOf = new WeakMap<Taxonomy, readonly Ruler[]>()

function rulers(taxonomy: Taxonomy): readonly Ruler[] {
  const known = rulersOf.get(taxonomy)
  if (known !== undefined) return known
  const found: Ruler[] = []
  for (const actor of taxonomy.actors.values()) {
    if (actor.class !== 'rebel' && actor.class !== 'political_militia') continue
    const tie = actor.parents.find((parent) => isRule(parent, taxonomy))
    const since = tie?.from == null ? null : parseDay(tie.from)
    if (since !== null) found.push({ actor, since })
  }
  rulersOf.set(taxonomy, found)
  return found
}

const isRule = (tie: Actor['parents'][number], taxonomy: Taxonomy): boolean =>
  tie.kind === 'part_of' && tie.to === null && taxonomy.actors.get(tie.id)?.class === 'government'

function withForces(taxonomy: Taxonomy, ruling: readonly Ruler[]): Taxonomy {
  const actors = new Map(taxonomy.actors)
  for (const { actor } of ruling) actors.set(actor.id, { ...actor, class: 'state_force' })
  return { ...taxonomy, actors }
}
