import type { ReferenceEntry } from './reference-entry.js'

/**
 * Places of a JSON file: every object that has a name, with its coordinates where it has them. What stands in a list inside
 * another place lies in it. A code such as `PK.02.123` says the country. Null where there is none, or no JSON.
 */
export function readJsonPlaces(text: string): readonly ReferenceEntry[] | null {
  try {
    return [...placesIn(JSON.parse(text), [], { count: 0 })]
  } catch {
    return null
  }
}

function* placesIn(value: unknown, within: readonly string[], seen: { count: number }): Generator<ReferenceEntry> {
  if (typeof value !== 'object' || value === null) return
  const name = 'name' in value && typeof value.name === 'string' ? value.name.trim() : ''
  if (name !== '') yield placeOf(name, value, within, ++seen.count)
  const inside = name === '' ? within : [...within, name]
  for (const part of Object.values(value)) yield* placesIn(part, inside, seen)
}

function placeOf(name: string, value: object, within: readonly string[], line: number): ReferenceEntry {
  const cells = new Map(Object.entries(value).map(([key, cell]) => [key.toLowerCase(), cell as unknown]))
  const said = { lat: degrees(cells, ['latitude', 'lat']), lon: degrees(cells, ['longitude', 'lon', 'lng']) }
  // In the sea off Africa lies what nobody has measured.
  const { lat, lon } = said.lat === 0 && said.lon === 0 ? { lat: null, lon: null } : said
  const code = String(cells.get('country_code') ?? cells.get('cc') ?? cells.get('code') ?? '')
  const country = /^([A-Z]{2})(?:\.|$)/.exec(code)?.[1] ?? null
  return { line, name, country, within, lat, lon, sort: 'division', isPrecise: lat !== null && lon !== null }
}

function degrees(cells: ReadonlyMap<string, unknown>, keys: readonly string[]): number | null {
  const cell = keys.map((key) => cells.get(key)).find((value) => value !== undefined && value !== null && value !== '')
  const number = Number(cell)
  return cell === undefined || !Number.isFinite(number) ? null : number
}
