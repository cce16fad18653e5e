import type { IncidentFacts } from '@wirewatch/model'
import type { CompiledRule } from './compiled-rule.js'
import type { SeenIncident } from './see-incident.js'

/** Answers the rules that an incident may meet: every one that it does meet is among them. */
export function indexRules(rules: readonly CompiledRule[]): (seen: SeenIncident) => readonly CompiledRule[] {
  const index = indexOf(rules)
  return (seen) => {
    const found = new Set<CompiledRule>()
    for (const key of keysIn(seen)) for (const rule of index.get(key) ?? none) found.add(rule)
    return [...found]
  }
}

function indexOf(rules: readonly CompiledRule[]): ReadonlyMap<string, readonly CompiledRule[]> {
  const index = new Map<string, CompiledRule[]>()
  for (const rule of rules) {
    for (const key of keysOf(rule)) {
      const others = index.get(key)
      if (others === undefined) index.set(key, [rule])
      else others.push(rule)
    }
  }
  return index
}

const none: readonly CompiledRule[] = []
const always = 'always'

/**
 * Where a rule is found: under each of its places, else around its point, else under its actors, its words, its types, its least number
 * of dead. A condition that lets the unknown through narrows nothing, because what it lets through has no place, or nobody, to be found by.
 */
function keysOf({ rule, letsThrough }: CompiledRule): string[] {
  const when = rule.watch.kind === 'incident' ? rule.watch.when : null
  const place = letsThrough.has('place') ? null : (when?.place ?? null)
  if (place !== null && place.under.length > 0) return place.under.map((id) => `place ${id}`)
  if (place !== null && place.within !== null) return cellsAround(place.within)
  const actors = letsThrough.has('actor') ? [] : (when?.actor?.under ?? [])
  if (actors.length > 0) return actors.map((id) => `actor ${id}`)
  const words = when?.text?.matches ?? null
  if (words !== null) return [`words ${words}`]
  const types = when?.type?.under ?? []
  if (types.length > 0) return types.map((id) => `type ${id}`)
  const least = letsThrough.has('killed') ? 0 : (when?.killed?.atLeast ?? 0)
  return [least > 0 ? `killed ${doublings(least)}` : always]
}

/** How often one can be doubled up to a number: 0 for 1, 3 for 8 to 15. */
const doublings = (number: number): number => Math.floor(Math.log2(number))

function keysIn(seen: SeenIncident): string[] {
  const { lat, lon } = seen.facts.place
  return [
    ...[...seen.placeIds].map((id) => `place ${id}`),
    ...(lat === null || lon === null ? [] : [cellOf(lat, lon)]),
    ...seen.actors.flatMap((actor) => [...actor.over].map((id) => `actor ${id}`)),
    ...[...seen.typeIds].map((id) => `type ${id}`),
    ...[...seen.patterns()].map((pattern) => `words ${pattern}`),
    ...deadIn(seen.facts),
    always,
  ]
}

/** A rule that asks for so many, by whatever figure, is met by no incident of which no figure is as high. */
function deadIn({ killed, killedBy }: IncidentFacts): string[] {
  const { low, best, high } = killed
  const most = Math.max(0, ...[low, best, high, ...Object.values(killedBy)].map((figure) => figure ?? 0))
  return most < 1 ? [] : Array.from({ length: doublings(most) + 1 }, (_, times) => `killed ${times}`)
}

/** A field of one degree by one. */
const cellOf = (lat: number, lon: number): string => `cell ${Math.floor(lat)} ${Math.floor(lon)}`

const kmOfDegree = 111
/** A wider circle is asked of every incident. */
const mostCells = 400

/** Every field that the circle may touch; degrees of longitude grow narrower towards the poles. */
function cellsAround({ lat, lon, km }: { readonly lat: number; readonly lon: number; readonly km: number }): string[] {
  const tall = km / kmOfDegree
  const farthest = Math.min(89, Math.abs(lat) + tall)
  const wide = tall / Math.cos((farthest * Math.PI) / 180)
  const [south, north, west, east] = [lat - tall, lat + tall, lon - wide, lon + wide].map(Math.floor)
  const isTooWide = (north! - south! + 1) * (east! - west! + 1) > mostCells
  if (isTooWide || south! < -90 || north! > 89 || west! < -180 || east! > 179) return [always]
  const rows = Array.from({ length: north! - south! + 1 }, (_, row) => south! + row)
  const columns = Array.from({ length: east! - west! + 1 }, (_, column) => west! + column)
  return rows.flatMap((row) => columns.map((column) => cellOf(row, column)))
}
