import type { IncidentFacts, IncidentRevision } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'
import { areaOf, happeningOf, type KeptIncident, keptIncident } from './incident-row.js'
import { stands } from './standing.js'

/** Incidents as they stand, in the words of alert rules. The order is that of their ids. */
export async function incidentRevisions(sql: Sql, incidentIds: readonly number[]): Promise<IncidentRevision[]> {
  const rows = await sql.rows<KeptRow>(`${selectFacts} where incidents.id = any($1::bigint[]) order by incidents.id`, [
    incidentIds,
  ])
  return rows.map(revisionOf)
}

/** Incidents that stand and are not only recalled, a page at a time: those after `afterId` that happened or were opened since a day. */
export async function standingRevisions(
  sql: Sql,
  since: string,
  afterId: number,
  limit: number,
): Promise<IncidentRevision[]> {
  const rows = await sql.rows<KeptRow>(
    `${selectFacts}
     where incidents.id > $2
       and ${stands('incidents.status')}
       and (incidents.opened_at >= $1 or incidents.date_end >= $1::timestamptz::date)
     order by incidents.id
     limit $3`,
    [since, afterId, limit],
  )
  return rows.map(revisionOf)
}

/** The outlets of its texts, and of their copies. An "or" between the two would read every article there is. */
const sourcesBehind = `array(
         select distinct articles.source_id
         from incident_reports report
         cross join lateral (
           select version.article_id from article_versions version where version.id = report.article_version_id
           union all
           select copy.article_id from article_versions copy where copy.near_duplicate_of = report.article_version_id
         ) behind
         join articles on articles.id = behind.article_id
         where report.incident_id = incidents.id and report.detached_at is null
         order by 1
       )`

const selectFacts = `select
       incidents.id as "incidentId",
       incidents.revision,
       incidents.revised_at as at,
       '' as reason,
       ${keptIncident} as kept,
       (select winner.public_id from incidents winner where winner.id = incidents.merged_into) as "mergedInto",
       ${sourcesBehind} as sources
     from incidents`

/** Where a reading of the history has come to. */
export interface RevisionCursor {
  readonly at: string
  readonly incidentId: number
  readonly revision: number
}

/** The history from a moment on, in the order in which it was written, a page at a time. Outlets are those that reported it then. */
export async function revisionsAfter(sql: Sql, after: RevisionCursor, limit: number): Promise<IncidentRevision[]> {
  const rows = await sql.rows<KeptRow>(
    `select
       history.incident_id as "incidentId",
       history.revision,
       history.at,
       history.reason,
       history.snapshot as kept,
       (
         select winner.public_id from incidents winner where winner.id = (history.snapshot -> 'incident' ->> 'merged_into')::bigint
       ) as "mergedInto",
       array(
         select distinct articles.source_id
         from incident_reports report
         join article_versions version on version.id = report.article_version_id
         join articles on articles.id = version.article_id
         where report.incident_id = history.incident_id
           and report.attached_at <= history.at
           and (report.detached_at is null or report.detached_at > history.at)
         order by 1
       ) as sources
     from incident_revisions history
     where (history.at, history.incident_id, history.revision) > ($1::timestamptz, $2::bigint, $3::int)
     order by history.at, history.incident_id, history.revision
     limit $4`,
    [after.at, after.incidentId, after.revision, limit],
  )
  return rows.map(revisionOf)
}

interface KeptRow extends Omit<IncidentRevision, 'facts'> {
  readonly kept: KeptIncident
  readonly mergedInto: string | null
  readonly sources: readonly string[]
}

const revisionOf = ({ kept, mergedInto, sources, ...revision }: KeptRow): IncidentRevision => ({
  ...revision,
  facts: factsOf(kept, mergedInto, sources),
})

function factsOf(
  { incident, actors }: KeptIncident,
  mergedInto: string | null,
  sources: readonly string[],
): IncidentFacts {
  return {
    ...happeningOf(incident),
    publicId: incident.public_id,
    mergedInto,
    dateStart: incident.date_start,
    dateEnd: incident.date_end,
    datePrecision: incident.date_precision,
    place: { ...areaOf(incident), name: incident.location_name ?? incident.location_text },
    actors: actors.map(({ role, actor_id: id, name, text, attribution }) => ({
      role,
      id,
      name: name ?? text,
      attribution,
    })),
    sources,
    articleCount: incident.n_articles,
    openedAt: new Date(incident.opened_at).toISOString(),
  }
}
