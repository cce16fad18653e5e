import type { Source } from '@wirewatch/model'
import { Command, InvalidArgumentError, Option } from 'commander'
import { alerts } from './alert-commands.js'
import { dataOption, examples } from './command-parts.js'
import { incidents } from './incident-commands.js'

/** The command line. Each command is loaded when it is called: `wirewatch code` does not wait for a database driver. */
export function program(): Command {
  const wirewatch = new Command('wirewatch')
    .description('Feeds in, incidents out: watches the news wires of a region and keeps one table of what happened.')
    .version('0.1.0', '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run with --help for the commands and examples.')
    .exitOverride()
  for (const add of [service, incidents, alerts, backfill, sources, taxonomy, inspection, database, lines])
    add(wirewatch)
  return wirewatch
}

function service(wirewatch: Command): void {
  wirewatch
    .command('start')
    .description('run the whole line: database, queues, feeds, incidents')
    .option('--sample', 'poll the bundled sample outlets instead of real ones')
    .option('--once', 'end when all that was found is processed')
    .option('--sources <file>', 'a YAML list of outlets instead of the region’s sources.yaml')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npm start', 'the sample week, until Ctrl-C'],
        ['npx wirewatch start', 'the region’s real outlets'],
        ['npx wirewatch start --once --sources my-outlets.yaml', 'one round over your own'],
      ),
    )
    .action(async (options) => (await import('./commands/start.js')).start(options))
}

function backfill(wirewatch: Command): void {
  wirewatch
    .command('import [file]')
    .description(
      'take articles with their own dates down the line: JSON lines {"url","title","text" or "html","publishedAt","source"}, - for standard input; also packed with gzip',
    )
    .option('--warc <file>', 'the pages of a WARC archive instead, packed or not')
    .option('--sources <file>', 'outlets that the articles may name, instead of the region’s sources.yaml')
    .option('--sample', 'into the database of the sample week')
    .option('--json', 'the summary as JSON')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch import 2024.jsonl', 'what is known is left alone: run it again at will'],
        ['zcat old/*.gz | npx wirewatch import -', 'many files'],
        ['npx wirewatch import --warc crawl.warc.gz', 'every article of a crawl'],
      ),
    )
    .action(async (file, options) => (await import('./commands/import.js')).importFile(file, options))
}

function sources(wirewatch: Command): void {
  const list = wirewatch.command('sources').description('find, test and list outlets')
  const drafting = (command: Command): Command =>
    command
      .option('--to <file>', 'append the YAML to this file, which is made where there is none')
      .option('--country <code>', 'the country it reports from, ISO 3166-1 alpha-2', countryCode)
      .option('--zone <zone>', 'the time zone in which it dates its reports, such as America/Bogota', timeZone)
      .option('--language <code>', 'the language of its reports, such as en-GB')
      .addOption(new Option('--kind <kind>', 'what sort of outlet it is').choices(sourceKinds).default('online'))
      .option('--json', 'as JSON instead of YAML')
      .addOption(dataOption())
  drafting(
    list
      .command('add <url>')
      .description('find the feeds of a site, show what they give, and print the outlet as YAML'),
  )
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch sources add harbour-post.example', 'look at it first'],
        ['npx wirewatch sources add https://harbour-post.example --country CO --to my-outlets.yaml', ''],
      ),
    )
    .action(async (url, options) => (await import('./commands/sources.js')).addSource(url, options))
  drafting(
    list
      .command('import <opml>')
      .description('turn the feeds of an OPML file into outlets, as YAML; - is standard input'),
  )
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch sources import feeds.opml > my-outlets.yaml', ''],
        ['npx wirewatch sources import feeds.opml --country PE --to my-outlets.yaml', 'beside those that are there'],
      ),
    )
    .action(async (file, options) => (await import('./commands/sources.js')).importOpml(file, options))
  list
    .command('test [id]')
    .description(
      'ask the feeds of an outlet, a feed, or all, and print what each gives now; exit 1 when one gives nothing',
    )
    .option('--sources <file>', 'a YAML list of outlets instead of the region’s sources.yaml')
    .option('--json', 'as JSON')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch sources test', 'every feed of the region'],
        ['npx wirewatch sources test harbour-post', 'one outlet'],
        ['npx wirewatch sources test --sources my-outlets.yaml --json', ''],
      ),
    )
    .action(async (id, options) => (await import('./commands/sources.js')).testSources(id, options))
}

