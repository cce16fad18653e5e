import type { FieldDecision, FixedValues, LinkDecision } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

export type DecisionAction = 'merge' | 'split' | 'set' | 'lock' | 'unlock' | 'accept' | 'reject'

/** What an analyst decides, before anything follows from it. */
export interface NewDecision {
  readonly at: string
  readonly analyst: string
  readonly action: DecisionAction
  /** The incident that it is about; of a merge, the one that stays. */
  readonly incidentId: number
  /** For set, lock and unlock. */
  readonly field: string | null
  /** For set and lock the values that are fixed; for merge, split, accept and reject what they are about, for a reader. */
  readonly value: FixedValues | Readonly<Record<string, unknown>> | null
  readonly before: FixedValues | null
  readonly why: string
}

export interface Decision extends NewDecision {
  readonly id: number
  readonly publicId: string
  readonly undoneAt: string | null
  readonly undoneBy: string | null
  readonly effect: DecisionEffect | null
}

/** What a decision changed: what an undo puts back. */
export interface DecisionEffect {
  readonly incidents: readonly {
    readonly id: number
    /** The revision that stood before; null: the decision opened it. */
    readonly before: number | null
    readonly after: number
  }[]
  /** Row numbers of `incident_reports` that it took away, and that it put there. */
  readonly detached: readonly number[]
  readonly attached: readonly number[]
  /** Rows of `possible_duplicates` that were about these incidents before. */
  readonly doubts: readonly object[]
}

/** What analysts decided about these reports, each with any other; of each pair the latest decision. */
export async function decisionsAbout(sql: Sql, reportIds: readonly string[]): Promise<LinkDecision[]> {
  return sql.rows<LinkDecision>(
    `select distinct on (report_a, report_b) kind, report_a as "reportA", report_b as "reportB"
     from link_decisions
     where (report_a = any($1) or report_b = any($1)) and undone_at is null
     order by report_a, report_b, id desc`,
    [reportIds],
  )
}

/** What analysts fixed, or left to the reports again, of these incidents and of those that were merged into them; oldest first. */
export async function fieldDecisionsOn(sql: Sql, incidentIds: readonly number[]): Promise<FieldDecision[]> {
  if (incidentIds.length === 0) return []
  return sql.rows<FieldDecision>(
    `with recursive part (whole_id, incident_id) as (
       select id, id from unnest($1::bigint[]) as id
       union
       select part.whole_id, merged.id
       from part
       join incidents merged on merged.merged_into = part.incident_id
     )
     select
       part.whole_id as "incidentId",
       decision.field,
       case when decision.action <> 'unlock' then decision.value end as fixed
     from part
     join analyst_decisions decision on decision.incident_id = part.incident_id
     where decision.action in ('set', 'lock', 'unlock') and decision.undone_at is null
     order by decision.id`,
    [incidentIds],
  )
}

/** Returns its row number. */
export async function insertDecision(sql: Sql, decision: NewDecision): Promise<number> {
  const [row] = await sql.rows<{ id: number }>(
    `insert into analyst_decisions (at, analyst, action, incident_id, field, value, before, why)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8)
     returning id`,
    [
      decision.at,
      decision.analyst,
      decision.action,
      decision.incidentId,
      decision.field,
      decision.value === null ? null : asJson(decision.value),
      decision.before === null ? null : asJson(decision.before),
      decision.why,
    ],
  )
  return row?.id ?? 0
}

