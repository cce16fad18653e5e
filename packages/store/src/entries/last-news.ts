import type { Sql } from '../postgres/connect.js'

/** When an outlet or a place was last heard of. */
export interface HeardOf {
  readonly id: string
  /** ISO 8601: the last news; or since when it has been listened to. */
  readonly at: string
}

/** The last new entry of each outlet; of all that are polled where no ids are given. */
export async function lastNewsOfSources(sql: Sql, ids: readonly string[] | null): Promise<HeardOf[]> {
  return sql.rows<HeardOf>(
    `select source_id as id, max(coalesce(last_new_entry_at, added_at)) as at
     from feeds
     where state <> 'retired' and ($1::text[] is null or source_id = any($1))
     group by source_id
     order by source_id`,
    [ids],
  )
}

/** The last report of an incident in each place, which is given with all that lies in it; since the first of all where there was none. */
export async function lastNewsOfPlaces(
  sql: Sql,
  places: readonly { readonly id: string; readonly within: readonly string[] }[],
): Promise<HeardOf[]> {
  return sql.rows<HeardOf>(
    `select
       place.id,
       coalesce(
         (
           select max(report.attached_at)
           from incidents
           join incident_reports report on report.incident_id = incidents.id
           where incidents.location_id in (select jsonb_array_elements_text(place.within))
         ),
         (select min(opened_at) from incidents)
       ) as at
     from jsonb_to_recordset($1::jsonb) as place (id text, within jsonb)
     where exists (select from incidents)`,
    [JSON.stringify(places)],
  )
}
