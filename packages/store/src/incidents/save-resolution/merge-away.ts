import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import type { Plan } from './plan-revisions.js'
import type { ResolutionContext, SavedIncident } from './resolution.js'
import { nextRevision, writeRevisions } from './write-revisions.js'

/** The losers of a merge redirect to the winner; both states before are kept. */
export async function mergeAway(
  sql: Sql,
  plans: readonly Plan[],
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  const losers = plans.flatMap((plan) => plan.absorbed.map((loser) => ({ loser, plan })))
  if (losers.length === 0) return []
  await sql.rows(
    `with merged as (
       select * from jsonb_to_recordset($1::jsonb) as x ("loserId" bigint, "winnerId" bigint, why text, before jsonb)
     ),
     redirected as (
       update incidents set status = 'merged', merged_into = "winnerId", revision = ${nextRevision}, revised_at = $2
       from merged
       where incidents.id = "loserId"
     )
     insert into incident_merges (kind, winner_id, loser_id, at, made_by, why, before, after, decision_id)
     select 'merge', "winnerId", "loserId", $2, $3, why, before, '{}', $4 from merged`,
    [
      asJson(
        losers.map(({ loser, plan }) => ({
          loserId: loser.id,
          winnerId: plan.id,
          why: context.act?.why ?? whyOne(plan),
          before: { winner: plan.former, loser },
        })),
      ),
      context.now,
      context.act?.analyst ?? 'auto',
      context.act?.decisionId ?? null,
    ],
  )
  return writeRevisions(
    sql,
    losers.map(({ loser, plan }) => ({
      id: loser.id,
      publicId: loser.publicId,
      change: 'merged',
      formerRevision: loser.revision,
      reason: 'merged',
      detail: `merged into ${plan.publicId}`,
      diff: { status: [loser.columns.status, 'merged'], merged_into: [null, plan.id] },
      reportIds: [],
    })),
    context,
  )
}

const whyOne = ({ resolved }: Plan): string =>
  resolved.joins
    .flatMap((pair) => pair.verdict.reasons)
    .slice(0, 8)
    .join('; ') || 'one cluster of reports'