/** Keeps the pairs of reports that a decision puts together or apart. */
export async function insertLinks(
  sql: Sql,
  decisionId: number,
  kind: LinkDecision['kind'],
  pairs: readonly (readonly [string, string])[],
): Promise<void> {
  if (pairs.length === 0) return
  await sql.rows(
    `insert into link_decisions (decision_id, kind, report_a, report_b)
     select distinct $1::bigint, $2, least(a, b), greatest(a, b)
     from unnest($3::text[], $4::text[]) as pair (a, b)
     where a <> b`,
    [decisionId, kind, pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  )
}

/** Settles what stood open between two incidents, whichever of them was opened later. */
export async function settleDoubt(
  sql: Sql,
  [one, other]: readonly [number, number],
  { decision, at, analyst, why }: { decision: 'accepted' | 'rejected'; at: string; analyst: string; why: string },
): Promise<void> {
  await sql.rows(
    `update possible_duplicates set decision = $3, decided_at = $4, decided_by = $5, why = $6
     where incident_id = greatest($1::bigint, $2::bigint) and other_id = least($1::bigint, $2::bigint) and decision is null`,
    [one, other, decision, at, analyst, why],
  )
}

/** Notes that an analyst took an incident apart. */
export async function noteSplit(
  sql: Sql,
  split: {
    readonly from: number
    readonly opened: number
    readonly decisionId: number
    readonly at: string
    readonly analyst: string
    readonly why: string
    readonly reportIds: readonly string[]
  },
): Promise<void> {
  await sql.rows(
    `insert into incident_merges (kind, winner_id, loser_id, at, made_by, why, before, after, decision_id)
     values ('split', $1, $2, $3, $4, $5, '{}', $6::jsonb, $7)`,
    [
      split.from,
      split.opened,
      split.at,
      split.analyst,
      split.why,
      asJson({ reports: split.reportIds }),
      split.decisionId,
    ],
  )
}

/** Row numbers of the live `incident_reports` of these reports. */
export async function liveAttachments(sql: Sql, reportIds: readonly string[]): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    `select report.id
     from coded_events event
     join incident_reports report on report.coded_event_id = event.id and report.detached_at is null
     where event.report_key = any($1)
     order by report.id`,
    [reportIds],
  )
  return rows.map(({ id }) => id)
}

/** Rows of `possible_duplicates` about any of these incidents. */
export async function doubtsAbout(sql: Sql, incidentIds: readonly number[]): Promise<object[]> {
  const rows = await sql.rows<{ row: object }>(
    `select to_jsonb(pair) as row
     from possible_duplicates pair
     where incident_id = any($1::bigint[]) or other_id = any($1::bigint[])
     order by incident_id, other_id`,
    [incidentIds],
  )
  return rows.map(({ row }) => row)
}

export async function keepEffect(sql: Sql, decisionId: number, effect: DecisionEffect): Promise<void> {
  await sql.rows(`update analyst_decisions set effect = $2::jsonb where id = $1`, [decisionId, asJson(effect)])
}

/** A decision by its number, or the last one that stands; null: there is none. */
export async function findDecision(sql: Sql, id: number | null): Promise<Decision | null> {
  const [found] = await sql.rows<Decision>(
    `${selectDecisions}
     where case when $1::bigint is null then decision.undone_at is null else decision.id = $1 end
     order by decision.id desc
     limit 1`,
    [id],
  )
  return found ?? null
}

/** Everything that analysts decided about these incidents, undone or not; oldest first. */
export async function decisionsOn(sql: Sql, incidentIds: readonly number[]): Promise<Decision[]> {
  return sql.rows<Decision>(
    `${selectDecisions}
     where decision.incident_id = any($1::bigint[])
       or exists (
         select
         from incident_merges merge
         where merge.decision_id = decision.id and merge.loser_id = any($1::bigint[])
       )
     order by decision.id`,
    [incidentIds],
  )
}

const selectDecisions = `
  select
    decision.id,
    decision.at,
    decision.analyst,
    decision.action,
    decision.incident_id as "incidentId",
    incidents.public_id as "publicId",
    decision.field,
    decision.value,
    decision.before,
    decision.effect,
    decision.why,
    decision.undone_at as "undoneAt",
    decision.undone_by as "undoneBy"
  from analyst_decisions decision
  join incidents on incidents.id = decision.incident_id`
