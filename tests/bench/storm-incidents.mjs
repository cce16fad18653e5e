/** Keeps incidents as alert rules see them (`many-rules.mjs`), without the articles that told of them. Gives their numbers. */
export async function fillIncidents(store, incidents) {
  const rows = incidents.map(({ place, actors, killed, ...incident }) => ({
    ...incident,
    ...place,
    killed: killed.best,
    actors,
  }))
  const saved = await store.rows(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as x (
         "publicId" text, type text, "dateStart" date, id text, name text, country text, admin1 text, admin2 text, lat float8, lon float8,
         precision int, killed int, summary text, "originCount" int, "openedAt" timestamptz
       )
     )
     insert into incidents (
       public_id, status, date_start, date_end, date_precision, type, country, admin1, admin2, location_id, location_name, location_text,
       lat, lon, place_precision, killed_low, killed_best, killed_high, casualty_basis, summary, n_articles, n_sources, n_origins,
       retrospective, confidence, taxonomy_version, coder_version, revision, opened_at, revised_at
     )
     select "publicId", 'candidate', "dateStart", "dateStart", 1, type, country, admin1, admin2, id, name, name, lat, lon, precision,
       killed, killed, killed, case when killed is null then null else 'reports' end, summary, 1, 1, "originCount", false, 0.6,
       'bench', 'bench', 1, "openedAt", "openedAt"
     from given
     returning id, public_id as "publicId"`,
    [JSON.stringify(rows)],
  )
  const ids = new Map(saved.map(({ id, publicId }) => [publicId, id]))
  const actors = rows.flatMap(({ publicId, actors }) =>
    actors.map(({ role, id, name }, ordinal) => ({ incident: ids.get(publicId), role, ordinal, id, name })),
  )
  await store.rows(
    `insert into incident_actors (incident_id, role, ordinal, actor_id, name, text)
     select incident, role, ordinal, id, name, name
     from jsonb_to_recordset($1::jsonb) as x (incident bigint, role text, ordinal int, id text, name text)`,
    [JSON.stringify(actors)],
  )
  return [...ids.values()]
}

/** One more was killed in each. Gives the revisions, as they are to be weighed. */
export function raiseTolls(sql, ids, at) {
  return sql.rows(
    `update incidents set
       killed_low = coalesce(killed_low, 0) + 1,
       killed_best = coalesce(killed_best, 0) + 1,
       killed_high = coalesce(killed_high, 0) + 1,
       casualty_basis = 'reports',
       revision = revision + 1,
       revised_at = $2
     where id = any($1::bigint[])
     returning id, 'revised' as change, revision, 'toll-revised' as reason`,
    [ids, at],
  )
}
