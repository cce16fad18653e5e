import { sourceKinds } from '@wirewatch/taxonomy/source-kinds.js'
import { type Command, Option } from 'commander'
import { countryCode, dataOption, examples, timeZone } from './parts.js'

/** `wirewatch sources …`: the outlets that are polled. */
export function sources(wirewatch: Command): void {
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
    .action(async (url, options) => (await import('../commands/sources.js')).addSource(url, options))
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
    .action(async (file, options) => (await import('../commands/sources.js')).importOpml(file, options))
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
    .action(async (id, options) => (await import('../commands/sources.js')).testSources(id, options))
}
