import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Finding } from './finding.js'
import { readYaml, readYamlList, type YamlDocument, type YamlEntry, type YamlPath } from './read-yaml.js'
import * as schemas from './schemas.js'

/** An entry, and where it stands. */
export type Placed<Entry> = YamlEntry<Entry>

/** What one region's folder says, entry by entry. */
export interface RegionData {
  readonly region: YamlDocument<schemas.RegionEntry> | null
  readonly actors: Group<schemas.ActorEntry>
  readonly locations: Group<schemas.LocationEntry>
  readonly sources: Group<schemas.SourceEntry>
  readonly naming: schemas.NamingEntry | null
}

/** What one language's folder says about the whole world. The rules for coding are read by `loadLanguage`. */
export interface WorldData {
  readonly countries: Group<schemas.CountryEntry>
  readonly cities: Group<schemas.LocationEntry>
  readonly parties: Group<schemas.PartyEntry>
  readonly agencies: Group<schemas.AgencyEntry>
  readonly naming: schemas.NamingEntry | null
}

export interface Group<Entry> {
  readonly entries: readonly Placed<Entry>[]
  /** Ids of entries that are there but wrong. */
  readonly brokenIds: readonly string[]
}

/** Reads a region's folder; mistakes are added to the findings. */
export function readRegion(folder: string, findings: Finding[]): RegionData {
  const at = (file: string): YamlPath => ({ path: join(folder, file), file })
  const inFolder = (name: string): YamlPath[] => yamlFilesIn(join(folder, name)).map((file) => at(`${name}/${file}`))
  const optional = (file: string): YamlPath[] => (existsSync(join(folder, file)) ? [at(file)] : [])
  return {
    region: readYaml(at('region.yaml'), schemas.regionSchema, findings),
    actors: readGroup(inFolder('actors'), schemas.actorSchema, findings),
    locations: readGroup(inFolder('locations'), schemas.locationSchema, findings),
    sources: readGroup(optional('sources.yaml'), schemas.sourceSchema, findings),
    naming: readNaming(optional('naming.yaml'), findings),
  }
}

/** Reads what a language's folder says about the world; mistakes are added to the findings. */
export function readWorld(folder: string, name: string, findings: Finding[]): WorldData {
  const at = (file: string): YamlPath => ({ path: join(folder, file), file: `${name}/${file}` })
  const optional = (file: string): YamlPath[] => (existsSync(join(folder, file)) ? [at(file)] : [])
  return {
    countries: readGroup([at('countries.yaml')], schemas.countrySchema, findings),
    cities: readGroup(optional('world-cities.yaml'), schemas.locationSchema, findings),
    parties: readGroup(optional('parties.yaml'), schemas.partySchema, findings),
    agencies: readGroup(optional('agencies.yaml'), schemas.agencySchema, findings),
    naming: readNaming(optional('naming.yaml'), findings),
  }
}

/** A short hash of every YAML file below the folders: the same data gives the same hash on every machine. */
export function hashOfFolders(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    for (const file of allYamlFiles(folder, ''))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(folder, file)))
        .update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}

function readGroup<Entry>(files: readonly YamlPath[], schema: z.ZodType<Entry>, findings: Finding[]): Group<Entry> {
  const entries: Placed<Entry>[] = []
  const brokenIds: string[] = []
  for (const at of files) {
    const list = readYamlList(at, schema, findings)
    if (list === null) continue
    for (const entry of list.entries) entries.push(entry)
    brokenIds.push(...list.brokenIds)
  }
  return { entries, brokenIds }
}

function readNaming(files: readonly YamlPath[], findings: Finding[]): schemas.NamingEntry | null {
  const [at] = files
  return at === undefined ? null : (readYaml(at, schemas.namingSchema, findings)?.value ?? null)
}

const yamlFilesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => /\.ya?ml$/.test(file))
        .sort()
    : []

function allYamlFiles(folder: string, below: string): string[] {
  if (!existsSync(join(folder, below))) return []
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return allYamlFiles(folder, path)
    return /\.ya?ml$/.test(entry.name) ? [path] : []
  })
}
