import { reportsToResolve, type SavedIncident, saveResolution, withdrawnReports } from '@wirewatch/store'
import { weighRevisions } from './alerts/weigh-revisions.js'
import { coderVersion } from './coder-version.js'
import type { Context } from './context.js'
import { tellJob } from './deliver/tell-due.js'
import { regroup } from './regroup.js'

/** What resolving changed of one incident. */
export interface IncidentChange {
  readonly publicId: string
  readonly change: SavedIncident['change']
  /** What is different, in words. */
  readonly detail: string | null
  /** Those of the articles that were resolved whose reports it holds now, or held until now. */
  readonly articleIds: ReadonlySet<string>
}

/**
 * Puts the reports of texts to the incidents that they open or join. One transaction, under the locks of the blocks that are searched,
 * so that two workers cannot open the same incident. Texts may be resolved together: which incidents come of them is the same.
 */
export async function resolveReports(
  context: Context,
  articleVersionIds: readonly number[],
): Promise<readonly IncidentChange[]> {
  const { store, queues, world, taxonomy, now, log, metrics } = context
  const { articleOf, withdrawn, saved, toTell } = await store.transaction(async (sql) => {
    const reports = await reportsToResolve(sql, articleVersionIds)
    const withdrawn = await withdrawnReports(sql, articleVersionIds)
    const saved = await saveResolution(sql, await regroup(sql, { world }, reports), {
      articleVersionIds,
      taxonomyVersion: taxonomy.version,
      coderVersion,
      now: now().toISOString(),
    })
    const toTell = await weighRevisions(sql, context, saved)
    return { articleOf: new Map(reports.map(({ id, articleId }) => [id, articleId])), withdrawn, saved, toTell }
  })
  // The schedule looks into the outbox too: this only makes it sooner.
  if (toTell > 0) await queues.add([tellJob(articleVersionIds)])
  const changed = saved.filter((incident) => incident.change !== 'unchanged')
  for (const { publicId, change } of changed) {
    metrics.incidentChanged(change)
    log.info({ incident: publicId, articleVersions: articleVersionIds }, change)
  }
  return changed.map(({ id, publicId, change, detail, reportIds }) => ({
    publicId,
    change,
    detail,
    articleIds: new Set([
      ...reportIds.flatMap((report) => articleOf.get(report) ?? []),
      ...withdrawn.flatMap(({ articleId, incidentId }) => (incidentId === id ? articleId : [])),
    ]),
  }))
}

/** For the disposition of an entry. */
export const changesInWords = (changes: readonly IncidentChange[]): string =>
  changes.map(({ publicId, change }) => `${change} ${publicId}`).join(', ') || 'changed nothing'
