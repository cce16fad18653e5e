import type { IncidentReport, ReportPair } from '@wirewatch/model'
import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import type { ReportRelation } from '../../schema/incident-history.js'
import { missing } from './missing.js'
import type { Plan } from './plan-revisions.js'
import type { ResolutionContext } from './resolution.js'
import type { Scene } from './scene.js'

/** Takes away what was superseded, moves what changed its incident, and attaches what is new. */
export async function moveReports(
  sql: Sql,
  plans: readonly Plan[],
  scene: Scene,
  context: ResolutionContext,
): Promise<void> {
  const moves = plans.flatMap((plan) =>
    plan.resolved.reports.flatMap((report, index) => {
      const known = scene.reports.get(report.id) ?? missing(`report ${report.id}`)
      if (known.attachedTo === plan.id) return []
      const opens = plan.former === null && index === 0
      return {
        incidentId: plan.id,
        codedEventId: known.codedEventId,
        articleVersionId: known.articleVersionId,
        relation: opens ? 'opens' : relationOf[report.role],
        origin: report.origin,
        isAttached: known.attachedTo !== null,
        ...(opens ? openedIt : whyJoined(report, plan.resolved.joins)),
      }
    }),
  )
  const resolved = plans.flatMap((plan) =>
    plan.resolved.reports.map((report) => ({
      codedEventId: scene.reports.get(report.id)?.codedEventId,
      reason: plan.former === null ? 'opened' : 'joined',
      detail: plan.publicId,
    })),
  )
  const leaving = moves.filter(({ isAttached }) => isAttached).map(({ codedEventId }) => codedEventId)
  await Promise.all([
    leaving.length > 0 ? detach(sql, leaving, context) : [],
    attach(sql, moves, resolved, [...scene.incidents.keys()], context),
  ])
}

const detach = (sql: Sql, codedEventIds: readonly number[], { now }: ResolutionContext) =>
  sql.rows(
    `update incident_reports set detached_at = $2, detach_reason = 'moved to another incident'
     where coded_event_id = any($1::bigint[]) and detached_at is null`,
    [codedEventIds, now],
  )

/** Attaches reports, takes away those of these incidents that were superseded, and says of each where it is. */
const attach = (
  sql: Sql,
  moves: readonly object[],
  resolved: readonly object[],
  incidentIds: readonly number[],
  { now }: ResolutionContext,
) =>
  sql.rows(
    `with touched as (
       select report.id
       from incident_reports report
       join coded_events event on event.id = report.coded_event_id and event.superseded_at is not null
       where report.detached_at is null and report.incident_id = any($4::bigint[])
     ),
     detached as (
       update incident_reports set detached_at = $3, detach_reason = 'the text was edited or taken back'
       where id in (select id from touched)
     ),
     attached as (
       insert into incident_reports (
         incident_id, coded_event_id, article_version_id, relation, reason, reason_detail, origin, attached_at
       )
       select "incidentId", "codedEventId", "articleVersionId", relation, reason, "reasonDetail", origin, $3
       from jsonb_to_recordset($1::jsonb) as x (
         "incidentId" bigint, "codedEventId" bigint, "articleVersionId" bigint, relation text, reason text,
         "reasonDetail" jsonb, origin text
       )
     ),
     said as (
       insert into dispositions (item_kind, item_id, stage, outcome, reason, detail, at)
       select 'coded-event', "codedEventId", 'resolve', 'finished', reason, detail, $3
       from jsonb_to_recordset($2::jsonb) as x ("codedEventId" bigint, reason text, detail text)
       order by "codedEventId"
       on conflict (item_kind, item_id) do update set detail = excluded.detail
     )
     update coded_events set resolved_at = $3
     from jsonb_to_recordset($2::jsonb) as x ("codedEventId" bigint)
     where coded_events.id = x."codedEventId" and coded_events.resolved_at is null`,
    [asJson(moves), asJson(resolved), now, incidentIds],
  )

const relationOf: Readonly<Record<IncidentReport['role'], ReportRelation>> = {
  report: 'joins',
  update: 'updates',
  correction: 'corrects',
  claim: 'claims',
  denial: 'denies',
  follow_up: 'follows_up',
  reaction: 'joins',
  roundup: 'joins',
  background: 'joins',
  not_security: 'joins',
}

const openedIt = { reason: 'the first report of it', reasonDetail: {} }

function whyJoined(report: IncidentReport, joins: readonly ReportPair[]) {
  const mine = joins.filter((pair) => pair.a.id === report.id || pair.b.id === report.id)
  const [best] = mine.toSorted((x, y) => y.verdict.support - x.verdict.support)
  if (best === undefined) return openedIt
  const other = best.a.id === report.id ? best.b : best.a
  return {
    reason: best.verdict.reasons.join('; '),
    reasonDetail: { with: other.id, support: Number.isFinite(best.verdict.support) ? best.verdict.support : null },
  }
}
