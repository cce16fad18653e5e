import type { StoredReport } from '@wirewatch/model'
import { reportsToResolve, type SavedIncident, type Sql, saveResolution, withdrawnReports } from '@wirewatch/store'
import type { Alerting } from '../alerts/alerting.js'
import type { ToTell } from '../alerts/keep-alerts.js'
import { holdRulesInForce } from '../alerts/rules-in-force.js'
import { weighRevisions } from '../alerts/weigh-revisions.js'
import { coderVersion } from '../coder-version.js'
import type { Context } from '../context.js'
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

export interface ResolvedTexts {
  readonly changes: readonly IncidentChange[]
  /** What there is to tell of them: call `tellAtOnce` in the transaction, or `tellSoon` once it is committed. */
  readonly toTell: ToTell
}

/**
 * Puts the reports of texts to the incidents that they open or join. One transaction, under the locks of the blocks that are searched,
 * so that two workers cannot open the same incident. Texts may be resolved together: which incidents come of them is the same.
 * @param keepToo keeps what follows from it in the same transaction; told also by which rules it was weighed
 */
export async function resolveReports(
  context: Context,
  articleVersionIds: readonly number[],
  keepToo: (sql: Sql, resolved: ResolvedTexts, alerting: Alerting) => Promise<void> = async () => {},
): Promise<ResolvedTexts> {
  const { store, world, taxonomy, now, log, metrics } = context
  const { texts: resolved, notices } = await store.transaction(async (sql) => {
    const [alerting, reports] = await Promise.all([
      holdRulesInForce(sql, context),
      reportsToResolve(sql, articleVersionIds),
    ])
    const [withdrawn, resolution] = await Promise.all([
      withdrawnReports(sql, articleVersionIds),
      regroup(sql, { world }, reports),
    ])
    const saved = await saveResolution(sql, resolution, {
      articleVersionIds,
      taxonomyVersion: taxonomy.version,
      coderVersion,
      now: now().toISOString(),
    })
    const toTell = await weighRevisions(sql, { alerting, now }, saved)
    const texts = { changes: changesOf(saved, reports, withdrawn), toTell }
    const [notices] = await Promise.all([toTell.written, keepToo(sql, texts, alerting)])
    return { texts, notices }
  })
  metrics.stageEnded('alert', 'passed', '', notices)
  for (const { publicId, change } of resolved.changes) {
    metrics.incidentChanged(change)
    log.info({ incident: publicId, articleVersions: articleVersionIds }, change)
  }
  return resolved
}

function changesOf(
  saved: readonly SavedIncident[],
  reports: readonly StoredReport[],
  withdrawn: readonly { readonly articleId: string; readonly incidentId: number }[],
): IncidentChange[] {
  const articleOf = new Map(reports.map(({ id, articleId }) => [id, articleId]))
  return saved
    .filter(({ change }) => change !== 'unchanged')
    .map(({ id, publicId, change, detail, reportIds }) => ({
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