const sourceKinds: Source['kind'][] = [
  'newspaper',
  'agency',
  'broadcaster',
  'online',
  'state_media',
  'monitor',
  'government',
  'armed_group_media',
]

function taxonomy(wirewatch: Command): void {
  wirewatch
    .command('init <dir>')
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
    .action(async (dir, options) => (await import('./commands/init.js')).init(dir, options))
  wirewatch
    .command('recode')
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
    .action(async (options) => (await import('./commands/recode.js')).recode(options))
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
    .action(async (folders, options) => (await import('./commands/taxonomy.js')).diff(folders, options))
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
    .action(async (files, options) => (await import('./commands/gazetteer.js')).importGazetteer(files, options))
}

function inspection(wirewatch: Command): void {
  wirewatch
    .command('status')
    .description('database, queue backend, and every feed with its state and last error')
    .option('--sample', 'of the sample week')
    .option('--json', 'as JSON')
    .option('-q, --quiet', 'print nothing; exit 1 when the database does not answer')
    .action(async (options) => (await import('./commands/status.js')).status(options))
  wirewatch
    .command('check')
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
    .action(async (options) => (await import('./commands/check.js')).check(options))
  wirewatch
    .command('explain <what>')
    .description(
      'take one article through the line, stage by stage, with the reasons; <what> is an article id, a URL or - for standard input',
    )
    .option('--sample', 'an article of the sample week')
    .option('--json', 'as JSON')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch explain 12 --sample', 'the article 12 of the sample'],
        ['npx wirewatch explain - < article.txt', 'a text of your own'],
      ),
    )
    .action(async (what, options) => (await import('./commands/explain.js')).explain(what, options))
}

function database(wirewatch: Command): void {
  wirewatch
    .command('psql')
    .description('query the reporting views as the analyst, who can read them and nothing else')
    .option('-c, --command <sql>', 'run this and print the answer, without psql')
    .option('--sample', 'the database of the sample week')
    .option('--json', 'print rows as JSON')
    .addHelpText(
      'after',
      examples([
        'npx wirewatch psql --sample -c "select public_id, summary from incidents"',
        'one question to the sample',
      ]),
    )
    .action(async (options) => (await import('./commands/psql.js')).psql(options))
  wirewatch
    .command('dictionary [name]')
    .description('what analysts can read: every view and function of the reporting schema, or every column of one')
    .option('--md', 'all of it as a Markdown page')
    .option('--json', 'as JSON')
    .option('--sample', 'of the sample week')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch dictionary', 'the views, a line each'],
        ['npx wirewatch dictionary incidents', 'its columns'],
        ['npx wirewatch dictionary --md > dictionary.md', ''],
      ),
    )
    .action(async (name, options) => (await import('./commands/dictionary.js')).dictionary(name, options))
  wirewatch
    .command('export [view]')
    .description(
      'write the incidents, or another view of the reporting schema, to a file or to standard output, with what its columns mean',
    )
    .addOption(
      new Option('--format <format>', 'by default what the ending of --out says, else csv').choices([
        'csv',
        'jsonl',
        'geojson',
        'parquet',
      ]),
    )
    .option('-o, --out <file>', 'the file to write, and beside it FILE.about.json with every column explained')
    .option('--where <condition>', 'only rows that meet this condition in SQL')
    .option('--as-of <time>', 'the incidents as they stood then, such as 2026-03-31')
    .addOption(
      new Option('--shape <shape>', 'in the columns that users of ACLED or UCDP GED know').choices(['acled', 'ucdp']),
    )
    .option('--sample', 'of the sample week')
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch export -o incidents.parquet', 'every incident as it stands'],
        [`npx wirewatch export --where "country = 'PK' and date_start >= '2026-01-01'" > pakistan.csv`, ''],
        ['npx wirewatch export --as-of 2026-03-31 -o march.csv', 'the numbers of the March report, again'],
        ['npx wirewatch export --shape acled -o acled.csv', ''],
        ['npx wirewatch export casualty_reports -o figures.jsonl', 'every figure with its speaker'],
      ),
    )
    .action(async (view, options) => (await import('./commands/export.js')).exportRows(view, options))
  const reports = wirewatch.command('report').description('a readable report of a week or a month')
  for (const kind of ['weekly', 'monthly'] as const)
    reports
      .command(kind)
      .description(
        `the last whole ${kind === 'weekly' ? 'week' : 'month'} against the one before: numbers, main incidents with their sources, a map and a time line`,
      )
      .option(
        '--of <day>',
        `a day of the ${kind === 'weekly' ? 'week' : 'month'} to report, such as 2026-03-04`,
        wholeDay,
      )
      .option('--area <id>', 'only what lies in this place, such as PK-BA')
      .option('--as-of <time>', 'the incidents as they stood then')
      .option('--html', 'as a page to print, with map and time line, instead of Markdown')
      .option('-o, --out <file>', 'the file to write; .html makes it a page')
      .option('--sample', 'of the sample week')
      .addOption(dataOption())
      .addHelpText(
        'after',
        examples(
          [`npx wirewatch report ${kind}`, 'to read here'],
          [`npx wirewatch report ${kind} --area XX-NW -o north-west.html`, 'to print'],
        ),
      )
      .action(async (options) => (await import('./commands/report.js')).report(kind, options))
  wirewatch
    .command('migrate')
    .description('bring the database up to date: tables, views, the analyst role')
    .option('--sample', 'the database of the sample week')
    .option('--sync', 'also copy actors, places and outlets into it, as start does: for workers on several machines')
    .option('--sources <file>', 'with --sync: a YAML list of outlets instead of the region’s sources.yaml')
    .addOption(dataOption())
    .action(async (options) => (await import('./commands/migrate.js')).migrateDatabase(options))
}

