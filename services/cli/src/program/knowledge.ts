import type { Command } from 'commander'
import { commaList, countryCodes, dataOption, examples, wholeDay, wholeOrNone } from './parts.js'

/** `init`, `check`, `taxonomy`, `recode`, `gazetteer`: what is known about the world. */
export function knowledge(wirewatch: Command): void {
  wirewatch
    .command('init <dir>')
    .summary('a data folder of your own')
    .description('make a data folder of your own: a copy of the packaged region, for editing')
    .option('--empty', 'a skeleton of comments instead, for a region of your own')
    .option('--force', 'also into a folder that holds something; files that are there are kept')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch init my-region', 'the packaged actors, places, outlets and words'],
        ['npx wirewatch init el-salvador --empty', 'four files that say what goes into them'],
      ),
    )
    .action(async (dir, options) => (await import('../commands/init.js')).init(dir, options))
  wirewatch
    .command('check')
    .summary('every mistake of a data folder, with file and line')
    .description('check the data folder and print every mistake with its file and line')
    .option('--reference <path>', 'compare the places with tables of others: a folder, or one file')
    .addOption(dataOption())
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch check --data my-region', ''],
        [
          'npx wirewatch check --reference tables',
          'GeoNames, UCDP events, CSV with name, lat, lon, JSON; zipped or not',
        ],
      ),
    )
    .action(async (options) => (await import('../commands/check.js')).check(options))
  wirewatch
    .command('taxonomy')
    .description('what is known about the world, in its versions')
    .command('diff [folders...]')
    .description(
      'what two data folders differ in; with one folder or none: it, or the present data, against what the database was read with, and which articles and incidents the change touches',
    )
    .option('--touched', 'of two folders as well: the articles and incidents of the database')
    .option('--sample', 'the database of the sample week')
    .option('--json', 'every difference as JSON')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch taxonomy diff', 'the database against the present data'],
        ['npx wirewatch taxonomy diff my-region', 'the database against a folder'],
        ['npx wirewatch taxonomy diff my-region.old my-region --touched', 'two folders'],
      ),
    )
    .action(async (folders, options) => (await import('../commands/taxonomy.js')).diff(folders, options))
  wirewatch
    .command('recode')
    .summary('read kept texts again with the present taxonomy')
    .description(
      'read kept texts again with the present taxonomy: says what would change, then changes it; decisions of analysts stand',
    )
    .option('--since <day>', 'only texts published since, YYYY-MM-DD', wholeDay)
    .option('--dry-run', 'change nothing')
    .option('--sample', 'the texts of the sample week')
    .option('--json', 'every change as JSON')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch recode --dry-run', 'which texts and incidents a change of the YAML touches'],
        ['npx wirewatch recode --since 2026-01-01', 'again after a break: what is done is not done twice'],
      ),
    )
    .action(async (options) => (await import('../commands/recode.js')).recode(options))
  wirewatch
    .command('gazetteer')
    .description('take places from other gazetteers')
    .command('import <files...>')
    .description(
      'take GeoNames dump files into a data folder: country files, alternateNames and hierarchy, zipped or not; curated places win',
    )
    .requiredOption(
      '--to <dir>',
      'the data folder; locations/geonames-xx.yaml is written into it, and replaced the next time',
    )
    .option('--country <codes>', 'only these countries, ISO 3166-1 alpha-2: SV,GT', countryCodes)
    .option('--features <list>', 'feature classes and codes: A,P,T or ADM1,PPLA', commaList, ['A', 'P'])
    .option(
      '--population <n>',
      'populated places with at least so many inhabitants; 0 for every hamlet',
      wholeOrNone,
      1000,
    )
    .option(
      '--languages <list>',
      'languages whose spellings are taken from alternateNames: es,qu (else the region’s)',
      commaList,
    )
    .option('--dry-run', 'write nothing, say what would be written')
    .option('--json', 'the summary as JSON')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch gazetteer import SV.zip --to el-salvador', 'from download.geonames.org/export/dump'],
        ['npx wirewatch gazetteer import SV.txt alternateNames.zip --to el-salvador --languages es', 'more spellings'],
        ['npx wirewatch gazetteer import allCountries.zip hierarchy.zip --country SV,GT,HN --to centre', ''],
        ['npx wirewatch gazetteer import PE.zip --features ADM1,ADM2,P --population 0 --to peru', 'every village'],
      ),
    )
    .action(async (files, options) => (await import('../commands/gazetteer.js')).importGazetteer(files, options))
}
