import { distanceKm } from './distance.js'
import type { Finding } from './finding.js'
import { foldName } from './fold.js'
import type { Placed } from './read-group.js'
import type { LocationEntry } from './schemas.js'

/** Places that lie far outside the extent of the others in their division, and places that stand there twice. */
export function checkSiblings(locations: readonly Placed<LocationEntry>[]): Finding[] {
  const families = new Map<string, Located[]>()
  for (const entry of locations) {
    const { parent, lat, lon } = entry.value
    if (parent === undefined || lat === undefined || lon === undefined) continue
    const family = families.get(parent)
    if (family === undefined) families.set(parent, [{ entry, lat, lon }])
    else family.push({ entry, lat, lon })
  }
  const byId = new Map(locations.map((entry) => [entry.value.id, entry.value]))
  return [...families].flatMap(([parent, family]) => [
    ...(byId.get(parent)?.kind === 'country' ? [] : outsiders(parent, family)),
    ...doubles(family),
  ])
}

interface Located {
  readonly entry: Placed<LocationEntry>
  readonly lat: number
  readonly lon: number
}

/** Fewer have no extent. */
const LEAST_SIBLINGS = 8
/** Districts have outlying corners: an exchanged digit leads farther. */
const TIMES_QUARTILE = 4
const MARGIN_KM = 25

/** What is long has its middle anywhere. */
const LINES: ReadonlySet<string> = new Set(['route', 'border', 'water', 'mountain'])

function outsiders(parent: string, family: readonly Located[]): Finding[] {
  if (family.length < LEAST_SIBLINGS) return []
  const middle = { lat: median(family.map(({ lat }) => lat)), lon: median(family.map(({ lon }) => lon)) }
  const distances = family.map((place) => distanceKm(middle, place)).sort((a, b) => a - b)
  const extent = TIMES_QUARTILE * distances[Math.floor(distances.length * 0.75)]! + MARGIN_KM
  return family.flatMap((place) => {
    const km = distanceKm(middle, place)
    if (km <= extent || LINES.has(place.entry.value.kind) || isImported(place)) return []
    const message = `"${place.entry.value.id}" lies ${Math.round(km)} km from the middle of the other places in ${parent}`
    return [at(place.entry, 'lat', 'far-from-parent', message, 'check lat and lon, or name what it lies in instead')]
  })
}

/** Another gazetteer has namesakes side by side, and nobody here can mend it. */
const isImported = ({ entry }: Located): boolean => entry.value.geonames !== undefined

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!

/** Nearer than this, in km, two places of one name and kind in one division are one. */
const SAME_PLACE_KM = 3

function doubles(family: readonly Located[]): Finding[] {
  const byName = new Map<string, Located>()
  return family.flatMap((place) => {
    const { value } = place.entry
    const key = `${value.kind} ${foldName(value.name)}`
    const before = byName.get(key)
    byName.set(key, place)
    // What has ended, or had not begun, may have stood where another stands.
    if (before === undefined || isImported(place) || isImported(before)) return []
    if (value.from !== before.entry.value.from || value.to !== before.entry.value.to) return []
    if (distanceKm(before, place) > SAME_PLACE_KM) return []
    const message = `"${value.id}" is the same place as "${before.entry.value.id}"`
    const hint = `see ${before.entry.file}:${before.entry.line(['id'])}: keep one, and name the other spelling as its alias`
    return [at(place.entry, 'id', 'duplicate-place', message, hint)]
  })
}

const at = (
  entry: Placed<LocationEntry>,
  key: string,
  kind: Finding['kind'],
  message: string,
  hint: string,
): Finding => ({ file: entry.file, line: entry.line([key]), kind, message, hint })