function lines(wirewatch: Command): void {
  wirewatch
    .command('feed')
    .description('read one feed from standard input and print it as JSON')
    .option('--jsonl', 'many feeds: lines {"id","url","contentType","bodyBase64"} in, one line each out')
    .addHelpText(
      'after',
      examples([
        'curl -s https://example.org/feed.xml | npx wirewatch feed',
        'FEED_URL and FEED_CONTENT_TYPE are hints',
      ]),
    )
    .action(async ({ jsonl }) => {
      const { feed, feedLines } = await import('./commands/feed.js')
      if (!jsonl) return feed(process.stdin, process.stdout, process.env)
      if ((await feedLines(process.stdin, process.stdout)) > 0) process.exitCode = 1
    })
  wirewatch
    .command('extract')
    .description(
      'read lines {"id","url","html"} and print {"id","title","text","author","publishedAt","modifiedAt","language","canonicalUrl","drop"}; drop is {"reason","detail"} where the line would not keep the page',
    )
    .action(async () => {
      const { extractLines } = await import('./commands/extract.js')
      if ((await extractLines(process.stdin, process.stdout)) > 0) process.exitCode = 1
    })
  wirewatch
    .command('code')
    .description(
      'read lines {"id","text"} (title, publishedAt, url, language, zone if known) and print actors, places and incidents',
    )
    .option('--threads <n>', 'worker threads', wholeNumber, 1)
    .option('--resolve', 'also say which incident each event belongs to, among all that was read so far')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch code < articles.jsonl > coded.jsonl', ''],
        ['npx wirewatch code --data my-region --threads 4', ''],
      ),
    )
    .action(async (options) => {
      const { codeLines } = await import('./commands/code.js')
      if ((await codeLines(process.stdin, process.stdout, options)) > 0) process.exitCode = 1
    })
}

function wholeNumber(value: string): number {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It takes a whole number from 1 to 999.')
}

function wholeDay(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value
  throw new InvalidArgumentError('It takes a day, such as 2026-03-04.')
}

function wholeOrNone(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It takes a whole number, such as 5000.')
}

const commaList = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const countryCodes = (value: string): string[] => commaList(value).map(countryCode)

function countryCode(value: string): string {
  if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase()
  throw new InvalidArgumentError('It takes two letters, such as CO.')
}

function timeZone(value: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    throw new InvalidArgumentError('It takes an IANA time zone, such as America/Bogota.')
  }
}
