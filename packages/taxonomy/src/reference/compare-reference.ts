import { distanceKm } from '../distance.js'
import { bareName } from '../gazetteer/match-curated.js'
import { ancestorsOf } from '../place-lookups.js'
import type { GazetteerEntry, Taxonomy } from '../taxonomy.js'
import type { ReferenceEntry, ReferenceTable } from './reference-entry.js'

/** Within this many km two gazetteers mean the same place. */
export const SAME_PLACE_KM = 25

/** How the places of one table stand in the gazetteer. */
export interface ReferenceReport {
  readonly table: string
  readonly format: ReferenceTable['format']
  /** Distinct places of the table in countries of the region, or without a country. */
  readonly places: number
  readonly found: number
  /** Those whose namesake lies in another division than the table says, and those the table itself is vague about. */
  readonly elsewhere: number
  readonly vague: number
  /** Points in or middles of something large, farther than a town could be: they tell nothing about each other. */
  readonly large: number
  /** Found, precise, and the same place as far as the table says. */
  readonly comparable: number
  readonly near: number
  /** Of the comparable: km at the quarters, and at 9 and 99 of 100. */
  readonly distances: Readonly<Record<'p25' | 'p50' | 'p75' | 'p90' | 'p99', number>> | null
  readonly outliers: readonly Outlier[]
  /** The first that the gazetteer lacks. */
  readonly missing: readonly ReferenceEntry[]
}

/** A place that lies farther from its namesake than `SAME_PLACE_KM`. */
export interface Outlier {
  readonly entry: ReferenceEntry
  readonly location: GazetteerEntry
  readonly km: number
  /** Why, where it is known. */
  readonly explanation: string | null
}

/** Compares a table with the gazetteer. `explain` knows what an analyst found out about single names. */
export function compareReference(
  taxonomy: Taxonomy,
  table: ReferenceTable,
  explain: (entry: ReferenceEntry) => string | null,
): ReferenceReport {
  const ours = table.entries.filter(({ country }) => country === null || taxonomy.region.countries.includes(country))
  const compared = ours.map((entry) => compareEntry(taxonomy, entry))
  const of = (verdict: Compared['verdict']): Compared[] => compared.filter((one) => one.verdict === verdict)
  const comparable = [...of('near'), ...of('far')]
  const kms = comparable.map(({ km }) => km ?? 0).sort((a, b) => a - b)
  return {
    table: table.name,
    format: table.format,
    places: ours.length,
    found: ours.length - of('missing').length,
    elsewhere: of('elsewhere').length,
    vague: of('vague').length,
    large: of('large').length,
    comparable: comparable.length,
    near: of('near').length,
    distances: kms.length === 0 ? null : quantilesOf(kms),
    outliers: of('far')
      .map(({ entry, location, km }) => ({
        entry,
        location: location!,
        km: km!,
        explanation: explain(entry),
      }))
      .sort((a, b) => b.km - a.km),
    missing: of('missing').map(({ entry }) => entry),
  }
}

interface Compared {
  readonly entry: ReferenceEntry
  readonly verdict: 'missing' | 'named' | 'vague' | 'elsewhere' | 'large' | 'near' | 'far'
  readonly location: GazetteerEntry | null
  readonly km: number | null
}

function compareEntry(taxonomy: Taxonomy, entry: ReferenceEntry): Compared {
  const namesakes = namesakesOf(taxonomy, entry)
  const [first] = namesakes
  if (first === undefined) return { entry, verdict: 'missing', location: null, km: null }
  const { lat, lon } = entry
  if (lat === null || lon === null) return { entry, verdict: 'named', location: first, km: null }
  const ranked = namesakes
    .filter((place) => place.lat !== null && place.lon !== null)
    .map((location) => ({ location, km: distanceKm({ lat, lon }, { lat: location.lat!, lon: location.lon! }) }))
    .sort((a, b) => a.km - b.km)
  const [nearest] = ranked
  if (nearest === undefined) return { entry, verdict: 'named', location: first, km: null }
  if (nearest.km <= SAME_PLACE_KM) return { entry, verdict: entry.isPrecise ? 'near' : 'vague', ...nearest }
  if (!entry.isPrecise) return { entry, verdict: 'vague', ...nearest }
  const within = ranked.find(({ location }) => liesIn(taxonomy, location, entry))
  if (within === undefined) return { entry, verdict: 'elsewhere', ...nearest }
  const isLarge = within.km <= (LARGE_KM[within.location.kind] ?? 0)
  return { entry, verdict: isLarge ? 'large' : 'far', ...within }
}

/** Places of the name, of the sort of the table if there are such, in the country that it says. */
function namesakesOf(taxonomy: Taxonomy, { name, country, sort }: ReferenceEntry): readonly GazetteerEntry[] {
  const places = new Map<string, GazetteerEntry>()
  for (const spelling of spellingsOf(taxonomy, name)) {
    for (const use of taxonomy.names.lookUp(spelling)) {
      const place = use.kind === 'location' ? taxonomy.locations.get(use.id) : undefined
      if (place !== undefined && place.kind !== 'country' && (country === null || place.country === country))
        places.set(place.id, place)
    }
  }
  const all = [...places.values()]
  const ofSort = all.filter(({ kind }) => sort === null || isOfSort(kind, sort))
  return ofSort.length > 0 ? ofSort : all
}

function spellingsOf(taxonomy: Taxonomy, name: string): readonly string[] {
  const words = { kinds: new Set(taxonomy.naming.placeKinds.keys()), particles: taxonomy.naming.nameParticles }
  const plain = name.replace(/\s*\(.*?\)\s*/g, ' ').trim()
  return [name, plain, bareName(plain, words)]
}

const isOfSort = (kind: GazetteerEntry['kind'], sort: 'settlement' | 'division'): boolean =>
  sort === 'division'
    ? kind.startsWith('admin') || kind === 'area'
    : kind === 'city' || kind === 'town' || kind === 'village' || kind === 'neighbourhood'

/** Whether it lies in every division that the table names, as far as we know them by that name. */
function liesIn(taxonomy: Taxonomy, place: GazetteerEntry, { within }: ReferenceEntry): boolean {
  const above = new Set([place.id, ...ancestorsOf(taxonomy, place.id).map(({ id }) => id)])
  return within.every((name) => {
    const divisions = divisionsNamed(taxonomy, name, place.country)
    return divisions.length === 0 || divisions.some((id) => above.has(id))
  })
}

const divisionsNamed = (taxonomy: Taxonomy, name: string, country: string | null): readonly string[] =>
  spellingsOf(taxonomy, name)
    .flatMap((spelling) => taxonomy.names.lookUp(spelling))
    .flatMap((use) => (use.kind === 'location' ? (taxonomy.locations.get(use.id) ?? []) : []))
    .filter((place) => place.kind.startsWith('admin') && place.country === country)
    .map(({ id }) => id)

/** As far as this, in km, a middle and a point of one division can be apart. */
const LARGE_KM: Readonly<Partial<Record<GazetteerEntry['kind'], number>>> = {
  admin1: 300,
  admin2: 100,
  admin3: 60,
  area: 100,
  route: 300,
  water: 200,
  mountain: 150,
  border: 300,
}

function quantilesOf(sorted: readonly number[]): NonNullable<ReferenceReport['distances']> {
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9), p99: at(0.99) }
}
