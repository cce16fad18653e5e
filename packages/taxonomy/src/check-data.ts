import { checkActorNames } from './check-actor-names.js'
import { checkIds } from './check-ids.js'
import { checkPlaces } from './check-places.js'
import { checkSiblings } from './check-siblings.js'
import { checkTies } from './check-ties.js'
import type { Finding } from './finding.js'
import { allLocations, knownIds } from './known-ids.js'
import type { RegionData, WorldData } from './read-folders.js'

/** What is wrong between entries that are each well formed: ids, ties, names and places that contradict each other. */
export function checkData(region: RegionData, world: WorldData): Finding[] {
  const locations = allLocations(region, world)
  const known = knownIds(region, world, locations)
  const places = checkPlaces(locations, known)
  const told = new Set(places.map(({ file, line }) => `${file}:${line}`))
  return [
    ...checkIds(region, world, locations, known),
    ...checkTies(region.actors),
    ...checkActorNames(region.actors),
    ...places,
    // A place that is far from its parent is far from its neighbours too.
    ...checkSiblings(locations).filter(({ file, line }) => !told.has(`${file}:${line}`)),
  ]
}
