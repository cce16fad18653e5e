import type { Resolution, StoredReport } from '@wirewatch/model'
import type { Sql } from '../../postgres/connect.js'
import { versionsOfArticles } from '../reports.js'
import type { FormerState } from '../revise.js'
import { CollisionError } from './collision-error.js'

/** Everything that is there of what the resolution touches, locked. */
export interface Scene {
  readonly reports: ReadonlyMap<string, KnownReport>
  readonly incidents: ReadonlyMap<number, KnownIncident>
}

export interface KnownReport {
  readonly id: string
  readonly codedEventId: number
  readonly articleVersionId: number
  /** Articles and outlets that bring its text: its own, and those of its copies. */
  readonly articleIds: readonly number[]
  readonly sourceIds: readonly string[]
  readonly attachedTo: number | null
}

export interface KnownIncident extends FormerState {
  readonly id: number
  readonly publicId: string
  readonly revision: number
  /** Keys of the reports that were attached to it, also those that an edit has superseded. */
  readonly attachedReports: readonly string[]
  readonly liveReports: readonly string[]
}

/** Reads and locks the incidents and reports of a resolution. Throws a collision where another one has moved any of them. */
export async function readScene(
  sql: Sql,
  resolution: Resolution,
  articleVersionIds: readonly number[],
): Promise<Scene> {
  const named = resolution.incidents.flatMap((incident) => [
    ...incident.formerIncidents,
    ...incident.reports.flatMap((report) => report.incidentId ?? []),
  ])
  const given = resolution.incidents.flatMap((incident) => incident.reports)
  const [incidents, reports] = await Promise.all([
    lockIncidents(sql, named, articleVersionIds),
    knownReports(
      sql,
      given.map((report) => report.id),
    ),
  ])
  const scene = {
    reports: new Map(reports.map((report) => [report.id, report])),
    incidents: new Map(incidents.map((incident) => [incident.id, incident])),
  }
  assertNothingMoved(given, scene)
  return scene
}

/** Those with these ids, and those that a text of ours has left. */
const lockIncidents = (
  sql: Sql,
  ids: readonly number[],
  articleVersionIds: readonly number[],
): Promise<KnownIncident[]> =>
  sql.rows<KnownIncident>(
    `with withdrawn_from as (
       select report.incident_id
       from coded_events event
       join incident_reports report on report.coded_event_id = event.id and report.detached_at is null
       where event.superseded_at is not null and event.article_version_id = any (${versionsOfArticles('$2')})
     ),
     locked as (
       select *
       from incidents
       -- One array: two conditions with "or" between them would read the whole table.
       where id = any (array(
         select unnest($1::bigint[])
         union
         select incident_id from withdrawn_from
       ))
       order by id
       for update
     )
     select
       locked.id,
       locked.public_id as "publicId",
       locked.revision,
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
    [ids, articleVersionIds],
  )

const knownReports = (sql: Sql, reportIds: readonly string[]): Promise<KnownReport[]> =>
  sql.rows<KnownReport>(
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
    [reportIds],
  )

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
