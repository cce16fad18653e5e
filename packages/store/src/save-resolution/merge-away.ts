import { asJson } from '../as-json.js'
import type { Sql } from '../connect.js'
import type { Settled } from './plan-revisions.js'
import type { ResolutionContext } from './resolution.js'
import { writeRevisions } from './write-revisions.js'

/** The losers of a merge redirect to the winner; both states before are kept, so that it can be undone. */
export async function mergeAway(sql: Sql, plans: readonly Settled[], context: ResolutionContext): Promise<void> {
  const merges = plans.flatMap((plan) =>
    plan.absorbed.map((loser) => ({
      loserId: loser.id,
      winnerId: plan.id,
      why:
        plan.resolved.joins
          .flatMap((pair) => pair.verdict.reasons)
          .slice(0, 8)
          .join('; ') || 'one cluster of reports',
      before: { winner: plan.former, loser },
    })),
  )
  if (merges.length === 0) return
  await sql.rows(
    `with merged as (
       select * from jsonb_to_recordset($1::jsonb) as x ("loserId" bigint, "winnerId" bigint, why text, before jsonb)
     ),
     redirected as (
       update incidents set status = 'merged', merged_into = "winnerId", revision = revision + 1, revised_at = $2
       from merged
       where incidents.id = "loserId"
     )
     insert into incident_merges (kind, winner_id, loser_id, at, made_by, why, before, after)
     select 'merge', "winnerId", "loserId", $2, 'auto', why, before, '{}' from merged`,
    [asJson(merges), context.now],
  )
  await writeRevisions(
    sql,
    plans.flatMap((plan) =>
      plan.absorbed.map((loser) => ({
        id: loser.id,
        reason: 'merged',
        detail: `merged into ${plan.publicId}`,
        diff: { status: [loser.columns.status, 'merged'], merged_into: [null, plan.id] } as const,
      })),
    ),
    context,
  )
}
