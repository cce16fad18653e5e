import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import type { Article, TaggedArticle } from '@wirewatch/model'
import { type WeighedArticle, weighTagged } from '@wirewatch/pipeline/code/code.js'
import { extractPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { decodeText } from '@wirewatch/pipeline/poll/decide-charset.js'
import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { currentArticle } from '@wirewatch/store'
import { loadPageWords, loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { articleOfLine } from '../article-of-line.js'
import { withStore } from '../database.js'
import { Failure } from '../failure.js'
import { fetchNamed } from '../fetch-named.js'
import { parseLine } from '../json-lines.js'
import { explainValues } from '../show/explain-values.js'
import { explanation } from '../show/explanation.js'

export interface ExplainOptions {
  readonly sample?: boolean
  /** YYYY-MM-DD; absent: as the article says itself. */
  readonly published?: string
  readonly json?: boolean
  readonly data?: string
}

/** Takes one article through tagging and coding and prints what each stage made of it, with the reasons. */
export async function explain(what: string, options: ExplainOptions): Promise<void> {
  const article = publishedOn(options.published, await articleNamed(what, options))
  const taxonomy = loadTaxonomy({ dataDir: options.data })
  const tagged = tag.run(article, { taxonomy })
  const weighed = weighTagged(tagged, taxonomy)
  console.log(options.json ? asJson(tagged, weighed, taxonomy) : explanation(tagged, weighed, taxonomy))
}

function asJson(tagged: TaggedArticle, { coded, types }: WeighedArticle, taxonomy: Taxonomy): string {
  const values = coded.events.map((event, index) => explainValues(event, types[index]!, tagged, taxonomy))
  return JSON.stringify({ article: tagged, coded, values }, null, 2)
}

async function articleNamed(what: string, options: ExplainOptions): Promise<Article> {
  if (what === '-') return articleOfText('Standard input', await readAll(process.stdin))
  if (/^https?:\/\//.test(what)) return articleAt(what)
  if (/^\d+$/.test(what)) return keptArticle(Number(what), options)
  const text = await readFile(what, 'utf8').catch(() => null)
  if (text !== null) return articleOfText(what, text)
  throw new Failure(`"${what}" is neither an article's number, nor a URL, nor a file. Use - for standard input.`)
}

/** At noon in UTC: the same day in nearly every outlet's zone. */
const publishedOn = (day: string | undefined, article: Article): Article =>
  day === undefined ? article : { ...article, publishedAt: `${day}T12:00:00Z` }

/** Plain text, or one JSON line as `wirewatch code` takes it. */
function articleOfText(from: string, input: string): Article {
  const isJson = input.trimStart().startsWith('{')
  const article = articleOfLine(isJson ? parseLine(input) : { id: '-', text: input.trim() })
  if ('error' in article) throw new Failure(`${from}: ${article.error}`)
  return article
}

async function articleAt(url: string): Promise<Article> {
  const { bytes, contentType } = await fetchNamed(url, 'page')
  const page = extractPage(decodeText(bytes, contentType).text, url, loadPageWords())
  if (page.text === '') throw new Failure(`${url}: no readable text was found.`)
  return { id: url, url, zone: null, sourceCountry: null, ...page }
}

async function keptArticle(id: number, options: ExplainOptions): Promise<Article> {
  const article = await withStore(options, (store) => currentArticle(store, id))
  if (article !== null) return article
  throw new Failure(`There is no article ${id}. "npx wirewatch psql" can find it in reporting.incident_reports.`)
}
