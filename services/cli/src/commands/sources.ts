import type { Source } from '@wirewatch/model'
import {
  draftSource,
  type FoundOutlet,
  outletsOf,
  type SourceDraft,
} from '@wirewatch/pipeline/discover/draft-source.js'
import { NotOpmlError, type OpmlDocument, readOpml } from '@wirewatch/pipeline/discover/read-opml.js'
import {
  askFeed,
  createFetchUrl,
  type DiscoveredFeeds,
  discoverFeeds,
  type FeedAnswer,
  type FetchClient,
  politenessOf,
} from '@wirewatch/runner'
import { loadPageWords, loadSources, loadTaxonomy, sourcesAsYaml, type Taxonomy } from '@wirewatch/taxonomy'
import { appendSources, sourcesIn } from '../append-sources.js'
import { configOf } from '../database.js'
import { Failure } from '../failure.js'
import { openFile } from '../open-file.js'
import { answerAsJson, answerTable, triedTable } from '../show/feed-answers.js'
import { quoted } from '../show/quoted.js'
import { printable, printableLines } from '../show/table.js'

export interface DraftOptions {
  readonly to?: string
  readonly country?: string
  readonly zone?: string
  readonly language?: string
  readonly kind: Source['kind']
  readonly data?: string
  readonly json?: boolean
}

export interface TestOptions {
  readonly sources?: string
  readonly data?: string
  readonly json?: boolean
}

/** Turns the feeds of an OPML file into outlets, as YAML. What is listed already is left out and said. */
export async function importOpml(file: string, options: DraftOptions): Promise<void> {
  const { feeds, refused, isCut } = await readOpmlFile(file)
  const scene = await openScene(options)
  for (const { title, url } of refused) say(`left out: ${title ?? 'a feed without title'}: "${url}" is no web address`)
  if (isCut) say('The file ends in the middle: what stands before is taken.')
  const fresh = feeds.filter(({ url }) => !isListed(url, scene))
  const drafts = outletsOf(fresh).map((outlet) => draftSource(outlet, scene))
  await hand(drafts, options)
  say(`${feeds.length} feeds in the file, ${fresh.length} new, in ${drafts.length} outlets`)
  if (refused.length > 0 || isCut) process.exitCode = 1
}

/** Finds the feeds of a site, shows what they give, and hands out the outlet as YAML. */
export async function addSource(address: string, options: DraftOptions): Promise<void> {
  const url = addressOf(address)
  const scene = await openScene(options)
  const found = await withClient(
    () => ({ key: 'site', spacingMs: betweenTriesMs }),
    ({ fetchUrl }) => discoverFeeds(fetchUrl, url, loadPageWords()),
  )
  if (found.pageError !== null) say(`The page itself: ${found.pageError}`)
  const chosen = found.tried.flatMap(({ answer, verdict }) => (verdict === 'chosen' ? [answer] : []))
  if (chosen.length === 0) {
    if (found.tried.length > 0) say(triedTable(found.tried))
    throw new Failure(`No feed was found at ${url}. If you know its address, name that: wirewatch sources add ADDRESS`)
  }
  if (!options.json) say(`${triedTable(found.tried)}\n\n${sampleOf(chosen)}\n`)
  const fresh = chosen.filter((answer) => !isListed(answer.url, scene))
  if (fresh.length === 0) return say('All of its feeds are listed already.')
  await hand([draftSource(outletAt(found, fresh), scene)], options)
}

/** A handful of requests, and a person waits for them. */
const betweenTriesMs = 300

