import { setImmediate as breathe } from 'node:timers/promises'
import type { Outcome, Source } from '@wirewatch/model'
import type { DropReason } from '@wirewatch/pipeline'
import { type FoundSource, sourceFinder } from '@wirewatch/pipeline/backfill/find-source.js'
import type { GivenArticle, Refusal, RefusalReason } from '@wirewatch/pipeline/backfill/given-article.js'
import { keyOfGiven } from '@wirewatch/pipeline/backfill/key-given.js'
import { addressOf, readGiven } from '@wirewatch/pipeline/backfill/read-given.js'
import {
  articleOfText,
  type ExtractedArticle,
  type FindNearDuplicates,
  type TextOfEntry,
} from '@wirewatch/pipeline/extract/extract.js'
import { textsOfBatch } from '@wirewatch/pipeline/extract/find-repeat.js'
import { fingerprint } from '@wirewatch/pipeline/extract/fingerprint.js'
import {
  addImportSources,
  advanceEntries,
  countEnds,
  type EntryEnd,
  endEntries,
  entriesToWork,
  findKnownImports,
  findNearDuplicatesOfAll,
  type ImportedEntry,
  knownSources,
  refreshStatistics,
  type SavedImport,
  type Sql,
  saveImports,
} from '@wirewatch/store'
import { bindingsUntilCoded } from './bindings.js'
import type { Context } from './context.js'
import { countCopies, type KeptTexts, keepTexts } from './keep-texts.js'
import { readEntries, travel } from './read-entries.js'
import { resolveTogether } from './resolve-together.js'
import type { Next } from './step.js'

/** How far an import has come, or what it came to. */
export interface ImportTally {
  readonly read: number
  /** Kept for the first time. */
  readonly fresh: number
  /** Kept before, or repeated within the file. */
  readonly known: number
  readonly refused: Readonly<Partial<Record<RefusalReason, number>>>
  /** What became of the fresh ones, by the reason with which they ended. */
  readonly ended: Readonly<Record<string, number>>
  /** That failed at a stage and wait for another try. */
  readonly waiting: number
}

export interface ImportOptions {
  /** Outlets that need not be in the database yet. */
  readonly sources: readonly Source[]
  readonly onRefused: (refusal: Refusal) => void
  readonly onProgress: (tally: ImportTally) => void
  /** Reads no further; what was read is finished. */
  readonly signal?: AbortSignal
}

const articlesPerBatch = 100
/** Characters of one batch: pages are large, and several batches are under way. */
const charactersPerBatch = 4_000_000
/** While one waits for the database, another is read. */
const batchesUnderWay = 3

/**
 * Takes articles that are handed over down the line, in batches, through the stages and bindings of the service. What is known
 * is left alone, so that a second run adds nothing and one that was broken off goes on where it was. Needs the schema of
 * `prepareSchema`.
 */
export async function importArticles(
  context: Context,
  given: AsyncIterable<GivenArticle | Refusal>,
  options: ImportOptions,
): Promise<ImportTally> {
  const run: Run = { context, options, findSource: await openFinder(context, options.sources), hung: new Set() }
  const tally = openTally()
  const failed: number[][] = []
  const underWay = openWindow(batchesUnderWay)
  const inTurn = openTurns()
  let batches = 0
  for await (const batch of batchesOf(refuse(given, tally, options))) {
    batches += 1
    if (isTimeForStatistics(batches)) await refreshStatistics(context.store)
    const saved = await saveBatch(run, batch)
    tally.count({ read: batch.length, fresh: saved.fresh, known: batch.length - saved.fresh })
    await underWay.add(async () => {
      const coded = await travel(context, saved.onward, bindingsUntilCoded())
      const faults = [...coded.faults, ...(await inTurn(() => resolveTogether(context, coded.onward)))]
      for (const fault of faults) context.log.warn({ fault: fault.message }, 'an imported article must be tried again')
      if (faults.length > 0) failed.push([...saved.entryIds])
      else tally.end(await countEnds(context.store, saved.entryIds))
      options.onProgress(tally.now())
    })
    if (options.signal?.aborted) break
  }
  await underWay.end()
  for (const entryIds of failed) await tryAgain(context, entryIds, tally)
  return tally.now()
}

/** After 2, 4, 8 … batches: whenever the tables may have doubled. */
const isTimeForStatistics = (batches: number): boolean => batches > 1 && Number.isInteger(Math.log2(batches))

interface Run {
  readonly context: Context
  readonly options: ImportOptions
  readonly findSource: (article: GivenArticle) => FoundSource
  /** Ids of outlets that have what their imports hang on. */
  readonly hung: Set<string>
}

async function openFinder({ store, taxonomy }: Context, sources: readonly Source[]): Promise<Run['findSource']> {
  const kept = await knownSources(store)
  const ids = new Set(kept.map(({ id }) => id))
  const { countries, language } = taxonomy.region
  return sourceFinder([...kept, ...sources.filter(({ id }) => !ids.has(id))], { countries, language })
}

