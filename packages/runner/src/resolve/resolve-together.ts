import { type EntryEnd, type EntryToWork, endEntries } from '@wirewatch/store'
import type { Context } from '../context.js'
import { type End, tellEnd } from '../entries/entry-end.js'
import { faultAtItsStage, noteFaults } from '../entries/entry-fault.js'
import { endOf, workedEntry } from '../entries/send-on.js'
import { togetherOrAlone } from '../entries/together-or-alone.js'
import { sendTold, tellAtOnce } from '../tell/tell-at-once.js'
import { nothingTold } from '../tell/tell-waiting.js'
import { changesInWords, type IncidentChange, resolveReports } from './resolve-reports.js'

/** An entry whose text is to be resolved. */
export interface ToResolve {
  readonly entry: EntryToWork
  /** How it ends where its text reports nothing, and only takes back what an earlier one reported; null: as resolved. */
  readonly end: End | null
}

/** Texts of one transaction: enough to share its cost, few enough to keep the locks of their blocks for a moment only. */
const textsPerTransaction = 25

/**
 * Resolves what was coded, many texts in one transaction: a tenth of the cost of one each. Where that fails, each is resolved
 * by itself, so that only the one that cannot be resolved stays. Returns the faults of those that must be tried again.
 */
export async function resolveTogether(context: Context, texts: readonly ToResolve[]): Promise<readonly Error[]> {
  const faults: Error[] = []
  for (let start = 0; start < texts.length; start += textsPerTransaction) {
    const some = texts.slice(start, start + textsPerTransaction)
    const resolved = await togetherOrAlone(context, some, (these) => resolveSome(context, these))
    faults.push(...(await noteFaults(context, resolved.faults.map(faultAtItsStage))))
  }
  return faults
}

/** The entries end in the transaction that keeps the incidents and the messages that tell of them. */
async function resolveSome(context: Context, some: readonly ToResolve[]): Promise<readonly EntryEnd[]> {
  const startedAt = performance.now()
  const versions = some.flatMap(({ entry }) => entry.articleVersionId ?? [])
  let ends: readonly EntryEnd[] = []
  let told = nothingTold
  await resolveReports(context, versions, async (sql, { changes, toTell }, alerting) => {
    ends = some.map((text) => endOf(workedEntry(text.entry), 'resolve', endOfResolved(text, changes)))
    const ended = endEntries(sql, ends)
    ;[told] = await Promise.all([tellAtOnce(sql, { ...context, alerting }, toTell), ended])
  })
  await sendTold(context, told)
  for (const end of ends) tellEnd(context, end)
  context.metrics.stageTook('resolve', (performance.now() - startedAt) / 1000)
  return ends
}

function endOfResolved({ entry, end }: ToResolve, changes: readonly IncidentChange[]): End {
  const words = changesInWords(changes.filter(({ articleIds }) => articleIds.has(String(entry.articleId))))
  if (end === null) return { reason: 'resolved', detail: words, dropped: false }
  return { ...end, detail: `${end.detail}; ${words}` }
}
