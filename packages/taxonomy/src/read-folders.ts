import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { filesIn, filesOfKind } from './data-files.js'
import type { Finding } from './finding.js'
import type { LanguageFiles } from './language-files.js'
import { type Group, readGroup } from './read-group.js'
import { readParties } from './read-parties.js'
import { readYaml, type YamlDocument, type YamlPath } from './read-yaml.js'
import * as schemas from './schemas.js'

/** What one region's folder says, entry by entry. */
export interface RegionData {
  readonly region: YamlDocument<schemas.RegionEntry> | null
  readonly actors: Group<schemas.ActorEntry>
  readonly locations: Group<schemas.LocationEntry>
  readonly sources: Group<schemas.SourceEntry>
  readonly agencies: Group<schemas.AgencyEntry>
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

/**
 * Reads a region's folder, of which no file is needed; mistakes are added to the findings.
 * @param isRead which files are looked at, by their paths in the folder
 */
export function readRegion(
  folder: string,
  findings: Finding[],
  isRead: (file: string) => boolean = () => true,
): RegionData {
  const inFolder = (kind: string): YamlPath[] => filesOfKind(folder, kind).filter(({ file }) => isRead(file))
  return {
    region: readFirst(inFolder('region'), schemas.regionSchema, findings),
    actors: readGroup(inFolder('actors'), schemas.actorSchema, findings),
    locations: readGroup(inFolder('locations'), schemas.locationSchema, findings),
    sources: readGroup(inFolder('sources'), schemas.sourceSchema, findings),
    agencies: readGroup(inFolder('agencies'), schemas.agencySchema, findings),
    naming: readFirst(inFolder('naming'), schemas.namingSchema, findings)?.value ?? null,
  }
}

/** Reads what a language's folder says about the world; mistakes are added to the findings. */
export function readWorld(files: LanguageFiles, findings: Finding[]): WorldData {
  const optional = (file: string): YamlPath[] => [files.own(file)].filter((at) => existsSync(at.path))
  return {
    countries: readGroup([files.own('countries.yaml')], schemas.countrySchema, findings),
    cities: readGroup(optional('world-cities.yaml'), schemas.locationSchema, findings),
    parties: readParties(files, findings),
    agencies: readGroup(optional('agencies.yaml'), schemas.agencySchema, findings),
    naming: readFirst(optional('naming.yaml'), schemas.namingSchema, findings)?.value ?? null,
  }
}

/**
 * A short hash of every YAML file below the folders: the same data gives the same hash on every machine. Alert rules are not in it: they
 * change nothing of what is tagged or coded.
 */
export function hashOfFolders(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    for (const file of filesIn(folder, '', 'all').filter((path) => !path.startsWith('alert-rules/')))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(folder, file)))
        .update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}

function readFirst<Schema extends z.ZodType>(
  [at]: readonly YamlPath[],
  schema: Schema,
  findings: Finding[],
): YamlDocument<z.output<Schema>> | null {
  return at === undefined ? null : readYaml(at, schema, findings)
}
