/** One line of a GeoNames dump file, as far as it is used. The formats: https://download.geonames.org/export/dump/readme.txt */
export type GeonamesRow = FeatureRow | NameRow | HierarchyRow

export interface FeatureRow {
  readonly table: 'features'
  readonly id: number
  readonly name: string
  /** In ASCII letters. */
  readonly asciiName: string
  /** Spellings in all languages, and codes among them, with commas between: split only when they are asked for. */
  readonly otherNames: string
  readonly lat: number
  readonly lon: number
  /** `P` for populated places, `A` for administrative areas … */
  readonly featureClass: string
  /** `PPL`, `ADM2` … */
  readonly featureCode: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly admin1: string
  readonly admin2: string
  readonly admin3: string
  readonly population: number
}

export interface NameRow {
  readonly table: 'names'
  /** Of the feature. */
  readonly id: number
  /** ISO 639, or what the name is instead of one: `link`, `post`, `iata` … */
  readonly language: string
  readonly name: string
  readonly isHistoric: boolean
  readonly isColloquial: boolean
}

export interface HierarchyRow {
  readonly table: 'hierarchy'
  readonly parent: number
  readonly child: number
}

/** Reads one line; null where it is none of the three formats: each is known by its number of columns and by what stands in them. */
export function readGeonamesRow(line: string): GeonamesRow | null {
  const cells = line.split('\t')
  if (cells.length >= 19) return readFeature(cells)
  if (cells.length >= 4 && cells.length <= 10) return readName(cells) ?? readHierarchy(cells)
  return cells.length === 2 || cells.length === 3 ? readHierarchy(cells) : null
}

function readFeature(cells: readonly string[]): FeatureRow | null {
  const [id, name, asciiName, otherNames, lat, lon, featureClass, featureCode, country] = cells
  if (!isId(id) || !isDegrees(lat, 90) || !isDegrees(lon, 180) || !/^[A-Z]?$/.test(featureClass ?? '')) return null
  return {
    table: 'features',
    id: Number(id),
    name: name!,
    asciiName: asciiName!,
    otherNames: otherNames!,
    lat: Number(lat),
    lon: Number(lon),
    featureClass: featureClass!,
    featureCode: featureCode!,
    country: country!,
    admin1: cells[10]!,
    admin2: cells[11]!,
    admin3: cells[12]!,
    population: Number(cells[14]) || 0,
  }
}

function readName(cells: readonly string[]): NameRow | null {
  const [own, id, language, name, , , isColloquial, isHistoric] = cells
  if (!isId(own) || !isId(id) || !/^[\w-]{0,7}$/.test(language ?? '') || name === undefined || name === '') return null
  return {
    table: 'names',
    id: Number(id),
    language: language!,
    name,
    isHistoric: isHistoric === '1',
    isColloquial: isColloquial === '1',
  }
}

function readHierarchy([parent, child, kind]: readonly string[]): HierarchyRow | null {
  if (!isId(parent) || !isId(child) || (kind !== undefined && !/^\w*$/.test(kind))) return null
  return { table: 'hierarchy', parent: Number(parent), child: Number(child) }
}

const isId = (cell: string | undefined): boolean => cell !== undefined && /^\d{1,9}$/.test(cell)

const isDegrees = (cell: string | undefined, most: number): boolean =>
  cell !== undefined && /^-?\d{1,3}(?:\.\d+)?$/.test(cell) && Math.abs(Number(cell)) <= most
