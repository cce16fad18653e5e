import type { Command } from 'commander'
import { dataOption, examples } from './parts.js'

/** `start`, `status`, `import`, `migrate`: the line at work. */
export function running(wirewatch: Command): void {
  wirewatch
    .command('start')
    .summary('run the whole line')
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
    .action(async (options) => (await import('../commands/start.js')).start(options))
  wirewatch
    .command('status')
    .summary('database, queues, receivers and every feed')
    .description('database, queue backend, and every feed with its state and last error')
    .option('--sample', 'of the sample week')
    .option('--json', 'as JSON')
    .option('-q, --quiet', 'print nothing; exit 1 when the database does not answer')
    .action(async (options) => (await import('../commands/status.js')).status(options))
  wirewatch
    .command('import [file]')
    .summary('take articles of the past down the line, with their own dates')
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
    .action(async (file, options) => (await import('../commands/import.js')).importFile(file, options))
  wirewatch
    .command('migrate')
    .summary('bring the database up to date')
    .description('bring the database up to date: tables, views, the analyst role')
    .option('--sample', 'the database of the sample week')
    .option('--sync', 'also copy actors, places and outlets into it, as start does: for workers on several machines')
    .option('--sources <file>', 'with --sync: a YAML list of outlets instead of the region’s sources.yaml')
    .addOption(dataOption())
    .action(async (options) => (await import('../commands/migrate.js')).migrateDatabase(options))
}
