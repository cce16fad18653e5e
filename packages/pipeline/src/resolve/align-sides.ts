import type { CodedEvent, Party } from '@wirewatch/model'
import { isFight } from './is-fight.js'
import type { KnownWorld } from './known-world.js'

export interface Sides {
  readonly initiators: readonly Party[]
  readonly targets: readonly Party[]
}

/**
 * The sides of each report as the ones before it tell them. A fight has no fixed first side: "troops and rebels exchanged fire" in one
 * report, "rebels and troops" in the next; put together as they stand, both would stand on both sides.
 * @param events of one incident, oldest first
 */
export function alignSides(events: readonly CodedEvent[], world: KnownWorld): Sides[] {
  const aligned: Sides[] = []
  for (const event of events) {
    const before = { initiators: aligned.flatMap((x) => x.initiators), targets: aligned.flatMap((x) => x.targets) }
    const turned = { initiators: event.targets, targets: event.initiators }
    const isTurned = isFight(event) && fit(turned, before, world) > fit(event, before, world)
    aligned.push(isTurned ? turned : event)
  }
  return aligned
}

const fit = (sides: Sides, before: Sides, world: KnownWorld): number =>
  shared(sides.initiators, before.initiators, world) + shared(sides.targets, before.targets, world)

/** How many of the parties are among the others, or belong to one of them. */
function shared(parties: readonly Party[], others: readonly Party[], world: KnownWorld): number {
  return parties.filter(({ id }) =>
    others.some(
      (other) => id !== null && other.id !== null && (id === other.id || world.areActorsRelated(id, other.id)),
    ),
  ).length
}

/** Who is on the first side is not on the other as well, unless a report itself says so: rioters may fight rioters. */
export function withoutFirstSide(targets: readonly Party[], sides: readonly Sides[]): Party[] {
  const first = new Set(sides.flatMap(({ initiators }) => initiators.flatMap(({ id }) => id ?? [])))
  const isOnBoth = (id: string): boolean =>
    sides.some(({ initiators, targets }) => [initiators, targets].every((side) => side.some((one) => one.id === id)))
  return targets.filter(({ id }) => id === null || !first.has(id) || isOnBoth(id))
}
