import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assembleTaxonomy } from './assemble-taxonomy.js'
import { checkData } from './check-data.js'
import { type Finding, TaxonomyError } from './finding.js'
import { type Language, loadLanguage } from './language/language.js'
import { hashOfFolders, type RegionData, readRegion, readWorld, type WorldData } from './read-folders.js'
import type { Taxonomy } from './taxonomy.js'

export interface TaxonomyFolders {
  /** A region's folder; the packaged one where it is not given. */
  readonly dataDir?: string | undefined
  /** A language's folder; else the region's own `languages/<language>`, else the packaged one. */
  readonly languageDir?: string | undefined
}

/** The folder that is packaged with the project: regions and languages. */
export const packagedData = fileURLToPath(new URL('../data', import.meta.url))
export const packagedRegion = join(packagedData, 'regions', 'south-asia')

/** Loads what we know about the world. Throws `TaxonomyError`, which lists everything that is wrong with it. */
export function loadTaxonomy(folders: TaxonomyFolders = {}): Taxonomy {
  const { dataDir, data, findings } = readAll(folders)
  if (data === null || findings.length > 0) throw new TaxonomyError(dataDir, findings)
  const { region, world, language, hash } = data
  return assembleTaxonomy(region, world, language, hash)
}

/** Everything that is wrong with the data, in the order of the files. Empty where it would load. */
export function checkTaxonomy(folders: TaxonomyFolders = {}): readonly Finding[] {
  return readAll(folders).findings
}

interface LoadedData {
  readonly region: RegionData
  readonly world: WorldData
  readonly language: Language
  readonly hash: string
}

function readAll(folders: TaxonomyFolders): { dataDir: string; data: LoadedData | null; findings: Finding[] } {
  const dataDir = folders.dataDir ?? packagedRegion
  const findings: Finding[] = []
  const region = readRegion(dataDir, findings)
  if (region.region === null) return { dataDir, data: null, findings }
  const languageDir = folders.languageDir ?? languageFolder(dataDir, region.region.value.language)
  const name = `languages/${basename(languageDir)}`
  if (!existsSync(languageDir)) {
    const message = `there is no folder of rules for the language "${region.region.value.language}"`
    const line = region.region.lineOf(['language'])
    findings.push({ file: 'region.yaml', line, kind: 'missing-file', message, hint: `expected ${languageDir}` })
    return { dataDir, data: null, findings }
  }
  const world = readWorld(languageDir, name, findings)
  const language = loadLanguage(languageDir, findings)
  findings.push(...checkData(dataDir, region, world))
  return { dataDir, data: { region, world, language, hash: hashOfFolders([dataDir, languageDir]) }, findings }
}

function languageFolder(dataDir: string, language: string): string {
  const own = join(dataDir, 'languages', language)
  return existsSync(own) ? own : join(packagedData, 'languages', language)
}
