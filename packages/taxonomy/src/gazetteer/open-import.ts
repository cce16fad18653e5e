import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, TaxonomyError } from '../finding.js'
import { allLocations } from '../known-ids.js'
import { NO_WORD } from '../language/vocabulary.js'
import { readData } from '../load-taxonomy.js'
import { mergeNaming } from '../naming.js'
import type { LocationEntry } from '../schemas.js'
import type { GeonamesRow } from './geonames-row.js'
import { type GazetteerFilter, type ImportTally, importGeonames } from './import-geonames.js'
import { readFeatureKinds } from './kind-of-feature.js'
import { matchCurated } from './match-curated.js'
import { locationsAsYaml } from './write-locations.js'

export interface GazetteerImportOptions extends GazetteerFilter {
  /** The region's folder; it need not be there yet. */
  readonly folder: string
  /** Whose spellings are taken from a table of names, ISO 639; that of the region where none is said. */
  readonly languages: readonly string[]
}

export interface GazetteerImport {
  /** One row after the other; features before names and hierarchy. */
  readonly take: (row: GeonamesRow) => void
  readonly tally: () => ImportTally
  /** Replaces the files of earlier imports of the same countries. Writes nothing with `dry`. */
  readonly finish: (dry: boolean) => readonly WrittenGazetteer[]
}

export interface WrittenGazetteer {
  /** Path in the folder. */
  readonly file: string
  readonly places: number
}

/** Opens a folder to take in a gazetteer. Throws `TaxonomyError` where the folder itself holds mistakes. */
export function openGazetteerImport(options: GazetteerImportOptions): GazetteerImport {
  const { folder, languages } = options
  const { data, findings } = readData({ dataDir: folder }, (file) => !isImported(file))
  const mistakes = findings.filter((finding) => !isExpected(finding))
  if (data === null || mistakes.length > 0) throw new TaxonomyError(folder, mistakes)
  const { region, world, language, about } = data
  const curated = allLocations(region, world)
  const naming = mergeNaming([world.naming ?? {}, region.naming ?? {}])
  const entries = curated.map((entry) => entry.value)
  const wordsBesideNames = { kinds: new Set(naming.placeKinds.keys()), particles: naming.nameParticles }
  const running = importGeonames(options, {
    curated: entries,
    matchCurated: matchCurated(entries, wordsBesideNames),
    kindOf: readFeatureKinds(),
    isCommonWord: (folded) => language.lexicon.vocabulary.numberOf(folded) !== NO_WORD || naming.placeKinds.has(folded),
    languages: new Set(languages.length > 0 ? languages : [about.language]),
    wordsBesideNames,
  })
  return {
    take: running.take,
    tally: running.tally,
    finish: (dry) =>
      [...running.finish()].map(([country, places]) => {
        const file = `locations/geonames-${country.toLowerCase()}.yaml`
        if (!dry) write(folder, file, country, places)
        return { file, places: places.length }
      }),
  }
}

const isImported = (file: string): boolean => /^locations\/geonames-[a-z]{2}\.yaml$/.test(file)

/** There need not be a folder yet; and what an earlier import wrote, and others may lie in, was not read. */
const isExpected = ({ file, kind, message }: Finding): boolean =>
  (file === '.' && kind === 'missing-file') || (kind === 'dangling-id' && /"[A-Z]{2}\.gn\d+"/.test(message))

/** Under another name first: an import that is interrupted leaves the file that was there. */
function write(folder: string, file: string, country: string, places: readonly LocationEntry[]): void {
  const path = join(folder, file)
  mkdirSync(join(folder, 'locations'), { recursive: true })
  const part = openSync(`${path}.part`, 'w')
  try {
    let lines: string[] = []
    for (const line of locationsAsYaml(noticeOf(country), places)) {
      if (lines.push(line) < 5000) continue
      writeSync(part, lines.join(''))
      lines = []
    }
    writeSync(part, lines.join(''))
  } finally {
    closeSync(part)
  }
  renameSync(`${path}.part`, path)
}

const noticeOf = (country: string): readonly string[] => [
  `Places of ${country} from GeoNames (https://www.geonames.org), licensed CC BY 4.0: keep this notice where you pass them on.`,
  'Written by `wirewatch gazetteer import`, which replaces this file. Edit elsewhere: a place that another file describes is left out here.',
]
