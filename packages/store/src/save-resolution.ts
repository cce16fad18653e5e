import type { IncidentReport, IncidentValues } from '@wirewatch/model'
import { asJson } from './as-json.js'
import type { Sql } from './connect.js'
import { type ActorColumns, actorsOf, columnsOf, type IncidentColumns } from './incident-columns.js'
import { takePublicIds } from './public-ids.js'
import type { StoredReport } from './reports.js'
import {
  type Diff,
  diffOf,
  type FormerState,
  type NewState,
  type ReportChanges,
  reasonOf,
  respectLocks,
  tellDiff,
} from './revise.js'
import type { ReportRelation } from './schema/incidents.js'

/** How reports fall into incidents now: what the stage `resolve` gives. */
export interface ResolvedReports {
  readonly incidents: readonly ResolvedIncident[]
  /** Pairs of reports in different incidents that an analyst should look at. */
  readonly doubts: readonly ReportPair[]
}

export interface ResolvedIncident {
  /** Oldest first. */
  readonly reports: readonly StoredReport[]
  readonly values: IncidentValues
  readonly joins: readonly ReportPair[]
  /** The first keeps its id, the others are merged into it; none: a new incident. */
  readonly formerIncidents: readonly number[]
}

export interface ReportPair {
  readonly a: IncidentReport
  readonly b: IncidentReport
  readonly verdict: { readonly support: number; readonly reasons: readonly string[] }
}

export interface ResolutionContext {
  /** The texts whose reports were resolved. */
  readonly articleVersionIds: readonly number[]
  readonly taxonomyVersion: string
  readonly coderVersion: string
  /** ISO 8601: the time of the revisions. */
  readonly now: string
}

export interface SavedIncident {
  readonly id: number
  readonly publicId: string
  readonly change: 'opened' | 'revised' | 'unchanged' | 'merged' | 'retracted'
  readonly revision: number
  readonly reportIds: readonly string[]
}

/**
 * Keeps a resolution: opens, revises and merges incidents, moves reports between them, retracts incidents that have lost their last
 * report, and notes doubts for review. What analysts have fixed stays. Call it in the transaction that read the reports: where somebody
 * else has moved one since, it throws a collision and the transaction runs again.
 */
export async function saveResolution(
  sql: Sql,
  resolution: ResolvedReports,
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  const scene = await readScene(sql, resolution, context.articleVersionIds)
  const plans = await planRevisions(sql, resolution, scene, context)
  const opened = plans.filter((plan) => plan.former === null)
  const ids = await insertIncidents(sql, opened, context)
  const settled = plans.map((plan) => ({ ...plan, id: plan.id ?? ids.get(plan.publicId) ?? missing(plan.publicId) }))
  await updateIncidents(
    sql,
    settled.filter((plan) => plan.former !== null && plan.isRevised),
    context,
  )
  await replaceActors(
    sql,
    settled.filter((plan) => plan.isRevised),
  )
  await moveReports(sql, settled, scene, context)
  await mergeAway(sql, settled, context)
  await insertRevisions(
    sql,
    settled.filter((plan) => plan.isRevised),
    context,
  )
  const closed = await closeEmptied(sql, settled, scene, context)
  await noteDoubts(sql, resolution.doubts, settled, context)
  return [...settled.map(savedOf), ...closed]
}

/** Everything that is there of what the resolution touches, locked. */
interface Scene {
  readonly reports: ReadonlyMap<string, KnownReport>
  readonly incidents: ReadonlyMap<number, KnownIncident>
}

interface KnownReport {
  readonly id: string
  readonly codedEventId: number
  readonly articleVersionId: number
  /** Articles and outlets that bring its text: its own, and those of its copies. */
  readonly articleIds: readonly number[]
  readonly sourceIds: readonly string[]
  readonly attachedTo: number | null
}

interface KnownIncident extends FormerState {
  readonly id: number
  readonly publicId: string
  readonly revision: number
  /** Keys of the reports that were attached to it, also those that an edit has superseded. */
  readonly attachedReports: readonly string[]
  readonly liveReports: readonly string[]
}

