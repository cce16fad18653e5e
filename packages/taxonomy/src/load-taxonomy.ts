import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aboutRegion, withCountry } from './about-region.js'
import { assembleTaxonomy, type DataToAssemble, partyOf } from './assemble-taxonomy.js'
import { checkData } from './check-data.js'
import { checkFolder } from './data-files.js'
import { type Finding, TaxonomyError } from './finding.js'
import { loadLanguage } from './language/language.js'
import { checkLanguageFiles, languageFiles } from './language-files.js'
import { hashOfFolders, type RegionData, readRegion, readWorld } from './read-folders.js'
import type { CountryEntry } from './schemas.js'
import type { Region, Taxonomy } from './taxonomy.js'

export interface TaxonomyFolders {
  /** A region's folder; the packaged one where it is not given. */
  readonly dataDir?: string | undefined
  /** A language's folder; the packaged one of the region's language where it is not given. */
  readonly languageDir?: string | undefined
}

/** The folder that is packaged with the project: regions and languages. */
export const packagedData = fileURLToPath(new URL('../data', import.meta.url))
export const packagedRegion = join(packagedData, 'regions', 'south-asia')

/** Loads what we know about the world. Throws `TaxonomyError`, which lists everything that is wrong with it. */
export function loadTaxonomy(folders: TaxonomyFolders = {}): Taxonomy {
  const { dataDir, data, findings } = readData(folders)
  if (data === null || findings.length > 0) throw new TaxonomyError(dataDir, findings)
  return assembleTaxonomy(data)
}

/** Everything that is wrong with the data, in the order of the files. Empty where it would load. */
export function checkTaxonomy(folders: TaxonomyFolders = {}): readonly Finding[] {
  return readData(folders).findings
}

/** All that the folders say, entry by entry, with everything that is wrong with it. */
export interface ReadData {
  readonly dataDir: string
  /** Null where there is no language to read it by. */
  readonly data: DataToAssemble | null
  readonly findings: readonly Finding[]
}

/**
 * Reads and checks the folders without making a taxonomy of them.
 * @param isRead which files of the region are looked at
 */
export function readData(folders: TaxonomyFolders, isRead?: (file: string) => boolean): ReadData {
  const dataDir = folders.dataDir ?? packagedRegion
  const findings: Finding[] = checkFolder(dataDir)
  const read = readRegion(dataDir, findings, isRead)
  const about = aboutRegion(dataDir, read)
  const region = { ...read, locations: withCountry(read.locations, about) }
  const languageDir = folders.languageDir ?? languageFolder(dataDir, about.language)
  if (!existsSync(languageDir)) {
    findings.push(noLanguage(read, about, languageDir))
    return { dataDir, data: null, findings }
  }
  const files = languageFiles(languageDir, dataDir)
  findings.push(...checkLanguageFiles(languageDir, dataDir))
  const world = readWorld(files, findings)
  const language = loadLanguage(
    files,
    {
      parties: world.parties.entries.map((entry) => partyOf(entry.value)),
      ofCountries: world.countries.entries.flatMap(({ value }) => wordsOfCountry(value)),
    },
    findings,
  )
  findings.push(...checkData(region, world))
  return { dataDir, data: { about, region, world, language, hash: hashOfFolders([dataDir, languageDir]) }, findings }
}

/** "Chilean", "Chileans", "U.S.": what stands before the deeds of a country; its name stands for where as well. */
const wordsOfCountry = ({ aliases = [], adjectives = [], people = [] }: CountryEntry): readonly string[] => [
  ...aliases.map((alias) => (typeof alias === 'string' ? alias : alias.text)).filter(isAbbreviation),
  ...adjectives,
  ...people,
]

const isAbbreviation = (name: string): boolean => /^\p{Lu}\.?(?:\p{Lu}\.?)+$/u.test(name)

/** The packaged language, over which the region may lay files; or one that only the region has. */
function languageFolder(dataDir: string, language: string): string {
  const packaged = join(packagedData, 'languages', language)
  const own = join(dataDir, 'languages', language)
  return !existsSync(packaged) && existsSync(own) ? own : packaged
}

const noLanguage = ({ region }: RegionData, { language }: Region, expected: string): Finding => ({
  file: region?.file ?? 'region.yaml',
  line: region?.lineOf(['language']) ?? 1,
  kind: 'missing-file',
  message: `there is no folder of rules for the language "${language}"`,
  hint: `expected ${expected}, or languages/${language} in the region's own folder`,
})
