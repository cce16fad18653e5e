import { countArticlesOf } from '../articles/count-articles.js'
import type { Decision, DecisionEffect } from '../incidents/decisions.js'
import type { ResolutionContext, SavedIncident } from '../incidents/save-resolution/resolution.js'
import { nextRevision, writeRevisions } from '../incidents/save-resolution/write-revisions.js'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** From now on no run heeds the decision. */
export async function markUndone(sql: Sql, decisionId: number, at: string, analyst: string): Promise<void> {
  await sql.rows(
    `with decision as (
       update analyst_decisions set undone_at = $2, undone_by = $3 where id = $1
     ),
     links as (
       update link_decisions set undone_at = $2 where decision_id = $1 and undone_at is null
     )
     update incident_merges set undone_at = $2, undone_by = $3 where decision_id = $1 and undone_at is null`,
    [decisionId, at, analyst],
  )
}

/** Whether nothing has come since: no revision of what it touched, and no later decision about it that stands. */
export async function isUntouchedSince(sql: Sql, decision: Decision, effect: DecisionEffect): Promise<boolean> {
  const [found] = await sql.rows<{ untouched: boolean }>(
    `select
       not exists (
         select
         from jsonb_to_recordset($2::jsonb) as touched (id bigint, after int)
         join incident_revisions history on history.incident_id = touched.id and history.revision > touched.after
       )
       and not exists (
         select
         from analyst_decisions later
         cross join lateral jsonb_to_recordset(later.effect -> 'incidents') as other (id bigint)
         where later.id > $1 and later.undone_at is null
           and (later.incident_id = any($3::bigint[]) or other.id = any($3::bigint[]))
       ) as untouched`,
    [decision.id, asJson(effect.incidents), effect.incidents.map(({ id }) => id)],
  )
  return found?.untouched ?? false
}

/**
 * Reports that the decision moved, and that are still where it put them, go back to where they were, with the reason and the time that
 * stood there. Says which incidents that the decision had opened are left without any report.
 */
export async function moveBack(sql: Sql, effect: DecisionEffect, at: string): Promise<number[]> {
  await sql.rows(
    `update incident_reports set detached_at = $2, detach_reason = 'the decision of an analyst was undone'
     where id = any($1::bigint[]) and detached_at is null`,
    [effect.attached, at],
  )
  await sql.rows(
    `update incident_reports set detached_at = null, detach_reason = null
     where id = any($1::bigint[])
       and not exists (
         select
         from incident_reports live
         where live.coded_event_id = incident_reports.coded_event_id and live.detached_at is null
       )
       and exists (
         select
         from coded_events event
         where event.id = incident_reports.coded_event_id and event.superseded_at is null
       )`,
    [effect.detached],
  )
  const emptied = await sql.rows<{ id: number }>(
    `select id
     from unnest($1::bigint[]) as id
     where not exists (select from incident_reports report where report.incident_id = id and report.detached_at is null)`,
    [effect.incidents.filter(({ before }) => before === null).map(({ id }) => id)],
  )
  return emptied.map(({ id }) => id)
}

/** What a decision had opened and its undoing has emptied redirects to where its reports are again. */
export async function closeOpened(
  sql: Sql,
  incidentIds: readonly number[],
  intoId: number,
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  if (incidentIds.length === 0) return []
  const closed = await sql.rows<{ id: number; publicId: string; formerRevision: number; status: string }>(
    `with before as (
       select id, revision, status from incidents where id = any($1::bigint[])
     )
     update incidents set
       status = 'merged',
       merged_into = $2,
       revision = ${nextRevision},
       revised_at = $3,
       n_articles = 0,
       n_sources = 0,
       n_origins = 0
     from before
     where incidents.id = before.id
     returning incidents.id, incidents.public_id as "publicId", before.revision as "formerRevision", before.status`,
    [incidentIds, intoId, context.now],
  )
  return writeRevisions(
    sql,
    closed.map(({ status, ...incident }) => ({
      ...incident,
      change: 'merged',
      reason: context.act?.reason ?? 'merged',
      detail: 'its reports are where they were before',
      diff: { status: [status, 'merged'], merged_into: [null, intoId] },
      reportIds: [],
    })),
    context,
  )
}

