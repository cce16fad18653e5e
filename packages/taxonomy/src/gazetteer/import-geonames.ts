import type { LocationKind } from '@wirewatch/model'
import { reachOf } from '../check-places.js'
import { distanceKm } from '../distance.js'
import type { LocationEntry } from '../schemas.js'
import type { FeatureRow, GeonamesRow } from './geonames-row.js'
import type { KindOfFeature } from './kind-of-feature.js'
import { ancestorsOf, type MatchCurated, type WordsBesideNames } from './match-curated.js'
import { type NameOfFeature, spellingsOf } from './spellings.js'

/** Which features come in. */
export interface GazetteerFilter {
  /** ISO 3166-1 alpha-2; all that the data knows where it is null. */
  readonly countries: ReadonlySet<string> | null
  /** Classes (`P`) and codes (`ADM2`). */
  readonly features: ReadonlySet<string>
  /** Populated places with fewer inhabitants stay out. */
  readonly population: number
}

/** What the import is handed of the data folder. */
export interface ImportInto {
  /** All entries but those of an earlier import: the region's own, the countries, the cities of the world. */
  readonly curated: readonly LocationEntry[]
  readonly matchCurated: MatchCurated
  readonly kindOf: KindOfFeature
  /** Whether the folded word is one that reports use otherwise: the name then counts only as it is written. */
  readonly isCommonWord: (folded: string) => boolean
  /** Languages whose spellings are taken from a table of names, ISO 639. */
  readonly languages: ReadonlySet<string>
  readonly wordsBesideNames: WordsBesideNames
}

export interface ImportTally {
  readonly rows: number
  /** Features that the filter let in. */
  readonly kept: number
  /** Of these, how many the curated entries have already. */
  readonly curated: number
}

export interface GeonamesImport {
  /** One row after the other: features first, then names and hierarchy, which add to what was kept. */
  readonly take: (row: GeonamesRow) => void
  readonly tally: () => ImportTally
  /** New entries by country, each list from the largest division down. */
  readonly finish: () => ReadonlyMap<string, readonly LocationEntry[]>
}

interface Kept {
  readonly row: FeatureRow
  readonly kind: LocationKind
  /** Only places that others lie in: looked at, not written. */
  readonly isOnlyParent: boolean
  readonly names: NameOfFeature[]
  parent: number | null
}

/** Collects the features of GeoNames tables that a data folder lacks, as entries of it. */
export function importGeonames(filter: GazetteerFilter, into: ImportInto): GeonamesImport {
  const kept = new Map<number, Kept>()
  const countries = new Set(into.curated.filter(({ kind }) => kind === 'country').map(({ id }) => id))
  let rows = 0
  let curatedCount = 0
  let keptCount: number | null = null
  const takeFeature = (row: FeatureRow): void => {
    if (!countries.has(row.country) || (filter.countries !== null && !filter.countries.has(row.country))) return
    const kind = into.kindOf(row)
    if (kind === null) return
    const isWanted = isLetIn(row, filter)
    if (!isWanted && !kind.startsWith('admin')) return
    kept.set(row.id, { row, kind, isOnlyParent: !isWanted, names: [], parent: null })
  }
  return {
    take: (row) => {
      rows++
      if (row.table === 'features') return takeFeature(row)
      if (row.table === 'names') {
        kept.get(row.id)?.names.push(row)
        return
      }
      const child = kept.get(row.child)
      if (child !== undefined && kept.has(row.parent)) child.parent = row.parent
    },
    tally: () => ({ rows, kept: keptCount ?? countOf(kept), curated: curatedCount }),
    finish: () => {
      keptCount = countOf(kept)
      const placed = placeAll(takeOut(kept), into)
      curatedCount = placed.curated
      return placed.entries
    },
  }
}

function countOf(kept: ReadonlyMap<number, Kept>): number {
  let count = 0
  for (const { isOnlyParent } of kept.values()) if (!isOnlyParent) count++
  return count
}

/** From the largest division down. What has been taken out is no longer held: with every hamlet of a country it would be felt. */
function* takeOut(kept: Map<number, Kept>): Generator<Kept> {
  const order = [...kept.values()].map(({ row, kind }) => ({ id: row.id, level: levelOf(kind) }))
  order.sort((a, b) => a.level - b.level || a.id - b.id)
  for (const { id } of order) {
    yield kept.get(id)!
    kept.delete(id)
  }
}

