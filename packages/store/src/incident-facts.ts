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

/** Where a reading of the history has come to. */
export interface RevisionCursor {
  readonly at: string
  readonly incidentId: number
  readonly revision: number
}

/** The history from a moment on, in the order in which it was written, a page at a time. Outlets are those that reported it then. */
export async function revisionsAfter(sql: Sql, after: RevisionCursor, limit: number): Promise<IncidentRevision[]> {
  const rows = await sql.rows<HistoryRow>(
    `select
       history.incident_id as "incidentId",
       history.revision,
       history.at,
       history.reason,
       history.snapshot,
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
  return rows.map(({ snapshot, mergedInto, sources, ...revision }) => ({
    ...revision,
    facts: factsOfSnapshot(snapshot, mergedInto, sources),
  }))
}

interface HistoryRow extends Omit<IncidentRevision, 'facts'> {
  readonly snapshot: KeptSnapshot
  readonly mergedInto: string | null
  readonly sources: readonly string[]
}

/** A snapshot as `incident_revisions` keeps it: the row of `incidents`, and those of `incident_actors`. */
interface KeptSnapshot {
  readonly incident: IncidentRow
  readonly actors: readonly {
    readonly role: IncidentActor['role']
    readonly actor_id: string | null
    readonly name: string | null
    readonly text: string
    readonly attribution: IncidentActor['attribution']
  }[]
}

/** The columns of a row of `incidents` that rules ask about. */
interface IncidentRow {
  readonly public_id: string
  readonly status: IncidentStatus
  readonly type: string
  readonly components: readonly string[]
  readonly date_start: string | null
  readonly date_end: string | null
  readonly date_precision: IncidentFacts['datePrecision']
  readonly location_id: string | null
  readonly location_name: string | null
  readonly location_text: string | null
  readonly country: string | null
  readonly admin1: string | null
  readonly admin2: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly place_precision: IncidentFacts['place']['precision']
  readonly killed_low: number | null
  readonly killed_best: number | null
  readonly killed_high: number | null
  readonly casualty_basis: Toll['basis']
  readonly injured_low: number | null
  readonly injured_best: number | null
  readonly injured_high: number | null
  readonly injured_basis: Toll['basis']
  readonly arrested: number | null
  readonly abducted: number | null
  readonly killed_civilian: number | null
  readonly killed_security: number | null
  readonly killed_militant: number | null
  readonly weapons: readonly string[]
  readonly target_kinds: readonly string[]
  readonly summary: string | null
  readonly n_articles: number
  readonly n_origins: number
  readonly retrospective: boolean
  readonly opened_at: string
}

function factsOfSnapshot(
  { incident, actors }: KeptSnapshot,
  mergedInto: string | null,
  sources: readonly string[],
): IncidentFacts {
  return {
    publicId: incident.public_id,
    status: incident.status,
    mergedInto,
    type: incident.type,
    components: incident.components,
    dateStart: incident.date_start,
    dateEnd: incident.date_end,
    datePrecision: incident.date_precision,
    place: {
      id: incident.location_id,
      name: incident.location_name ?? incident.location_text,
      country: incident.country,
      admin1: incident.admin1,
      admin2: incident.admin2,
      lat: incident.lat,
      lon: incident.lon,
      precision: incident.place_precision,
    },
    actors: actors.map(({ role, actor_id: id, name, text, attribution }) => ({
      role,
      id,
      name: name ?? text,
      attribution,
    })),
    killed: {
      low: incident.killed_low,
      best: incident.killed_best,
      high: incident.killed_high,
      basis: incident.casualty_basis,
    },
    injured: {
      low: incident.injured_low,
      best: incident.injured_best,
      high: incident.injured_high,
      basis: incident.injured_basis,
    },
    arrested: incident.arrested,
    abducted: incident.abducted,
    killedBy: {
      civilian: incident.killed_civilian,
      security: incident.killed_security,
      militant: incident.killed_militant,
    },
    weapons: incident.weapons,
    targetKinds: incident.target_kinds,
    summary: incident.summary ?? '',
    sources,
    articleCount: incident.n_articles,
    originCount: incident.n_origins,
    retrospective: incident.retrospective,
    openedAt: new Date(incident.opened_at).toISOString(),
  }
}
