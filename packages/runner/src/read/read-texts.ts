import type { Outcome } from '@wirewatch/model'
import { type DropReason, type FetchUrl, line, type Stage } from '@wirewatch/pipeline'
import type { CodedTaggedArticle } from '@wirewatch/pipeline/code/code.js'
import type { ExtractedArticle } from '@wirewatch/pipeline/extract/extract.js'
import { type EntryStage, type EntryToWork, type KeptArticle, loadArticles } from '@wirewatch/store'
import type { Context } from '../context.js'
import type { End } from '../entries/entry-end.js'
import type { EntryFault } from '../entries/entry-fault.js'
import { errorOfEntry } from '../entries/error-of-entry.js'
import { oneAfterTheOther } from '../process/one-after-the-other.js'
import { StoppingError } from '../process/stopping-error.js'
import { findCopiesTogether } from './find-copies-together.js'
import { isCopy } from './keep-texts.js'

/** An entry that waits to be read. */
export interface WaitingEntry {
  readonly entry: EntryToWork
  /** Its text, where that is kept and at hand. */
  readonly article: KeptArticle | null
}

/** What reading an entry came to. Nothing of it is kept yet. */
export type Read = { readonly entry: EntryToWork } & (
  | { readonly kind: 'ended'; readonly end: End }
  /** A text just read; it is not coded where it only repeats another. */
  | { readonly kind: 'fresh'; readonly article: ExtractedArticle; readonly coded: CodedTaggedArticle | null }
  /** A text that was kept before it was coded. */
  | { readonly kind: 'kept'; readonly article: KeptArticle; readonly coded: CodedTaggedArticle }
)

export interface ReadTexts {
  readonly reads: readonly Read[]
  readonly faults: readonly EntryFault[]
  /** The process is being stopped: what was read is to be kept, the rest is another's. */
  readonly stopping: StoppingError | null
}

/**
 * Takes entries through extract, tag and code, in memory: the stages ask nothing of the database but what repeats what. Each ends on its
 * own; one that fails leaves the others as they are.
 */
export async function readTexts(context: Context, waiting: readonly WaitingEntry[]): Promise<ReadTexts> {
  const unread = waiting.filter(({ entry }) => entry.nextStage === 'extract').map(({ entry }) => entry)
  const extracted = await extractAll(context, unread)
  const kept = await loadMissing(
    context,
    waiting.filter(({ entry }) => entry.nextStage !== 'extract'),
  )
  const fresh = extracted.texts.map(({ entry, outcome }): Uncoded => {
    if (outcome.status === 'dropped') return { entry, kind: 'ended', end: { ...outcome, dropped: true } }
    return { entry, kind: 'fresh', article: outcome.value }
  })
  const coded = codeAll(context, [...fresh, ...kept])
  return {
    reads: coded.reads,
    faults: [...extracted.faults, ...coded.faults],
    stopping: extracted.stopping,
  }
}

interface Extracted {
  readonly texts: readonly { readonly entry: EntryToWork; readonly outcome: Outcome<ExtractedArticle, DropReason> }[]
  readonly faults: readonly EntryFault[]
  readonly stopping: StoppingError | null
}

async function extractAll(context: Context, entries: readonly EntryToWork[]): Promise<Extracted> {
  const took = startOf(context, 'extract', entries.length)
  // Pages of one batch are asked for one by one: two that are large are not held at once.
  const inTurn = oneAfterTheOther()
  const settled = await findCopiesTogether(context.store, entries, (entry, findNearDuplicates) => {
    const { agencies, pageWords, now } = context
    const subject = { feedId: entry.feedId, entryId: entry.id }
    const fetchUrl: FetchUrl = (request) => inTurn(() => context.fetchUrl(request, subject))
    const input = { articleId: String(entry.articleId), entry: entry.entry, source: entry.source }
    return line.extract.run(input, { fetchUrl, agencies, pageWords, now, findNearDuplicates })
  })
  took()
  const texts: Extracted['texts'][number][] = []
  const faults: EntryFault[] = []
  let stopping: StoppingError | null = null
  settled.forEach((result, place) => {
    const entry = entries[place]!
    if (result.status === 'fulfilled') texts.push({ entry, outcome: result.value })
    else if (result.reason instanceof StoppingError) stopping = result.reason
    else faults.push({ entry, stage: 'extract', error: errorOfEntry(result.reason) })
  })
  return { texts, faults, stopping }
}

type Uncoded = { readonly entry: EntryToWork } & (
  | { readonly kind: 'ended'; readonly end: End }
  | { readonly kind: 'fresh'; readonly article: ExtractedArticle }
  | { readonly kind: 'kept'; readonly article: KeptArticle }
)

const nothingToDo: End = { reason: 'nothing-to-do', detail: null, dropped: false }

async function loadMissing({ store }: Context, waiting: readonly WaitingEntry[]): Promise<Uncoded[]> {
  const missing = waiting.flatMap(({ entry, article }) => (article === null ? (entry.articleVersionId ?? []) : []))
  const loaded = missing.length === 0 ? [] : await loadArticles(store, missing)
  const byVersion = new Map(loaded.map((article) => [article.articleVersionId, article]))
  return waiting.map(({ entry, article }): Uncoded => {
    const text = article ?? byVersion.get(entry.articleVersionId ?? -1)
    return text === undefined ? { entry, kind: 'ended', end: nothingToDo } : { entry, kind: 'kept', article: text }
  })
}

function codeAll(context: Context, uncoded: readonly Uncoded[]): Omit<ReadTexts, 'stopping'> {
  const texts = uncoded.flatMap((one) =>
    one.kind === 'ended' || (one.kind === 'fresh' && isCopy(one.article)) ? [] : one,
  )
  const tagged = runAll(context, line.tag, texts)
  const coded = runAll(context, line.code, tagged.done)
  const codedOf = new Map(coded.done.map(({ entry, article }) => [entry, article]))
  const faults = [...tagged.faults, ...coded.faults]
  const failed = new Set(faults.map(({ entry }) => entry))
  const reads = uncoded.flatMap((one): Read | readonly Read[] => {
    if (failed.has(one.entry)) return []
    if (one.kind === 'ended') return one
    const text = codedOf.get(one.entry) ?? null
    if (one.kind === 'fresh') return { ...one, coded: text }
    return text === null ? [] : { ...one, coded: text }
  })
  return { reads, faults }
}

interface OfEntry<Text> {
  readonly entry: EntryToWork
  readonly article: Text
}

/** Runs a stage on one text after the other; one that fails leaves the others as they are. */
function runAll<In, Out>(
  context: Context,
  stage: Stage<EntryStage, In, Out, Context>,
  texts: readonly OfEntry<In>[],
): { readonly done: readonly OfEntry<Out>[]; readonly faults: readonly EntryFault[] } {
  const took = startOf(context, stage.name, texts.length)
  const done: OfEntry<Out>[] = []
  const faults: EntryFault[] = []
  for (const { entry, article } of texts) {
    try {
      done.push({ entry, article: stage.run(article, context) })
    } catch (error) {
      faults.push({ entry, stage: stage.name, error: errorOfEntry(error) })
    }
  }
  took()
  return { done, faults }
}

/** Measures how long a stage takes for a batch. */
function startOf({ metrics }: Context, stage: EntryStage, items: number): () => void {
  const startedAt = performance.now()
  return () => {
    if (items > 0) metrics.stageTook(stage, (performance.now() - startedAt) / 1000)
  }
}
