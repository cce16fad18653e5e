import type { Command } from 'commander'
import { dataOption, examples, wholeNumber } from './parts.js'

/** `feed`, `extract`, `code`, `explain`: stages of the line on standard input, without a database. */
export function lines(wirewatch: Command): void {
  wirewatch
    .command('feed')
    .summary('one feed in, its entries as JSON out')
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
      const { feed, feedLines } = await import('../commands/feed.js')
      if (!jsonl) return feed(process.stdin, process.stdout, process.env)
      if ((await feedLines(process.stdin, process.stdout)) > 0) process.exitCode = 1
    })
  wirewatch
    .command('extract')
    .summary('pages in, readable text out')
    .description(
      'read lines {"id","url","html"} and print {"id","title","text","author","publishedAt","modifiedAt","language","canonicalUrl","drop"}; drop is {"reason","detail"} where the line would not keep the page',
    )
    .action(async () => {
      const { extractLines } = await import('../commands/extract.js')
      if ((await extractLines(process.stdin, process.stdout)) > 0) process.exitCode = 1
    })
  wirewatch
    .command('code')
    .summary('texts in; actors, places and incidents out')
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
      const { codeLines } = await import('../commands/code.js')
      if ((await codeLines(process.stdin, process.stdout, options)) > 0) process.exitCode = 1
    })
  wirewatch
    .command('explain <what>')
    .summary('one article through the line, with the reasons')
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
    .action(async (what, options) => (await import('../commands/explain.js')).explain(what, options))
}
