import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import type { Article, TaggedArticle } from '@wirewatch/model'
import { type WeighedArticle, weighTagged } from '@wirewatch/pipeline/code/code.js'
import { extractPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { tagArticle } from '@wirewatch/pipeline/tag/tag.js'
import { createFetchUrl } from '@wirewatch/runner'
import { connect, currentArticle } from '@wirewatch/store'
import { loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { articleOfLine } from '../article-of-line.js'
import { configOf, withDatabase } from '../database.js'
import { Failure } from '../failure.js'
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
  const tagged = tagArticle(article, { taxonomy })
  const weighed = weighTagged(tagged, taxonomy)
  console.log(options.json ? asJson(tagged, weighed, taxonomy) : explanation(tagged, weighed, taxonomy))
}

function asJson(tagged: TaggedArticle, { coded, types }: WeighedArticle, taxonomy: Taxonomy): string {
  const values = coded.events.map((event, index) => explainValues(event, types[index]!, tagged, taxonomy))
  return JSON.stringify({ article: tagged, coded, values }, null, 2)
}

async function articleNamed(what: string, options: ExplainOptions): Promise<Article> {
  if (what === '-') return articleOfText(await readAll(process.stdin))
  if (/^https?:\/\//.test(what)) return articleAt(what)
  if (/^\d+$/.test(what)) return keptArticle(Number(what), options)
  const text = await readFile(what, 'utf8').catch(() => null)
  if (text !== null) return articleOfText(text)
  throw new Failure(`"${what}" is neither an article's number, nor a URL, nor a file. Use - for standard input.`)
}

/** At noon in UTC: the same day in nearly every outlet's zone. */
const publishedOn = (day: string | undefined, article: Article): Article =>
  day === undefined ? article : { ...article, publishedAt: `${day}T12:00:00Z` }

/** Plain text, or one JSON line as `wirewatch code` takes it. */
function articleOfText(input: string): Article {
  const isJson = input.trimStart().startsWith('{')
  const article = articleOfLine(isJson ? parseLine(input) : { id: '-', text: input.trim() })
  if ('error' in article) throw new Failure(`Standard input: ${article.error}`)
  return article
}

async function articleAt(url: string): Promise<Article> {
  const client = createFetchUrl()
  try {
    const { status, body } = await client.fetchUrl({ url, purpose: 'page', etag: null, lastModified: null })
    if (status !== 200) throw new Failure(`${url} answers with status ${status}.`)
    const page = extractPage(Buffer.from(body).toString('utf8'), url)
    if (page.text === '') throw new Failure(`${url}: no readable text was found.`)
    return { id: url, url, zone: null, sourceCountry: null, ...page }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`${url} could not be read: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    await client.close()
  }
}

async function keptArticle(id: number, options: ExplainOptions): Promise<Article> {
  return withDatabase(configOf(options), async ({ url }) => {
    const store = connect({ databaseUrl: url, applicationName: 'wirewatch explain', connections: 1 })
    try {
      const article = await currentArticle(store, id)
      if (article === null)
        throw new Failure(`There is no article ${id}. "npx wirewatch psql" can find it in reporting.incident_reports.`)
      return article
    } finally {
      await store.close()
    }
  })
}