async function readScene(sql: Sql, resolution: ResolvedReports, articleVersionIds: readonly number[]): Promise<Scene> {
  const named = resolution.incidents.flatMap((incident) => [
    ...incident.formerIncidents,
    ...incident.reports.flatMap((report) => report.incidentId ?? []),
  ])
  const incidents = await sql.rows<KnownIncident>(
    `with withdrawn_from as (
       select report.incident_id
       from article_versions version
       join article_versions sibling on sibling.article_id = version.article_id
       join incident_reports report on report.article_version_id = sibling.id and report.detached_at is null
       join coded_events event on event.id = report.coded_event_id and event.superseded_at is not null
       where version.id = any($2::bigint[])
     ),
     locked as (
       select *
       from incidents
       where id = any($1::bigint[]) or id in (select incident_id from withdrawn_from)
       order by id
       for update
     )
     select
       locked.id,
       locked.public_id as "publicId",
       locked.revision,
       locked.locked_fields as "lockedFields",
       to_jsonb(locked) as columns,
       (
         select coalesce(json_agg(to_jsonb(actor) - 'incident_id' order by role, ordinal), '[]')
         from incident_actors actor
         where actor.incident_id = locked.id
       ) as actors,
       attached.all_keys as "attachedReports",
       attached.live_keys as "liveReports"
     from locked
     cross join lateral (
       select
         coalesce(array_agg(event.report_key), '{}') as all_keys,
         coalesce(array_agg(event.report_key) filter (where event.superseded_at is null), '{}') as live_keys
       from incident_reports report
       join coded_events event on event.id = report.coded_event_id
       where report.incident_id = locked.id and report.detached_at is null
     ) attached`,
    [named, articleVersionIds],
  )
  const given = resolution.incidents.flatMap((incident) => incident.reports)
  const reports = await sql.rows<KnownReport & { incidentId: number | null }>(
    `select
       event.report_key as id,
       event.id as "codedEventId",
       version.id as "articleVersionId",
       behind.article_ids as "articleIds",
       behind.source_ids as "sourceIds",
       own.incident_id as "attachedTo"
     from coded_events event
     join article_versions version on version.id = event.article_version_id
     left join incident_reports own on own.coded_event_id = event.id and own.detached_at is null
     cross join lateral (
       select array_agg(articles.id) as article_ids, array_agg(articles.source_id) as source_ids
       from articles
       where articles.id = any (array(
         select version.article_id
         union
         select copy.article_id
         from article_versions copy
         join articles copied on copied.current_version_id = copy.id
         where copy.near_duplicate_of = version.id
       ))
     ) behind
     where event.report_key = any($1) and event.superseded_at is null`,
    [given.map((report) => report.id)],
  )
  const scene = {
    reports: new Map(reports.map((report) => [report.id, report])),
    incidents: new Map(incidents.map((incident) => [incident.id, incident])),
  }
  assertNothingMoved(given, scene)
  return scene
}

/** The search locked what it read; this is the second look, at the very rows, before anything is written. */
function assertNothingMoved(given: readonly StoredReport[], scene: Scene): void {
  const ids = new Set(given.map((report) => report.id))
  for (const report of given) {
    const known = scene.reports.get(report.id)
    if (known === undefined) throw new CollisionError(`report ${report.id} was superseded meanwhile`)
    if (known.attachedTo !== null && known.attachedTo !== report.incidentId) {
      throw new CollisionError(`report ${report.id} was put to another incident meanwhile`)
    }
  }
  for (const incident of scene.incidents.values()) {
    const stranger = incident.liveReports.find((id) => !ids.has(id))
    if (stranger !== undefined) throw new CollisionError(`report ${stranger} was put to ${incident.publicId} meanwhile`)
  }
}

/** Carries the code of a serialization failure, so that the transaction is run again. */
class CollisionError extends Error {
  override readonly name = 'CollisionError'
  readonly code = '40001'
}

interface Plan {
  /** Null until the row is there. */
  readonly id: number | null
  readonly publicId: string
  readonly former: KnownIncident | null
  readonly next: NewState
  readonly diff: Diff
  readonly changes: ReportChanges
  readonly isRevised: boolean
  readonly revision: number
  readonly resolved: ResolvedIncident
  readonly absorbed: readonly KnownIncident[]
}

type Settled = Plan & { readonly id: number }

async function planRevisions(
  sql: Sql,
  resolution: ResolvedReports,
  scene: Scene,
  context: ResolutionContext,
): Promise<Plan[]> {
  const fresh = resolution.incidents.filter((incident) => incident.formerIncidents.length === 0)
  const publicIds = await takePublicIds(
    sql,
    fresh.map(({ values }) => ({
      country: values.location?.country ?? null,
      year: Number((values.dateStart ?? context.now).slice(0, 4)),
    })),
  )
  const publicIdOf = new Map(fresh.map((incident, index) => [incident, publicIds[index] ?? missing('public id')]))
  return resolution.incidents.map((resolved) => planRevision(resolved, scene, publicIdOf.get(resolved) ?? ''))
}

