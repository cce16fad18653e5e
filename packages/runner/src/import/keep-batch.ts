import { setImmediate as breathe } from 'node:timers/promises'
import type { Outcome, Source } from '@wirewatch/model'
import type { DropReason } from '@wirewatch/pipeline'
import { datedIn } from '@wirewatch/pipeline/backfill/dated-in.js'
import type { FoundSource } from '@wirewatch/pipeline/backfill/find-source.js'
import type { GivenArticle } from '@wirewatch/pipeline/backfill/given-article.js'
import { keyOfGiven } from '@wirewatch/pipeline/backfill/key-given.js'
import { addressOf, readGiven } from '@wirewatch/pipeline/backfill/read-given.js'
import { articleOfText, type ExtractedArticle, type TextOfEntry } from '@wirewatch/pipeline/extract/extract.js'
import {
  addImportSources,
  entriesToWork,
  findKnownImports,
  type ImportedEntry,
  type SavedImport,
  type Sql,
  type Store,
  saveImports,
} from '@wirewatch/store'
import type { Context } from '../context.js'
import { type Next, sendOn } from '../entries/send-on.js'
import { findCopiesTogether } from '../read/find-copies-together.js'
import { countCopies, type KeptTexts, keepTexts, type TextToKeep } from '../read/keep-texts.js'
import type { WaitingEntry } from '../read/read-texts.js'

/** What a run knows of outlets. */
export interface KnownOutlets {
  readonly findSource: (article: GivenArticle) => FoundSource
  /** Ids of outlets that have what their imports hang on. */
  readonly hung: Set<string>
}

export interface SavedBatch {
  /** Those that are known already and those that the batch holds twice included. */
  readonly read: number
  readonly fresh: number
  readonly entryIds: readonly number[]
  /** Those that wait for the line. */
  readonly onward: readonly WaitingEntry[]
}

/** Keeps what is new of a batch. Call it for one batch after the other: a copy finds the text that it repeats in the batches before. */
export async function keepBatch(
  context: Context,
  outlets: KnownOutlets,
  batch: readonly GivenArticle[],
): Promise<SavedBatch> {
  const { store } = context
  const articles = await describe(store, outlets, batch)
  const known = await findKnownImports(
    store,
    [...articles.values()].map(({ entry }) => entry),
  )
  const fresh = [...articles.values()].filter(({ entry }) => !known.has(entry.entryKey))
  const read: ReadImport[] = []
  for (const described of fresh) {
    read.push({ ...described, text: readGiven(described.article, context.pageWords, described.source.zone) })
    if (described.article.body.kind !== 'text') await breathe()
  }
  const { saved, kept } = await store.transaction((sql) => saveRead(sql, context, read))
  await countCopies(store, kept.copies)
  const left = [...known.values()].flatMap(({ state, entryId }) => (state === 'waiting' ? (entryId ?? []) : []))
  const entryIds = [...saved.map(({ entryId }) => entryId), ...left]
  return {
    read: batch.length,
    fresh: saved.length,
    entryIds,
    onward: await onwardOf(context, entryIds, kept.next),
  }
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
async function describe(
  store: Store,
  { findSource, hung }: KnownOutlets,
  batch: readonly GivenArticle[],
): Promise<ReadonlyMap<string, DescribedImport>> {
  const articles = new Map<string, DescribedImport>()
  const met = new Map<string, Source>()
  for (const given of batch) {
    const { source } = findSource(given)
    if (!hung.has(source.id)) met.set(source.id, source)
    const article = datedIn(given, source.zone)
    const entryKey = keyOfGiven(article)
    const { url, title, author, publishedAt, modifiedAt } = article
    const canonicalUrl = addressOf(article)
    const entry = { sourceId: source.id, entryKey, canonicalUrl, url, title, author, publishedAt, modifiedAt }
    articles.set(entryKey, { article, source, entry })
  }
  await addImportSources(store, [...met.values()])
  for (const id of met.keys()) hung.add(id)
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
  const outcomes = await extractAll(sql, context, saved, read)
  const texts = outcomes.flatMap(({ outcome, ...worked }): TextToKeep | readonly TextToKeep[] =>
    outcome.status === 'passed' ? { ...worked, output: outcome.value, marks: null } : [],
  )
  const kept = await keepTexts(sql, texts, context.now().toISOString())
  await sendOn(
    sql,
    outcomes.map(({ entryId, entryHash, waitedFor, outcome }) => [
      { entryId, entryHash, waitedFor },
      kept.next.get(entryId) ?? afterDrop(outcome),
    ]),
  )
  return { saved, kept }
}

function afterDrop(outcome: Outcome<ExtractedArticle, DropReason>): Next {
  if (outcome.status === 'passed') return { to: 'wait' }
  return { to: 'end', at: 'extract', end: { ...outcome, dropped: true }, articleVersionId: null }
}

const withDates = (entry: ImportedEntry, { page }: TextOfEntry): ImportedEntry => ({
  ...entry,
  title: entry.title ?? page.title,
  publishedAt: page.publishedAt,
  modifiedAt: page.modifiedAt,
})

interface ExtractedImport extends Omit<TextToKeep, 'output' | 'marks'> {
  readonly outcome: Outcome<ExtractedArticle, DropReason>
}

async function extractAll(
  sql: Sql,
  { agencies, pageWords, now }: Context,
  saved: readonly SavedImport[],
  read: readonly ReadImport[],
): Promise<ExtractedImport[]> {
  const byKey = new Map(read.map((described) => [described.entry.entryKey, described]))
  const settled = await findCopiesTogether(
    sql,
    saved,
    async ({ entryId, entryKey, articleId, sourceId, articleSourceId }, findNearDuplicates) => {
      const described = byKey.get(entryKey)
      if (described === undefined) throw new Error(`import: entry ${entryId} was saved and not handed over`)
      const { text, source } = described
      const of = { articleId: String(articleId), source }
      const outcome =
        text.status === 'dropped'
          ? text
          : await articleOfText(text.value, of, { agencies, pageWords, now, findNearDuplicates })
      const worked = { entryId, entryHash: entryKey, waitedFor: 'extract' } as const
      return { ...worked, articleId, isOfOutlet: sourceId === articleSourceId, outcome }
    },
  )
  return settled.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}

/** As `readEntries` takes them; but a text that was just kept need not be loaded again. */
async function onwardOf(
  { store }: Context,
  entryIds: readonly number[],
  next: KeptTexts['next'],
): Promise<SavedBatch['onward']> {
  const entries = await entriesToWork(store, entryIds)
  return entries.map((entry) => {
    const to = next.get(entry.id)
    return { entry, article: to?.to === 'tag' ? to.article : null }
  })
}
