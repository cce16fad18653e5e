import {
  countTextsReadOtherwise,
  holdRuleSets,
  loadArticles,
  saveCodedEvents,
  saveMentions,
  stampReadings,
  storedReadings,
  textsReadOtherwise,
  textsToResolve,
} from '@wirewatch/store'
import { nothingToTell } from '../alerts/keep-alerts.js'
import { coderVersion } from '../coder-version.js'
import type { Context } from '../context.js'
import { togetherOrAlone } from '../entries/together-or-alone.js'
import { messageOf } from '../process/message-of.js'
import { type IncidentChange, type ResolvedTexts, resolveReports } from '../resolve/resolve-reports.js'
import { tellSoon } from '../tell/tell-at-once.js'
import { compareReadings, type ReadingChange } from './compare-readings.js'
import { readAgain } from './read-again.js'
import { rehearse, within } from './rehearse.js'

export interface RecodeProgress {
  readonly doing: 'reading' | 'rehearsing' | 'applying'
  readonly done: number
  readonly of: number
}

export interface RecodePlan {
  /** Texts that were read with another taxonomy or coder. */
  readonly texts: number
  readonly changes: readonly ReadingChange[]
  /** What becomes of incidents, as far as batches can be told apart. */
  readonly incidents: readonly IncidentChange[]
  readonly faults: readonly TextFault[]
}

export interface TextFault {
  readonly articleVersionId: number
  readonly message: string
}

export interface RecodeWatch {
  readonly onProgress: (progress: RecodeProgress) => void
  /** Ends after the batch that is under way; what is done is kept, and the next run goes on from there. */
  readonly signal?: AbortSignal
}

/**
 * Reads again every text that was read with another taxonomy or other rules, and says what would become of it. Keeps nothing, but
 * notes with `stamp` the texts that give what is kept of them: they need not be read a second time.
 */
export async function planRecode(
  context: Context,
  { since, stamp }: { readonly since: string | null; readonly stamp: boolean },
  { onProgress, signal }: RecodeWatch,
): Promise<RecodePlan> {
  const { store, taxonomy } = context
  const wanted = { taxonomyVersion: taxonomy.version, coderVersion, since }
  const texts = await countTextsReadOtherwise(store, wanted)
  const changes: ReadingChange[] = []
  const faults: TextFault[] = []
  let done = 0
  let after = 0
  while (signal?.aborted !== true) {
    const ids = await textsReadOtherwise(store, wanted, after, textsAtOnce)
    if (ids.length === 0) break
    after = ids.at(-1)!
    const read = await compareBatch(context, ids)
    changes.push(...read.changes)
    faults.push(...read.faults)
    if (stamp) await stampReadings(store, read.unchanged, wanted)
    done += ids.length
    onProgress({ doing: 'reading', done, of: texts })
  }
  const incidents: IncidentChange[] = []
  for (let start = 0; start < changes.length && signal?.aborted !== true; start += textsInTransaction) {
    const some = idsOf(changes.slice(start, start + textsInTransaction))
    incidents.push(...(await rehearse(context, (bound) => keepReadings(bound, some))).changes)
    onProgress({ doing: 'rehearsing', done: Math.min(start + some.length, changes.length), of: changes.length })
  }
  return { texts, changes, incidents, faults }
}

/** Keeps what was planned, a batch a transaction. Decisions of analysts stand: resolving heeds them as it always does. */
export async function applyRecode(
  context: Context,
  changes: readonly ReadingChange[],
  { onProgress, signal }: RecodeWatch,
): Promise<Pick<RecodePlan, 'incidents' | 'faults'>> {
  const incidents: IncidentChange[] = []
  const faults: TextFault[] = []
  for (let start = 0; start < changes.length && signal?.aborted !== true; start += textsInTransaction) {
    const some = idsOf(changes.slice(start, start + textsInTransaction))
    const kept = await togetherOrAlone(context, some, (ids) => keepTogether(context, ids))
    incidents.push(...kept.done)
    faults.push(...kept.faults.map(({ item, error }) => ({ articleVersionId: item, message: error.message })))
    onProgress({ doing: 'applying', done: Math.min(start + some.length, changes.length), of: changes.length })
  }
  return { incidents, faults }
}

const textsAtOnce = 200
/** Few enough to keep the locks of their blocks for a moment only. */
const textsInTransaction = 25

const idsOf = (changes: readonly ReadingChange[]): number[] => changes.map(({ articleVersionId }) => articleVersionId)

async function compareBatch({ store, taxonomy }: Context, ids: readonly number[]) {
  const [articles, stored] = await Promise.all([loadArticles(store, ids), storedReadings(store, ids)])
  const byVersion = new Map(stored.map((reading) => [reading.articleVersionId, reading]))
  const changes: ReadingChange[] = []
  const unchanged: number[] = []
  const faults: TextFault[] = []
  for (const article of articles) {
    const { articleVersionId } = article
    const before = byVersion.get(articleVersionId)
    if (before === undefined) continue
    try {
      const change = compareReadings(before, readAgain(article, taxonomy))
      if (change === null) unchanged.push(articleVersionId)
      else changes.push(change)
    } catch (error) {
      faults.push({ articleVersionId, message: messageOf(error) })
    }
  }
  return { changes, unchanged, faults }
}

async function keepTogether(context: Context, ids: readonly number[]): Promise<readonly IncidentChange[]> {
  const { changes, toTell } = await context.store.transaction((sql) => keepReadings(within(context, sql), ids))
  await tellSoon(context, toTell)
  return changes
}

/** Reads the texts as they are now: an edit since the plan was made has its own way down the line, and its text is left out. */
async function keepReadings(context: Context, ids: readonly number[]): Promise<ResolvedTexts> {
  const { store, taxonomy } = context
  await holdRuleSets(store)
  const readings = (await loadArticles(store, ids)).map((article) => readAgain(article, taxonomy))
  await saveCodedEvents(
    store,
    readings.map(({ coded }) => coded),
  )
  await saveMentions(
    store,
    readings.map(({ mentions }) => mentions),
  )
  const toResolve = await textsToResolve(store, ids)
  return toResolve.size === 0 ? { changes: [], toTell: nothingToTell } : resolveReports(context, [...toResolve])
}
