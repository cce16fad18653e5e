import type { Command } from 'commander'
import { dataOption, examples, wholeDay, wholeNumber } from './parts.js'

/** `feed`, `extract`, `code`, `explain`: stages of the line on standard input, without a database. */
export function lines(wirewatch: Command): void {
  wirewatch
    .command('feed [what]')
    .summary('one feed in, its entries as JSON out')
    .description('read one feed, at its address, in a file or on standard input (-), and print it as JSON')
    .option(
      '--jsonl',
      'many feeds: lines {"id","url","contentType","contentLocation","contentLanguage","bodyBase64"} in, one line each out',
    )
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch feed https://example.org/feed.xml', 'asked as a poll would ask'],
        ['npx wirewatch feed saved.xml', 'a file, also packed'],
        ['curl -s https://example.org/feed.xml | npx wirewatch feed', 'FEED_URL and FEED_CONTENT_TYPE are hints'],
      ),
    )
    .action(async (what, { jsonl }) => {
      const { feed, feedLines } = await import('../commands/feed.js')
      if (!jsonl) return feed(what ?? '-', process.stdout, process.env)
      if ((await feedLines(process.stdin, process.stdout)) > 0) process.exitCode = 1
    })
  wirewatch
    .command('extract [page]')
    .summary('pages in, readable text out')
    .description(
      'read a page, at its address or in a file, or lines {"id","url","html"} from standard input, and print {"id","title","text","author","publishedAt","modifiedAt","language","canonicalUrl","drop"}; drop is {"reason","detail"} where the line would not keep the page',
    )
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch extract https://example.org/news/1', 'where robots.txt permits it'],
        ['npx wirewatch extract saved.html', 'a file'],
        ['npx wirewatch extract < pages.jsonl', 'many pages'],
      ),
    )
    .action(async (page) => {
      const { extract, extractLines } = await import('../commands/extract.js')
      if (page !== undefined && page !== '-') return extract(page, process.stdout)
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
      'take one article through the line, stage by stage, with the reasons; <what> is an article id, a URL, a file, or - for standard input',
    )
    .option('--sample', 'an article of the sample week')
    .option('--published <day>', 'when it was published, YYYY-MM-DD: what “Tuesday” is counted from', wholeDay)
    .option('--json', 'as JSON')
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples(
        ['npx wirewatch explain 12 --sample', 'the article 12 of the sample'],
        ['npx wirewatch explain article.txt', 'a text of your own, or one line as code takes it'],
        ['npx wirewatch explain - --published 2026-03-04 < article.txt', 'its days known'],
      ),
    )
    .action(async (what, options) => (await import('../commands/explain.js')).explain(what, options))
}
