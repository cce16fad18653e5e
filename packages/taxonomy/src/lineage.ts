import type { GazetteerEntry } from './taxonomy.js'

/** More levels than any gazetteer has. */
const mostLevels = 12

/**
 * Answers what a location lies in: itself first, then the next around it, up to the country; nothing for an unknown id. Texts name few of
 * the many thousand places again and again, so what was asked for is kept: looking a place up in the whole gazetteer costs much more.
 */
export function lineageFinder(
  locations: ReadonlyMap<string, GazetteerEntry>,
): (locationId: string) => readonly GazetteerEntry[] {
  const known = new Map<string, readonly GazetteerEntry[]>()
  return (locationId) => {
    const before = known.get(locationId)
    if (before !== undefined) return before
    const lineage: GazetteerEntry[] = []
    let at = locations.get(locationId)
    while (at !== undefined && lineage.length <= mostLevels) {
      lineage.push(at)
      at = at.parent === null ? undefined : locations.get(at.parent)
    }
    if (lineage.length > 0) known.set(locationId, lineage)
    return lineage
  }
}
