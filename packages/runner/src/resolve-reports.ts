import { line } from '@wirewatch/pipeline'
import { decisionsAmong, findCandidateReports, reportsToResolve, saveResolution } from '@wirewatch/store'
import { coderVersion } from './coder-version.js'
import type { Context } from './context.js'

const [, , , , resolve] = line

/**
 * Puts the reports of a text to the incidents that they open or join. One transaction, under the locks of the blocks that are searched,
 * so that two workers cannot open the same incident. Returns what came of it in words, for the entry's disposition.
 */
export async function resolveReports(
  { store, world, taxonomy, now, log }: Context,
  articleVersionId: number,
): Promise<string> {
  const saved = await store.transaction(async (sql) => {
    const reports = await reportsToResolve(sql, [articleVersionId])
    const outcome = await resolve.run(reports, {
      world,
      findCandidateReports: (blocks) => findCandidateReports(sql, blocks),
      decisionsAmong: (ids) => decisionsAmong(sql, ids),
    })
    if (outcome.status === 'dropped')
      throw new Error(`resolve: article version ${articleVersionId}: the stage drops nothing`)
    return saveResolution(sql, outcome.value, {
      articleVersionIds: [articleVersionId],
      taxonomyVersion: taxonomy.version,
      coderVersion,
      now: now().toISOString(),
    })
  })
  const changes = saved.filter((incident) => incident.change !== 'unchanged')
  for (const { publicId, change } of changes) log.info({ incident: publicId, articleVersion: articleVersionId }, change)
  return changes.map(({ publicId, change }) => `${change} ${publicId}`).join(', ') || 'changed nothing'
}