function isLetIn(row: FeatureRow, { features, population }: GazetteerFilter): boolean {
  if (!features.has(row.featureClass) && !features.has(row.featureCode)) return false
  return row.featureClass !== 'P' || row.population >= population
}

/** What a place lies in must come before it. */
function placeAll(inOrder: Iterable<Kept>, into: ImportInto) {
  const byId = new Map(into.curated.map((entry) => [entry.id, entry]))
  const divisions = new Map<string, LocationEntry>()
  const settled = new Map<number, LocationEntry>()
  const entries = new Map<string, LocationEntry[]>()
  let curated = 0
  for (const place of inOrder) {
    const { row, kind, isOnlyParent, names } = place
    const parent = parentOf(place, divisions, settled, byId)
    const admin1 = [parent, ...ancestorsOf(parent, byId)].find((above) => above.kind === 'admin1')?.id ?? null
    const spelled = spellingsOf(row, names, kind, into)
    const { country, lat, lon } = row
    const known = into.matchCurated({ kind, country, names: spelled.all, lat, lon, admin1 })
    if (known !== null && !isOnlyParent) curated++
    const entry = known ?? (isOnlyParent ? null : entryOf(row, kind, parent.id, spelled))
    if (entry === null) continue
    settled.set(row.id, entry)
    const division = divisionKey(kind, row)
    if (division !== null && !divisions.has(division)) divisions.set(division, entry)
    if (known !== null) continue
    byId.set(entry.id, entry)
    const ofCountry = entries.get(country)
    if (ofCountry === undefined) entries.set(country, [entry])
    else ofCountry.push(entry)
  }
  return { entries, curated }
}

const levelOf = (kind: LocationKind): number =>
  kind === 'admin1' ? 1 : kind === 'admin2' ? 2 : kind === 'admin3' ? 3 : kind === 'neighbourhood' ? 5 : 4

/** What the hierarchy says, else the nearest division by the codes of the row that is known and near enough; else the country. */
function parentOf(
  { row, kind, parent }: Kept,
  divisions: ReadonlyMap<string, LocationEntry>,
  settled: ReadonlyMap<number, LocationEntry>,
  byId: ReadonlyMap<string, LocationEntry>,
): LocationEntry {
  const said = parent === null ? undefined : settled.get(parent)
  const byCodes = (['admin3', 'admin2', 'admin1'] as const)
    .filter((level) => levelOf(level) < levelOf(kind))
    .map((level) => divisions.get(divisionKey(level, row) ?? ''))
  const near = [said, ...byCodes].find((entry) => entry !== undefined && isInReach(row, entry))
  return near ?? byId.get(row.country)!
}

/** Codes are of the division and of all that it lies in. Null for what is no division. */
function divisionKey(kind: LocationKind, { country, admin1, admin2, admin3 }: FeatureRow): string | null {
  if (kind === 'admin1') return admin1 === '' ? null : `${country}.${admin1}`
  if (kind === 'admin2') return admin2 === '' ? null : `${country}.${admin1}.${admin2}`
  if (kind === 'admin3') return admin3 === '' ? null : `${country}.${admin1}.${admin2}.${admin3}`
  return null
}

const isInReach = (row: FeatureRow, { kind, lat, lon }: LocationEntry): boolean =>
  lat === undefined || lon === undefined || distanceKm(row, { lat, lon }) <= reachOf(kind)

function entryOf(
  row: FeatureRow,
  kind: LocationKind,
  parent: string,
  { name, aliases, isCommon }: ReturnType<typeof spellingsOf>,
): LocationEntry {
  return {
    id: `${row.country}.gn${row.id}`,
    name,
    kind,
    parent,
    lat: round(row.lat),
    lon: round(row.lon),
    ...(aliases.length === 0 ? {} : { aliases: [...aliases] }),
    ...(row.population === 0 ? {} : { population: row.population }),
    ...(isCommon ? { case: 'exact' as const } : {}),
    geonames: row.id,
  }
}

/** To ten metres or so. */
const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4