/** Asks the feeds of one outlet, one feed, or all, and prints what each gives now. The exit code is 1 when one gives nothing. */
export async function testSources(id: string | undefined, options: TestOptions): Promise<void> {
  const sources =
    options.sources === undefined ? loadTaxonomy({ dataDir: options.data }).sources : loadSources(options.sources)
  const feeds = sources
    .flatMap((source) => source.feeds.map((feed) => ({ source: source.id, feed })))
    .filter(({ source, feed }) => id === undefined || source === id || feed.id === id)
  if (feeds.length === 0)
    throw new Failure(
      id === undefined
        ? 'The list of outlets is empty: "wirewatch sources add URL" finds the feeds of a site.'
        : `There is no outlet and no feed "${id}" in the list.`,
    )
  const words = loadPageWords()
  const answers = await withClient(politenessOf(sources), (client) =>
    inParallel(feeds, feedsAtOnce, async ({ source, feed }) => ({
      source,
      id: feed.id,
      answer: await askFeed(client.fetchUrl, feed.url, words),
    })),
  )
  console.log(
    options.json
      ? JSON.stringify(
          answers.map(({ source, id, answer }) => ({ source, id, ...answerAsJson(answer) })),
          null,
          2,
        )
      : answerTable(answers),
  )
  if (answers.some(({ answer }) => answer.error !== null)) process.exitCode = 1
}

const feedsAtOnce = 16

async function inParallel<In, Out>(
  items: readonly In[],
  lanes: number,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

/** What a draft has to know of the outlets that are there. */
interface Scene {
  readonly said: { country: string | null; zone: string | null; language: string | null; kind: Source['kind'] }
  readonly region: Taxonomy['region']
  readonly known: readonly Source[]
  readonly taken: Set<string>
}

async function openScene(options: DraftOptions): Promise<Scene> {
  const { region, sources } = loadTaxonomy({ dataDir: options.data })
  const known = [...sources, ...(options.to === undefined ? [] : await sourcesIn(options.to))]
  const { country = null, zone = null, language = null, kind } = options
  return {
    said: { country, zone, language, kind },
    region,
    known,
    taken: new Set(known.flatMap(({ id, feeds }) => [id, ...feeds.map((feed) => feed.id)])),
  }
}

function isListed(url: string, { known }: Scene): boolean {
  const owner = known.find(({ feeds }) => feeds.some((feed) => feed.url === url))
  if (owner !== undefined) say(`left out: ${url} is listed already, as ${owner.id}`)
  return owner !== undefined
}

async function readOpmlFile(file: string): Promise<OpmlDocument> {
  const chunks: Uint8Array[] = []
  for await (const chunk of openFile(file)) chunks.push(chunk)
  try {
    return readOpml(Buffer.concat(chunks))
  } catch (error) {
    if (error instanceof NotOpmlError) throw new Failure(`${file}: ${error.message}`)
    throw error
  }
}

function addressOf(written: string): string {
  // `localhost:8080` is a host, `mailto:desk` is not.
  const url = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(written) ? written : `https://${written}`
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return new URL(url).href
  throw new Failure(`"${written}" is not the address of a site.`)
}

async function withClient<Value>(
  rule: ReturnType<typeof politenessOf>,
  work: (client: FetchClient) => Promise<Value>,
): Promise<Value> {
  const { contact, allowLoopback } = configOf({})
  const client = createFetchUrl({ contact, allowLoopback, politenessOf: rule })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

const outletAt = ({ siteName, homepage, language }: DiscoveredFeeds, answers: readonly FeedAnswer[]): FoundOutlet => ({
  name: siteName,
  homepage,
  language,
  feedUrls: answers.map(({ url, movedTo }) => movedTo ?? url),
})

function sampleOf(answers: readonly FeedAnswer[]): string {
  const entries = answers.flatMap(({ feed }) => feed?.entries.slice(0, 5) ?? [])
  const lines = entries
    .slice(0, 8)
    .map(({ publishedAt, title }) => `  ${publishedAt ?? 'no date'}  ${printable(title ?? 'no title')}`)
  return `For example:\n${lines.join('\n')}`
}

async function hand(drafts: readonly SourceDraft[], { to, json }: DraftOptions): Promise<void> {
  if (drafts.length === 0) return
  if (to !== undefined) {
    await appendSources(to, drafts)
    say(`written to ${to}: ${drafts.map(({ id }) => id).join(', ')}`)
    say(`Watch them: npx wirewatch start --sources ${quoted(to)}`)
  }
  if (json) return console.log(JSON.stringify(drafts, null, 2))
  if (to === undefined) process.stdout.write(sourcesAsYaml(drafts))
  if (drafts.some(({ guessed }) => guessed.length > 0))
    say('Values that were guessed are named in comments: check them.')
}

const say = (text: string): void => console.error(printableLines(text))
