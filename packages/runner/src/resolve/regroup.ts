import type { Resolution, StoredReport } from '@wirewatch/model'
import { line, type Now } from '@wirewatch/pipeline'
import type { KnownWorld } from '@wirewatch/pipeline/resolve/known-world.js'
import { decisionsAbout, fieldDecisionsOn, findCandidateReports, findReports, type Sql } from '@wirewatch/store'

/** What resolving is handed beside the database. */
export interface Resolver {
  readonly world: KnownWorld
  readonly taxonomy: { readonly version: string }
  readonly now: Now
}

/** How these reports, and all that can be connected with them, fall into incidents now. Inside the transaction that keeps the answer. */
export function regroup(
  sql: Sql,
  { world }: Pick<Resolver, 'world'>,
  reports: readonly StoredReport[],
): Promise<Resolution> {
  return line.resolve.run(reports, {
    world,
    findCandidateReports: (blocks) => findCandidateReports(sql, blocks),
    decisionsAbout: (reportIds) => decisionsAbout(sql, reportIds),
    findReports: (reportIds) => findReports(sql, reportIds),
    fieldDecisionsOn: (incidentIds) => fieldDecisionsOn(sql, incidentIds),
  })
}
