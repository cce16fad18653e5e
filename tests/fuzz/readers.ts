import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { givenOfLines, givenOfWarc } from '@wirewatch/pipeline/backfill/given-of-file.js'
import { readGiven } from '@wirewatch/pipeline/backfill/read-given.js'
import { findFeedLinks } from '@wirewatch/pipeline/discover/find-feed-links.js'
import { NotOpmlError, readOpml } from '@wirewatch/pipeline/discover/read-opml.js'
import { readPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { whyNotAnArticle } from '@wirewatch/pipeline/extract/why-not-an-article.js'
import { decodeText } from '@wirewatch/pipeline/poll/decide-charset.js'
import { keyEntries } from '@wirewatch/pipeline/poll/entry-key.js'
import { NotAFeedError } from '@wirewatch/pipeline/poll/not-a-feed-error.js'
import { readDate } from '@wirewatch/pipeline/poll/read-date.js'
import { readFeedWithHints } from '@wirewatch/pipeline/poll/read-feed.js'
import { checkAlertRules, loadSources, readGeonamesRow, readYamlList, TaxonomyError } from '@wirewatch/taxonomy'
import { actorSchema, locationSchema } from '@wirewatch/taxonomy/schemas.js'
import { afterAll } from 'vitest'
import { inPieces } from '../builders/a-warc.js'
import { smallTaxonomy } from '../builders/alert-rules.js'
import { pageWords } from '../builders/page-words.js'
import { date, feed, type Grammar, geonames, jsonLines, opml, page, warc, yaml } from './documents.js'

/** Something that reads bytes from outside. */
export interface Reader {
  readonly name: string
  readonly grammar: Grammar
  /** Inputs in continuous integration. */
  readonly runs: number
  /** What came out, for its size; an error that the reader promises counts as nothing. Any other is a fault. */
  readonly read: (bytes: Uint8Array) => Promise<unknown> | unknown
}

const folder = mkdtempSync(join(tmpdir(), 'wirewatch-fuzz-'))
const file = join(folder, 'list.yaml')
const rules = join(folder, 'alert-rules')
mkdirSync(rules)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const url = 'https://a.example/news/1'

export const readers: readonly Reader[] = [
  {
    name: 'feeds',
    grammar: feed,
    runs: 5_000,
    read: promised(NotAFeedError, async (bytes) => {
      const { parsed } = await readFeedWithHints(bytes, { url: 'https://a.example/feed', contentType: null }, pageWords)
      keyEntries(parsed.entries)
      return parsed
    }),
  },
  {
    name: 'pages',
    grammar: page,
    runs: 2_500,
    read: (bytes) => {
      const { text } = decodeText(bytes, 'text/html')
      const read = readPage(text, url, pageWords)
      whyNotAnArticle(read, url, pageWords)
      return [read.page, findFeedLinks(text, url)]
    },
  },
  { name: 'dates', grammar: date, runs: 6_000, read: (bytes) => readDate(Buffer.from(bytes).toString()) },
  { name: 'json lines', grammar: jsonLines, runs: 1_500, read: (bytes) => articlesOf(givenOfLines(streamed(bytes))) },
  { name: 'opml', grammar: opml, runs: 2_000, read: promised(NotOpmlError, readOpml) },
  { name: 'warc', grammar: warc, runs: 1_000, read: (bytes) => articlesOf(givenOfWarc(streamed(bytes))) },
  {
    name: 'yaml',
    grammar: yaml,
    runs: 1_500,
    read: promised(TaxonomyError, (bytes) => {
      writeFileSync(file, bytes)
      for (const schema of [actorSchema, locationSchema]) readYamlList({ path: file, file: 'list.yaml' }, schema, [])
      return loadSources(file)
    }),
  },
  {
    name: 'alert rules',
    grammar: yaml,
    runs: 500,
    read: (bytes) => {
      for (const name of ['rules.yaml', 'delivery.yaml']) writeFileSync(join(rules, name), bytes)
      checkAlertRules(rules, smallTaxonomy)
    },
  },
  {
    name: 'geonames',
    grammar: geonames,
    runs: 3_000,
    read: (bytes) => Buffer.from(bytes).toString().split('\n').map(readGeonamesRow),
  },
]

/** Reads; an error of the kind that is promised is an answer. */
function promised(
  kind: abstract new (...given: never[]) => Error,
  read: (bytes: Uint8Array) => unknown,
): (bytes: Uint8Array) => Promise<unknown> {
  return async (bytes) => {
    try {
      return await read(bytes)
    } catch (error) {
      if (error instanceof kind) return null
      throw error
    }
  }
}

async function articlesOf(given: ReturnType<typeof givenOfLines>): Promise<unknown> {
  const read = []
  for await (const article of given) read.push('reason' in article ? article.reason : readGiven(article, pageWords))
  return read
}

const streamed = (bytes: Uint8Array) => inPieces(Buffer.from(bytes), 512)
