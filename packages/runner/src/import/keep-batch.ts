import { setImmediate as breathe } from 'node:timers/promises'
import type { Outcome, Source } from '@wirewatch/model'
import type { DropReason } from '@wirewatch/pipeline'
import type { FoundSource } from '@wirewatch/pipeline/backfill/find-source.js'
import type { GivenArticle } from '@wirewatch/pipeline/backfill/given-article.js'
import { keyOfGiven } from '@wirewatch/pipeline/backfill/key-given.js'
import { addressOf, readGiven } from '@wirewatch/pipeline/backfill/read-given.js'
import {
  articleOfText,
  type ExtractedArticle,
  type FindNearDuplicates,
  type TextOfEntry as GivenText,
} from '@wirewatch/pipeline/extract/extract.js'
import { textsOfBatch } from '@wirewatch/pipeline/extract/find-repeat.js'
import { fingerprint } from '@wirewatch/pipeline/extract/fingerprint.js'
import {
  addImportSources,
  advanceEntries,
  type EntryEnd,
  type EntryStage,
  endEntries,
  entriesToWork,
  findKnownImports,
  findNearDuplicatesOfAll,
  type ImportedEntry,
  type SavedImport,
  type Sql,
  type Store,
  saveImports,
  type WorkedEntry,
} from '@wirewatch/store'
import type { Context } from '../context.js'
import { countCopies, type KeptTexts, keepTexts, type TextOfEntry } from '../keep-texts.js'
import type { End, Travelling } from '../step.js'

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
  readonly onward: readonly Travelling[]
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
    read.push({ ...described, text: readGiven(described.article) })
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
    onward: await onwardOf(context, entryIds, saved, kept.next),
  }
}

interface DescribedImport {
  readonly article: GivenArticle
  readonly source: Source
  readonly entry: ImportedEntry
}

interface ReadImport extends DescribedImport {
  readonly text: Outcome<GivenText, DropReason>
}

/** The articles of a batch by their keys; an outlet that is met for the first time is made known. */
async function describe(
  store: Store,
  { findSource, hung }: KnownOutlets,
  batch: readonly GivenArticle[],
): Promise<ReadonlyMap<string, DescribedImport>> {
  const articles = new Map<string, DescribedImport>()
  const met = new Map<string, Source>()
  for (const article of batch) {
    const { source } = findSource(article)
    if (!hung.has(source.id)) met.set(source.id, source)
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
  const byKey = new Map(read.map((described) => [described.entry.entryKey, described]))
  const ends: EntryEnd[] = []
  const texts: TextOfEntry[] = []
  const extract = await extractorOf(
    sql,
    context,
    saved.map(({ articleId, entryKey }) => ({ articleId, text: textOf(byKey.get(entryKey)) })),
  )
  for (const { entryId, articleId, entryKey } of saved) {
    const described = byKey.get(entryKey)
    if (described === undefined) throw new Error(`import: entry ${entryId} was saved and not handed over`)
    const outcome = await extract(described, articleId)
    const worked = { entryId, entryHash: entryKey }
    if (outcome.status === 'passed') texts.push({ ...worked, articleId, output: outcome.value })
    else ends.push({ ...worked, stage: 'extract', outcome: 'dropped', reason: outcome.reason, detail: outcome.detail })
  }
  const kept = await keepTexts(sql, texts, context.now().toISOString())
  await sendOn(sql, texts, kept, ends)
  return { saved, kept }
}

const withDates = (entry: ImportedEntry, { page }: GivenText): ImportedEntry => ({
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

async function sendOn(
  sql: Sql,
  texts: readonly TextOfEntry[],
  { next }: KeptTexts,
  alreadyOver: readonly EntryEnd[],
): Promise<void> {
  const ends = [...alreadyOver]
  const onward = new Map<EntryStage, WorkedEntry[]>()
  for (const { entryId, entryHash } of texts) {
    const where = next.get(entryId)
    if (where === undefined || where.to === 'wait') continue
    const worked = { entryId, entryHash }
    if (where.to === 'end') ends.push(endOf(worked, where))
    else onward.set(where.to, [...(onward.get(where.to) ?? []), worked])
  }
  await endEntries(sql, ends)
  for (const [to, entries] of onward) await advanceEntries(sql, entries, to)
}

const endOf = (worked: WorkedEntry, { reason, detail, dropped }: End): EntryEnd => ({
  ...worked,
  stage: 'extract',
  outcome: dropped ? 'dropped' : 'finished',
  reason,
  detail,
})

/** As `readEntries` does it; but a text that was just kept is the first one of its article, and need not be loaded again. */
async function onwardOf(
  { store }: Context,
  entryIds: readonly number[],
  saved: readonly SavedImport[],
  next: KeptTexts['next'],
): Promise<SavedBatch['onward']> {
  const former = new Map(saved.map(({ entryId, currentVersionId }) => [entryId, currentVersionId]))
  const entries = await entriesToWork(store, entryIds)
  return entries.map((entry) => {
    const to = next.get(entry.id)
    const before = former.get(entry.id)
    return {
      entry: before === undefined ? entry : { ...entry, currentVersionId: before },
      at: entry.nextStage,
      carry: to === undefined || to.to === 'end' || to.to === 'wait' ? null : to.carry,
    }
  })
}