async function* refuse(
  given: AsyncIterable<GivenArticle | Refusal>,
  tally: Tally,
  { onRefused }: ImportOptions,
): AsyncGenerator<GivenArticle> {
  for await (const article of given) {
    if (!('reason' in article)) {
      yield article
      continue
    }
    tally.refuse(article.reason)
    onRefused(article)
  }
}

async function* batchesOf(articles: AsyncIterable<GivenArticle>): AsyncGenerator<GivenArticle[]> {
  let batch: GivenArticle[] = []
  let characters = 0
  for await (const article of articles) {
    batch.push(article)
    characters += article.body.kind === 'text' ? article.body.text.length : article.body.html.length
    if (batch.length < articlesPerBatch && characters < charactersPerBatch) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}

interface SavedBatch {
  readonly fresh: number
  readonly entryIds: readonly number[]
  readonly onward: Parameters<typeof travel>[1]
}

/** One batch after the other: a copy finds the text that it repeats in the batches before. */
async function saveBatch(run: Run, batch: readonly GivenArticle[]): Promise<SavedBatch> {
  const { store } = run.context
  const articles = await describe(run, batch)
  const known = await findKnownImports(
    store,
    [...articles.values()].map(({ entry }) => entry),
  )
  const fresh = [...articles.values()].filter(({ entry }) => !known.has(entry.entryKey))
  const read: ReadImport[] = []
  for (const described of fresh) {
    read.push({ ...described, text: readGiven(described.article) })
    if (described.article.body.kind !== 'text') await breathe()
  }
  const { saved, kept } = await store.transaction((sql) => saveRead(sql, run.context, read))
  await countCopies(store, kept.copies)
  const left = [...known.values()].flatMap(({ state, entryId }) => (state === 'waiting' ? (entryId ?? []) : []))
  const entryIds = [...saved.map(({ entryId }) => entryId), ...left]
  return { fresh: saved.length, entryIds, onward: await onwardOf(run.context, entryIds, saved, kept.next) }
}

interface DescribedImport {
  readonly article: GivenArticle
  readonly source: Source
  readonly entry: ImportedEntry
}

interface ReadImport extends DescribedImport {
  readonly text: Outcome<TextOfEntry, DropReason>
}

/** The articles of a batch by their keys; an outlet that is met for the first time is made known. */
async function describe(run: Run, batch: readonly GivenArticle[]): Promise<ReadonlyMap<string, DescribedImport>> {
  const articles = new Map<string, DescribedImport>()
  const met = new Map<string, Source>()
  for (const article of batch) {
    const { source } = run.findSource(article)
    if (!run.hung.has(source.id)) met.set(source.id, source)
    const entryKey = keyOfGiven(article)
    const { url, title, author, publishedAt, modifiedAt } = article
    const canonicalUrl = addressOf(article)
    const entry = { sourceId: source.id, entryKey, canonicalUrl, url, title, author, publishedAt, modifiedAt }
    articles.set(entryKey, { article, source, entry })
  }
  await addImportSources(run.context.store, [...met.values()])
  for (const id of met.keys()) run.hung.add(id)
  return articles
}

/** Entries and texts in one transaction: an entry is never left behind without its text. */
async function saveRead(
  sql: Sql,
  context: Context,
  read: readonly ReadImport[],
): Promise<{ saved: readonly SavedImport[]; kept: KeptTexts }> {
  const saved = await saveImports(
    sql,
    read.map(({ entry, text }) => (text.status === 'passed' ? withDates(entry, text.value) : entry)),
  )
  const byKey = new Map(read.map((described) => [described.entry.entryKey, described]))
  const ends: EntryEnd[] = []
  const texts: { entryId: number; articleId: number; output: ExtractedArticle }[] = []
  const extract = await extractorOf(
    sql,
    context,
    saved.map(({ articleId, entryKey }) => ({ articleId, text: textOf(byKey.get(entryKey)) })),
  )
  for (const { entryId, articleId, entryKey } of saved) {
    const described = byKey.get(entryKey)
    if (described === undefined) throw new Error(`import: entry ${entryId} was saved and not handed over`)
    const outcome = await extract(described, articleId)
    if (outcome.status === 'passed') texts.push({ entryId, articleId, output: outcome.value })
    else ends.push({ entryId, stage: 'extract', outcome: 'dropped', reason: outcome.reason, detail: outcome.detail })
  }
  const kept = await keepTexts(sql, texts, context.now().toISOString())
  const onward: number[] = []
  for (const [entryId, next] of kept.next) {
    if (next.to === 'end') ends.push(endOf(entryId, next))
    else onward.push(entryId)
  }
  await endEntries(sql, ends)
  await advanceEntries(sql, onward, 'tag')
  return { saved, kept }
}

const withDates = (entry: ImportedEntry, { page }: TextOfEntry): ImportedEntry => ({
  ...entry,
  title: entry.title ?? page.title,
  publishedAt: page.publishedAt,
  modifiedAt: page.modifiedAt,
})

const textOf = (read: ReadImport | undefined): string | null =>
  read?.text.status === 'passed' ? read.text.value.page.text : null

/** Copies are sought for all texts at once: one by one, the way to the database and back would cost more than all else. */
async function extractorOf(
  sql: Sql,
  { agencies, now }: Context,
  texts: readonly { readonly articleId: number; readonly text: string | null }[],
) {
  const batch = textsOfBatch()
  const queries = texts.flatMap(({ articleId, text }) =>
    text === null ? [] : [{ articleId: String(articleId), bands: fingerprint(text).bands }],
  )
  const kept = await findNearDuplicatesOfAll(sql, queries)
  const findNearDuplicates: FindNearDuplicates = async ({ articleId, bands }) => [
    ...batch.sharing(bands, articleId),
    ...(kept.get(articleId) ?? []),
  ]
  return async ({ text, source }: ReadImport, articleId: number): Promise<Outcome<ExtractedArticle, DropReason>> => {
    if (text.status === 'dropped') return text
    const needs = { agencies, now, findNearDuplicates }
    const outcome = await articleOfText(text.value, { articleId: String(articleId), source }, needs)
    if (outcome.status === 'passed') batch.add(outcome.value.id, outcome.value.text, outcome.value.bands)
    return outcome
  }
}

const endOf = (entryId: number, next: Extract<Next, { to: 'end' }>): EntryEnd => ({
  entryId,
  stage: 'extract',
  outcome: next.dropped ? 'dropped' : 'finished',
  reason: next.reason,
  detail: next.detail,
})

/** As `readEntries` does it; but a text that was just kept is the first one of its article, and need not be loaded again. */
async function onwardOf(
  { store }: Context,
  entryIds: readonly number[],
  saved: readonly SavedImport[],
  next: ReadonlyMap<number, Next>,
): Promise<SavedBatch['onward']> {
  const former = new Map(saved.map(({ entryId, currentVersionId }) => [entryId, currentVersionId]))
  const entries = await entriesToWork(store, entryIds)
  return entries.map((entry) => {
    const to = next.get(entry.id)
    const before = former.get(entry.id)
    return {
      entry: before === undefined ? entry : { ...entry, currentVersionId: before },
      at: entry.nextStage,
      carry: to === undefined || to.to === 'end' ? null : to.carry,
    }
  })
}

/** Two more tries: a collision or a lost connection passes. What fails still is left to the service, or to the next run. */
async function tryAgain(context: Context, entryIds: readonly number[], tally: Tally): Promise<void> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      await readEntries(context, entryIds)
      break
    } catch (error) {
      if (!(error instanceof AggregateError)) throw error
    }
  }
  const ends = await countEnds(context.store, entryIds)
  tally.end(ends)
  tally.wait(entryIds.length - ends.reduce((sum, { count }) => sum + count, 0))
}

