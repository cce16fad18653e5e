import type { IncidentActor, IncidentFacts, IncidentRevision, IncidentStatus, Toll } from '@wirewatch/model'
import type { Sql } from './connect.js'

/** Incidents as they stand, in the words of alert rules. The order is that of their ids. */
export async function incidentRevisions(sql: Sql, incidentIds: readonly number[]): Promise<IncidentRevision[]> {
  const rows = await sql.rows<FactsRow>(`${selectFacts} where incidents.id = any($1::bigint[]) order by incidents.id`, [
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
  const rows = await sql.rows<FactsRow>(
    `${selectFacts}
     where incidents.id > $2
       and incidents.status not in ('merged', 'rejected', 'retracted')
       and (incidents.opened_at >= $1 or incidents.date_end >= $1::timestamptz::date)
     order by incidents.id
     limit $3`,
    [since, afterId, limit],
  )
  return rows.map(revisionOf)
}

const sourcesBehind = `array(
         select distinct articles.source_id
         from incident_reports report
         join article_versions version on version.id = report.article_version_id
         join articles on articles.id = version.article_id or articles.id in (
           select copy.article_id from article_versions copy where copy.near_duplicate_of = version.id
         )
         where report.incident_id = incidents.id and report.detached_at is null
         order by 1
       )`

const selectFacts = `select
       incidents.id,
       incidents.revision,
       incidents.revised_at as at,
       incidents.public_id as "publicId",
       incidents.status,
       (select winner.public_id from incidents winner where winner.id = incidents.merged_into) as "mergedInto",
       incidents.type,
       incidents.components,
       incidents.date_start as "dateStart",
       incidents.date_end as "dateEnd",
       incidents.date_precision as "datePrecision",
       json_build_object(
         'id', incidents.location_id,
         'name', coalesce(incidents.location_name, incidents.location_text),
         'country', incidents.country,
         'admin1', incidents.admin1,
         'admin2', incidents.admin2,
         'lat', incidents.lat,
         'lon', incidents.lon,
         'precision', incidents.place_precision
       ) as place,
       (
         select coalesce(
           json_agg(
             json_build_object(
               'role', role,
               'id', actor_id,
               'name', coalesce(actor.name, actor.text),
               'attribution', attribution
             )
             order by role, ordinal
           ),
           '[]'
         )
         from incident_actors actor
         where actor.incident_id = incidents.id
       ) as actors,
       json_build_object(
         'low', killed_low, 'best', killed_best, 'high', killed_high, 'basis', casualty_basis
       ) as killed,
       json_build_object(
         'low', injured_low, 'best', injured_best, 'high', injured_high, 'basis', injured_basis
       ) as injured,
       arrested,
       abducted,
       json_build_object(
         'civilian', killed_civilian, 'security', killed_security, 'militant', killed_militant
       ) as "killedBy",
       weapons,
       target_kinds as "targetKinds",
       coalesce(summary, '') as summary,
       ${sourcesBehind} as sources,
       n_articles as "articleCount",
       n_origins as "originCount",
       retrospective,
       opened_at as "openedAt"
     from incidents`

interface FactsRow extends Omit<IncidentFacts, 'status' | 'killed' | 'injured' | 'actors'> {
  readonly id: number
  readonly revision: number
  readonly at: string
  readonly status: IncidentStatus
  readonly killed: Toll
  readonly injured: Toll
  readonly actors: readonly IncidentActor[]
}

const revisionOf = ({ id, revision, at, ...facts }: FactsRow): IncidentRevision => ({
  incidentId: id,
  revision,
  at,
  reason: '',
  facts,
})
