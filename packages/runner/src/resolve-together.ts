import { DatabaseDownError, endEntries } from '@wirewatch/store'
import { resolveBinding } from './bindings.js'
import type { Context } from './context.js'
import { changesInWords, resolveReports } from './resolve-reports.js'
import { runStep, type Travelling } from './step.js'

/** Texts of one transaction: enough to share its cost, few enough to keep the locks of their blocks for a moment only. */
const textsPerTransaction = 25

/**
 * Resolves what was coded, many texts in one transaction: a tenth of the cost of one each. Where that fails, each is resolved
 * by itself, so that only the one that cannot be resolved stays. Returns the faults of those that must be tried again.
 */
export async function resolveTogether(context: Context, travelling: readonly Travelling[]): Promise<readonly Error[]> {
  const faults: Error[] = []
  for (let start = 0; start < travelling.length; start += textsPerTransaction) {
    const some = travelling.slice(start, start + textsPerTransaction)
    try {
      await resolveSome(context, some)
    } catch (error) {
      if (error instanceof DatabaseDownError) throw error
      faults.push(...(await runStep(context, resolveBinding, some)).faults)
    }
  }
  return faults
}

async function resolveSome(context: Context, some: readonly Travelling[]): Promise<void> {
  const versions = await resolveBinding.load(
    context,
    some.map(({ entry }) => entry),
  )
  const changes = await resolveReports(
    context,
    [...versions.values()].map(({ articleVersionId }) => articleVersionId),
  )
  await endEntries(
    context.store,
    some.map(({ entry }) => ({
      entryId: entry.id,
      stage: 'resolve',
      outcome: 'finished',
      reason: 'resolved',
      detail: changesInWords(changes.filter(({ articleIds }) => articleIds.has(String(entry.articleId)))),
    })),
  )
}
