import type { Source } from '@wirewatch/model'
import { sourceFinder } from '@wirewatch/pipeline/backfill/find-source.js'
import type { GivenArticle, Refusal } from '@wirewatch/pipeline/backfill/given-article.js'
import { countEnds, knownSources, refreshStatistics } from '@wirewatch/store'
import type { Context } from '../context.js'
import { oneAfterTheOther } from '../process/one-after-the-other.js'
import { codeEntries, readEntries } from '../read/read-entries.js'
import { resolveTogether } from '../resolve/resolve-together.js'
import { batchesOf } from './batches-of.js'
import { type ImportTally, openTally, type Tally } from './import-tally.js'
import type { KnownOutlets, SavedBatch } from './keep-batch.js'
import { keepOrRefuse } from './keep-or-refuse.js'
import { openWindow } from './side-by-side.js'

export interface ImportOptions {
  /** Outlets that need not be in the database yet. */
  readonly sources: readonly Source[]
  readonly onRefused: (refusal: Refusal) => void
  readonly onProgress: (tally: ImportTally) => void
  /** Reads no further; what was read is finished. */
  readonly signal?: AbortSignal
}

/** While one waits for the database, another is read. */
const batchesUnderWay = 3

/**
 * Takes articles that are handed over down the line, in batches, through the stages of the service. What is known
 * is left alone, so that a second run adds nothing and one that was broken off goes on where it was. Needs the schema of
 * `prepareSchema`.
 */
export async function importArticles(
  context: Context,
  given: AsyncIterable<GivenArticle | Refusal>,
  options: ImportOptions,
): Promise<ImportTally> {
  const outlets: KnownOutlets = { findSource: await openFinder(context, options.sources), hung: new Set() }
  const tally = openTally()
  const failed: number[][] = []
  const underWay = openWindow(batchesUnderWay)
  // Two transactions that resolve neighbouring days would only wait for each other.
  const inTurn = oneAfterTheOther()
  const readOn = async (saved: SavedBatch): Promise<void> => {
    const coded = await codeEntries(context, saved.onward)
    const faults = [...coded.faults, ...(await inTurn(() => resolveTogether(context, coded.toResolve)))]
    for (const fault of faults) context.log.warn({ fault }, 'an imported article must be tried again')
    if (faults.length > 0) failed.push([...saved.entryIds])
    else tally.end(await countEnds(context.store, saved.entryIds))
    options.onProgress(tally.now())
  }
  let batches = 0
  for await (const batch of batchesOf(refuse(given, tally, options))) {
    batches += 1
    if (isTimeForStatistics(batches)) await refreshStatistics(context.store)
    const { kept, refused } = await keepOrRefuse(context, outlets, batch)
    for (const refusal of refused) refuseOne(refusal, tally, options)
    for (const saved of kept) {
      tally.count({ read: saved.read, fresh: saved.fresh, known: saved.read - saved.fresh })
      await underWay.add(() => readOn(saved))
    }
    if (options.signal?.aborted) break
  }
  await underWay.end()
  for (const entryIds of failed) await tryAgain(context, entryIds, tally)
  return tally.now()
}

/** After 2, 4, 8 … batches: whenever the tables may have doubled. */
const isTimeForStatistics = (batches: number): boolean => batches > 1 && Number.isInteger(Math.log2(batches))

async function openFinder(
  { store, taxonomy }: Context,
  sources: readonly Source[],
): Promise<KnownOutlets['findSource']> {
  const kept = await knownSources(store)
  const ids = new Set(kept.map(({ id }) => id))
  const { countries, language } = taxonomy.region
  return sourceFinder([...kept, ...sources.filter(({ id }) => !ids.has(id))], { countries, language })
}

async function* refuse(
  given: AsyncIterable<GivenArticle | Refusal>,
  tally: Tally,
  options: ImportOptions,
): AsyncGenerator<GivenArticle> {
  for await (const article of given) {
    if ('reason' in article) refuseOne(article, tally, options)
    else yield article
  }
}

function refuseOne(refusal: Refusal, tally: Tally, { onRefused }: ImportOptions): void {
  tally.refuse(refusal.reason)
  onRefused(refusal)
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