function planRevision(resolved: ResolvedIncident, scene: Scene, newPublicId: string): Plan {
  const [formerId, ...absorbedIds] = resolved.formerIncidents
  const former = formerId === undefined ? null : (scene.incidents.get(formerId) ?? missing(`incident ${formerId}`))
  const absorbed = absorbedIds.map((id) => scene.incidents.get(id) ?? missing(`incident ${id}`))
  const wanted = {
    columns: columnsOf(resolved.values, countReports(resolved, scene)),
    actors: actorsOf(resolved.values),
  }
  const next = former === null ? wanted : respectLocks(former, wanted)
  const before = new Set(former?.attachedReports)
  const ids = new Set(resolved.reports.map((report) => report.id))
  const changes: ReportChanges = {
    added: resolved.reports.filter((report) => !before.has(report.id)),
    removed: [...before].filter((id) => !ids.has(id)).length,
    absorbed: absorbed.map((incident) => incident.publicId),
  }
  const diff = diffOf(former, next)
  const isRevised = Object.keys(diff).length > 0 || changes.added.length > 0 || changes.removed > 0
  return {
    id: former?.id ?? null,
    publicId: former?.publicId ?? newPublicId,
    former,
    next,
    diff,
    changes,
    isRevised,
    revision: (former?.revision ?? 0) + (isRevised ? 1 : 0),
    resolved,
    absorbed,
  }
}

function countReports({ reports }: ResolvedIncident, scene: Scene): { articles: number; sources: number } {
  const known = reports.flatMap((report) => scene.reports.get(report.id) ?? [])
  return {
    articles: new Set(known.flatMap((report) => report.articleIds)).size,
    sources: new Set(known.flatMap((report) => report.sourceIds)).size,
  }
}

/** Columns that a resolution writes; the rest of a row is given or fixed elsewhere. */
const written = (columns: IncidentColumns): string[] => Object.keys(columns)

async function insertIncidents(
  sql: Sql,
  plans: readonly Plan[],
  context: ResolutionContext,
): Promise<ReadonlyMap<string, number>> {
  const [first] = plans
  if (first === undefined) return new Map()
  const columns = written(first.next.columns).join(', ')
  const inserted = await sql.rows<{ id: number; publicId: string }>(
    `insert into incidents (public_id, revision, taxonomy_version, coder_version, opened_at, revised_at, ${columns})
     select public_id, 1, $2, $3, $4, $4, ${columns}
     from jsonb_populate_recordset(null::incidents, $1::jsonb)
     order by public_id
     returning id, public_id as "publicId"`,
    [
      asJson(plans.map(({ publicId, next }) => ({ public_id: publicId, ...next.columns }))),
      context.taxonomyVersion,
      context.coderVersion,
      context.now,
    ],
  )
  return new Map(inserted.map(({ id, publicId }) => [publicId, id]))
}

async function updateIncidents(sql: Sql, plans: readonly Settled[], context: ResolutionContext): Promise<void> {
  const [first] = plans
  if (first === undefined) return
  const assignments = written(first.next.columns).map((column) => `${column} = next.${column}`)
  await sql.rows(
    `update incidents set
       revision = next.revision,
       merged_into = null,
       taxonomy_version = $2,
       coder_version = $3,
       revised_at = $4,
       ${assignments.join(',\n       ')}
     from jsonb_populate_recordset(null::incidents, $1::jsonb) as next
     where incidents.id = next.id`,
    [
      asJson(plans.map(({ id, revision, next }) => ({ id, revision, ...next.columns }))),
      context.taxonomyVersion,
      context.coderVersion,
      context.now,
    ],
  )
}

async function replaceActors(sql: Sql, plans: readonly Settled[]): Promise<void> {
  const changed = plans.filter((plan) => 'actors' in plan.diff)
  if (changed.length === 0) return
  const rows = changed.flatMap(({ id, next }) =>
    next.actors.map((actor: ActorColumns) => ({ incident_id: id, ...actor })),
  )
  await sql.rows(`delete from incident_actors where incident_id = any($1::bigint[])`, [changed.map(({ id }) => id)])
  await sql.rows(
    `insert into incident_actors
     select * from jsonb_populate_recordset(null::incident_actors, $1::jsonb)`,
    [asJson(rows)],
  )
}