/**
 * Puts the rows that a decision changed back as they were before it, down to the number and the time of the revision that stood. The
 * history grows by a revision that says so. Only where nothing has come since.
 */
export async function putBack(sql: Sql, effect: DecisionEffect, context: ResolutionContext): Promise<SavedIncident[]> {
  const incidents = effect.incidents.filter(({ before }) => before !== null)
  const ids = incidents.map(({ id }) => id)
  const standing = await sql.rows<{ id: number; revision: number }>(
    `select id, revision from incidents where id = any($1::bigint[])`,
    [ids],
  )
  const restored = await restoreRows(sql, incidents)
  await countArticlesOf(sql, ids)
  await restoreDoubts(sql, effect)
  await renameDispositions(sql, effect)
  return writeRevisions(
    sql,
    restored.map(({ id, publicId, from, to, reportIds }) => ({
      id,
      publicId,
      change: 'revised',
      formerRevision: standing.find((row) => row.id === id)?.revision ?? null,
      reason: context.act?.reason ?? 'restored',
      detail: `revision ${to} stands again`,
      diff: { revision: [from, to] },
      reportIds,
    })),
    context,
  )
}

interface Restored {
  readonly id: number
  readonly publicId: string
  readonly from: number
  readonly to: number
  readonly reportIds: readonly string[]
}

async function restoreRows(sql: Sql, incidents: DecisionEffect['incidents']): Promise<Restored[]> {
  const columns = await sql.rows<{ name: string }>(
    `select attname as name
     from pg_attribute
     where attrelid = 'incidents'::regclass and attnum > 0 and not attisdropped
       and attname not in ('id', 'public_id')`,
  )
  const names = columns.map(({ name }) => name)
  const state = `jsonb_to_recordset($1::jsonb) as x (id bigint, before int, after int)
     join incident_revisions history on history.incident_id = x.id and history.revision = x.before`
  await sql.rows(
    `delete from incident_actors where incident_id in (select id from jsonb_to_recordset($1::jsonb) as x (id bigint))`,
    [asJson(incidents)],
  )
  await sql.rows(
    `insert into incident_actors
     select actor.*
     from ${state}
     cross join lateral jsonb_populate_recordset(null::incident_actors, history.snapshot -> 'actors') as actor`,
    [asJson(incidents)],
  )
  return sql.rows<Restored>(
    `update incidents set (${names.join(', ')}) = (
       select ${names.map((name) => `former.${name}`).join(', ')}
       from jsonb_populate_record(incidents, history.snapshot -> 'incident') as former
     )
     from ${state}
     where incidents.id = x.id
     returning
       incidents.id,
       incidents.public_id as "publicId",
       x.after as "from",
       incidents.revision as "to",
       array(
         select event.report_key
         from incident_reports report
         join coded_events event on event.id = report.coded_event_id
         where report.incident_id = incidents.id and report.detached_at is null
         order by event.said_at, event.report_key
       ) as "reportIds"`,
    [asJson(incidents)],
  )
}

async function restoreDoubts(sql: Sql, { incidents, doubts }: DecisionEffect): Promise<void> {
  await sql.rows(
    `delete from possible_duplicates where incident_id = any($1::bigint[]) or other_id = any($1::bigint[])`,
    [incidents.map(({ id }) => id)],
  )
  await sql.rows(
    `insert into possible_duplicates
     select * from jsonb_populate_recordset(null::possible_duplicates, $1::jsonb)`,
    [asJson(doubts)],
  )
}

/** A disposition names the incident that its report is part of. */
async function renameDispositions(sql: Sql, { detached }: DecisionEffect): Promise<void> {
  await sql.rows(
    `update dispositions set detail = incidents.public_id
     from incident_reports report
     join incidents on incidents.id = report.incident_id
     where report.id = any($1::bigint[])
       and report.detached_at is null
       and dispositions.item_kind = 'coded-event'
       and dispositions.item_id = report.coded_event_id`,
    [detached],
  )
}
