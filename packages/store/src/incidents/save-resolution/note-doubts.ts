import type { ReportPair } from '@wirewatch/model'
import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import type { Plan } from './plan-revisions.js'
import type { ResolutionContext } from './resolution.js'

/** Keeps pairs of incidents that may be one, for review; what was decided about a pair stays. */
export async function noteDoubts(
  sql: Sql,
  doubts: readonly ReportPair[],
  plans: readonly Plan[],
  context: ResolutionContext,
): Promise<void> {
  const incidentOf = new Map(plans.flatMap((plan) => plan.resolved.reports.map((report) => [report.id, plan.id])))
  const pairs = doubts.flatMap(({ a, b, verdict }) => {
    const [one, other] = [incidentOf.get(a.id), incidentOf.get(b.id)]
    if (one === undefined || other === undefined || one === other) return []
    return {
      incidentId: Math.max(one, other),
      otherId: Math.min(one, other),
      reason: verdict.reasons.join('; '),
      score: Number.isFinite(verdict.support) ? verdict.support : 0,
      support: { a: a.id, b: b.id },
    }
  })
  if (pairs.length === 0) return
  await sql.rows(
    `insert into possible_duplicates (incident_id, other_id, reason, score, support, found_at)
     select distinct on ("incidentId", "otherId") "incidentId", "otherId", reason, score, support, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as x (
       "incidentId" bigint, "otherId" bigint, reason text, score double precision, support jsonb
     )
     order by "incidentId", "otherId", score desc
     on conflict (incident_id, other_id) do update set
       reason = excluded.reason,
       score = excluded.score,
       support = excluded.support
     where possible_duplicates.decision is null`,
    [asJson(pairs), context.now],
  )
}
