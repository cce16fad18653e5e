import { parse } from 'csv-parse/sync'
import { readGeonamesRow } from '../gazetteer/geonames-row.js'
import { readJsonPlaces } from './read-json-places.js'
import type { ReferenceEntry, ReferenceTable } from './reference-entry.js'

/** Reads a table of places, recognised by its shape; null where it is none that is known. */
export function readReference(name: string, text: string): ReferenceTable | null {
  const start = text.slice(0, 2000).trimStart()
  if (start.startsWith('[') || start.startsWith('{')) return tableOf(name, 'json', readJsonPlaces(text))
  if (start.split('\n', 1)[0]!.split('\t').length >= 19) return tableOf(name, 'geonames', geonamesPlaces(text))
  return readDelimited(name, text, start)
}

const tableOf = (
  name: string,
  format: ReferenceTable['format'],
  entries: readonly ReferenceEntry[] | null,
): ReferenceTable | null =>
  entries === null || entries.length === 0 ? null : { name, format, entries: distinct(entries) }

/** Of a table of events each place once. */
function distinct(entries: readonly ReferenceEntry[]): ReferenceEntry[] {
  const key = ({ name, country, lat, lon }: ReferenceEntry): string => `${name}|${country}|${lat}|${lon}`
  const first = new Map<string, ReferenceEntry>()
  for (const entry of entries) if (!first.has(key(entry))) first.set(key(entry), entry)
  return [...first.values()]
}

function geonamesPlaces(text: string): ReferenceEntry[] {
  return text.split('\n').flatMap((line, at) => {
    const row = readGeonamesRow(line)
    if (row?.table !== 'features' || (row.featureClass !== 'P' && !/^ADM[123]$/.test(row.featureCode))) return []
    const { name, country, lat, lon, featureClass } = row
    const sort = featureClass === 'P' ? ('settlement' as const) : ('division' as const)
    return [{ line: at + 1, name, country, within: [], lat, lon, sort, isPrecise: true }]
  })
}

/** Columns as different tables name them. */
const COLUMNS = {
  name: ['where_coordinates', 'name', 'place', 'city', 'town', 'location', 'asciiname'],
  lat: ['lat', 'latitude', 'y'],
  lon: ['lon', 'lng', 'long', 'longitude', 'x'],
  country: ['cc', 'country_code', 'countrycode', 'iso2', 'iso_a2'],
  within: ['admin1', 'admin2', 'adm_1', 'adm_2', 'admin1_name', 'admin2_name', 'province', 'state', 'district'],
  precision: ['where_prec'],
} as const

function readDelimited(name: string, text: string, start: string): ReferenceTable | null {
  const header = start.split('\n', 1)[0]!
  const delimiter = [',', '\t', ';'].find((sign) => header.split(sign).length > 2)
  if (delimiter === undefined) return null
  const rows = recordsOf(text, delimiter)
  const columns = rows?.[0]?.record.map((cell) => cell.trim().toLowerCase()) ?? []
  const columnOf = (what: keyof typeof COLUMNS): number =>
    COLUMNS[what].map((column) => columns.indexOf(column)).find((at) => at !== -1) ?? -1
  const [nameAt, latAt, lonAt] = [columnOf('name'), columnOf('lat'), columnOf('lon')]
  if (rows === null || nameAt === -1 || latAt === -1 || lonAt === -1) return null
  const withinAt = COLUMNS.within.map((column) => columns.indexOf(column)).filter((at) => at !== -1)
  const [countryAt, precisionAt] = [columnOf('country'), columnOf('precision')]
  const isEvents = columns[nameAt] === 'where_coordinates'
  const entries = rows.slice(1).flatMap(({ record, line }): ReferenceEntry[] => {
    const [lat, lon] = [Number(record[latAt]), Number(record[lonAt])]
    const place = record[nameAt]?.trim() ?? ''
    if (place === '' || !Number.isFinite(lat) || !Number.isFinite(lon)) return []
    return [
      {
        line,
        name: place,
        country: record[countryAt]?.trim().toUpperCase() || null,
        within: withinAt.map((at) => record[at]?.trim() ?? '').filter((part) => part !== ''),
        lat,
        lon,
        sort: isEvents ? null : 'settlement',
        isPrecise: precisionAt === -1 || Number(record[precisionAt]) <= 2,
      },
    ]
  })
  return tableOf(name, isEvents ? 'ucdp' : 'csv', entries)
}

interface CsvRecord {
  readonly record: readonly string[]
  readonly line: number
}

/** Null where the quotes do not end: then it is no such table. */
function recordsOf(text: string, delimiter: string): readonly CsvRecord[] | null {
  try {
    const read = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      info: true,
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    return read.map(({ record, info }) => ({ record, line: info.lines }))
  } catch {
    return null
  }
}
