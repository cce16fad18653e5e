import { DatabaseDownError, type EntryEnd, endEntries } from '@wirewatch/store'
import { resolveBinding } from './bindings.js'
import { type CodedVersion, endOfResolved } from './coded-version.js'
import type { Context } from './context.js'
import { changesInWords, resolveReports } from './resolve-reports.js'
import { runStep, type Travelling, tellEnd, workedEntry } from './step.js'

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
  const startedAt = performance.now()
  const bare = some.flatMap(({ entry, carry }) => (carry === null ? entry : []))
  const loaded = await resolveBinding.load(context, bare)
  const versions = new Map(
    some.map(({ entry, carry }) => [entry, (carry as CodedVersion | null) ?? loaded.get(entry.id)]),
  )
  const changes = await resolveReports(
    context,
    [...versions.values()].flatMap((version) => version?.articleVersionId ?? []),
  )
  const ends = [...versions].map(([entry, version]): EntryEnd => {
    const ofArticle = changes.filter(({ articleIds }) => articleIds.has(String(entry.articleId)))
    const { reason, detail, dropped } = endOfResolved({ end: version?.end ?? null }, changesInWords(ofArticle))
    const outcome = dropped ? 'dropped' : 'finished'
    return { ...workedEntry(entry), stage: 'resolve', outcome, reason, detail }
  })
  await endEntries(context.store, ends)
  for (const end of ends) tellEnd(context, end)
  context.metrics.stageTook('resolve', (performance.now() - startedAt) / 1000)
}