type Ends = readonly { readonly reason: string; readonly count: number }[]

interface Tally {
  readonly count: (more: Pick<ImportTally, 'read' | 'fresh' | 'known'>) => void
  readonly refuse: (reason: RefusalReason) => void
  readonly end: (ends: Ends) => void
  readonly wait: (count: number) => void
  readonly now: () => ImportTally
}

function openTally(): Tally {
  let [read, fresh, known, waiting] = [0, 0, 0, 0]
  const refused: Partial<Record<RefusalReason, number>> = {}
  const ended: Record<string, number> = {}
  return {
    count: (more) => {
      read += more.read
      fresh += more.fresh
      known += more.known
    },
    refuse: (reason) => {
      read += 1
      refused[reason] = (refused[reason] ?? 0) + 1
    },
    end: (ends) => {
      for (const { reason, count } of ends) ended[reason] = (ended[reason] ?? 0) + count
    },
    wait: (count) => {
      waiting += count
    },
    now: () => ({ read, fresh, known, waiting, refused: { ...refused }, ended: { ...ended } }),
  }
}

interface Window {
  /** Starts the work as soon as fewer than the limit are under way. Throws what a work before has thrown. */
  readonly add: (work: () => Promise<void>) => Promise<void>
  readonly end: () => Promise<void>
}

function openWindow(most: number): Window {
  const underWay = new Set<Promise<void>>()
  const faults: unknown[] = []
  const check = (): void => {
    if (faults.length > 0) throw faults[0]
  }
  return {
    add: async (work) => {
      while (underWay.size >= most) await Promise.race(underWay)
      check()
      const running: Promise<void> = work()
        .catch((fault: unknown) => {
          faults.push(fault)
        })
        .finally(() => underWay.delete(running))
      underWay.add(running)
    },
    end: async () => {
      await Promise.all(underWay)
      check()
    },
  }
}

/** Runs one piece of work after the other. Two transactions that resolve neighbouring days would only wait for each other. */
function openTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}
