import { type Command, Option } from 'commander'
import { dataOption, examples, wholeDay } from './parts.js'

/** `psql`, `dictionary`, `export`, `report`: what analysts take from the database. */
export function analysis(wirewatch: Command): void {
  wirewatch
    .command('psql')
    .summary('ask in SQL, as a role that reads and nothing else')
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
    .action(async (options) => (await import('../commands/psql.js')).psql(options))
  wirewatch
    .command('dictionary [name]')
    .summary('the views and what their columns mean')
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
    .action(async (name, options) => (await import('../commands/dictionary.js')).dictionary(name, options))
  wirewatch
    .command('export [view]')
    .summary('take incidents away: CSV, JSON lines, GeoJSON, Parquet')
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
    .option('--as-of <time>', 'the incidents, or a shape of them, as they stood then, such as 2026-03-31')
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
        ['npx wirewatch export --shape acled --as-of 2026-03-31 -o acled.csv', 'or as they stand, without --as-of'],
        ['npx wirewatch export casualty_reports -o figures.jsonl', 'every figure with its speaker'],
      ),
    )
    .action(async (view, options) => (await import('../commands/export.js')).exportRows(view, options))
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
      .action(async (options) => (await import('../commands/report.js')).report(kind, options))
}