/** Takes away what was superseded, moves what changed its incident, and attaches what is new. */
async function moveReports(
  sql: Sql,
  plans: readonly Settled[],
  scene: Scene,
  context: ResolutionContext,
): Promise<void> {
  const moves = plans.flatMap((plan) =>
    plan.resolved.reports.flatMap((report, index) => {
      const known = scene.reports.get(report.id) ?? missing(`report ${report.id}`)
      if (known.attachedTo === plan.id) return []
      return {
        incidentId: plan.id,
        codedEventId: known.codedEventId,
        articleVersionId: known.articleVersionId,
        relation: plan.former === null && index === 0 ? 'opens' : relationOf[report.role],
        origin: report.origin,
        ...whyJoined(report, plan.resolved.joins),
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
  await sql.rows(
    `update incident_reports set detached_at = $2, detach_reason = 'moved to another incident'
     where coded_event_id = any($1::bigint[]) and detached_at is null`,
    [moves.map((move) => move.codedEventId), context.now],
  )
  await sql.rows(
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
    [asJson(moves), asJson(resolved), context.now, [...scene.incidents.keys()]],
  )
}

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

function whyJoined(report: IncidentReport, joins: readonly ReportPair[]) {
  const mine = joins.filter((pair) => pair.a.id === report.id || pair.b.id === report.id)
  const [best] = mine.toSorted((x, y) => y.verdict.support - x.verdict.support)
  if (best === undefined) return { reason: 'the first report of it', reasonDetail: {} }
  const other = best.a.id === report.id ? best.b : best.a
  return {
    reason: best.verdict.reasons.join('; '),
    reasonDetail: { with: other.id, support: Number.isFinite(best.verdict.support) ? best.verdict.support : null },
  }
}

async function insertRevisions(sql: Sql, plans: readonly Settled[], context: ResolutionContext): Promise<void> {
  await writeRevisions(
    sql,
    plans.map(({ id, former, diff, changes }) => ({
      id,
      reason: reasonOf(former, diff, changes),
      detail: tellDiff(diff, changes),
      diff,
    })),
    context,
  )
}

interface RevisionToWrite {
  readonly id: number
  readonly reason: string
  readonly detail: string
  readonly diff: Diff
}

/** The snapshot is taken from the rows as they stand: what it says is what was there. */
async function writeRevisions(
  sql: Sql,
  revisions: readonly RevisionToWrite[],
  context: ResolutionContext,
): Promise<void> {
  if (revisions.length === 0) return
  await sql.rows(
    `insert into incident_revisions (
       incident_id, revision, at, reason, detail, made_by, diff, snapshot, taxonomy_version, coder_version
     )
     select
       incidents.id,
       incidents.revision,
       $2,
       x.reason,
       x.detail,
       'auto',
       x.diff,
       jsonb_build_object(
         'incident', to_jsonb(incidents),
         'actors', (
           select coalesce(jsonb_agg(to_jsonb(actor) order by role, ordinal), '[]')
           from incident_actors actor
           where actor.incident_id = incidents.id
         )
       ),
       $3,
       $4
     from jsonb_to_recordset($1::jsonb) as x (id bigint, reason text, detail text, diff jsonb)
     join incidents on incidents.id = x.id
     order by incidents.id`,
    [asJson(revisions), context.now, context.taxonomyVersion, context.coderVersion],
  )
}

/** The losers of a merge redirect to the winner; both states before are kept, so that it can be undone. */
async function mergeAway(sql: Sql, plans: readonly Settled[], context: ResolutionContext): Promise<void> {
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

/** Incidents that have lost their last report without being merged. */
async function closeEmptied(
  sql: Sql,
  plans: readonly Settled[],
  scene: Scene,
  context: ResolutionContext,
): Promise<SavedIncident[]> {
  const kept = new Set(plans.flatMap((plan) => [plan.id, ...plan.absorbed.map((loser) => loser.id)]))
  const emptied = [...scene.incidents.values()].filter(
    (incident) =>
      !kept.has(incident.id) && incident.columns.status !== 'merged' && incident.columns.status !== 'retracted',
  )
  if (emptied.length === 0) return plans.flatMap(savedLosers)
  await sql.rows(
    `update incidents set
       status = 'retracted', revision = revision + 1, revised_at = $2, n_articles = 0, n_sources = 0, n_origins = 0
     where id = any($1::bigint[])`,
    [emptied.map((incident) => incident.id), context.now],
  )
  await writeRevisions(
    sql,
    emptied.map((incident) => ({
      id: incident.id,
      reason: 'retracted',
      detail: 'its last report was taken away',
      diff: { status: [incident.columns.status, 'retracted'] } as const,
    })),
    context,
  )
  const retracted = emptied.map((incident) => ({
    id: incident.id,
    publicId: incident.publicId,
    change: 'retracted' as const,
    revision: incident.revision + 1,
    reportIds: [],
  }))
  return [...plans.flatMap(savedLosers), ...retracted]
}

async function noteDoubts(
  sql: Sql,
  doubts: readonly ReportPair[],
  plans: readonly Settled[],
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

function savedOf(plan: Settled): SavedIncident {
  return {
    id: plan.id,
    publicId: plan.publicId,
    change: plan.former === null ? 'opened' : plan.isRevised ? 'revised' : 'unchanged',
    revision: plan.revision,
    reportIds: plan.resolved.reports.map((report) => report.id),
  }
}

function savedLosers(plan: Settled): SavedIncident[] {
  return plan.absorbed.map((loser) => ({
    id: loser.id,
    publicId: loser.publicId,
    change: 'merged',
    revision: loser.revision + 1,
    reportIds: [],
  }))
}

function missing(what: string): never {
  throw new Error(`resolve: ${what} is not in the database`)
}
