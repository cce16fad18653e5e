-- A report of last month must come out again, whatever was corrected since. Its columns are those of reporting.incidents; a
-- test compares the two. What nothing has happened to since stands as it stood; only the rest is read from its history.
create function reporting.as_of(
  moment timestamptz,
  first_day date default '-infinity',
  last_day date default 'infinity'
) returns setof reporting.incidents
language sql stable security definer
set search_path = public, pg_temp
as $$
with revised_since as (
  select distinct incident_id from incident_revisions where at > moment
),
stood as (
  select incidents.*, null::jsonb as actors_stood
  from incidents
  where not exists (select from revised_since where revised_since.incident_id = incidents.id)
    and (incidents.date_start between first_day and last_day or incidents.date_start is null)
  union all
  select kept.*, state.snapshot -> 'actors'
  from revised_since
  cross join lateral (
    select snapshot
    from incident_revisions
    where incident_id = revised_since.incident_id and at <= moment
    order by revision desc
    limit 1
  ) state
  cross join lateral jsonb_populate_record(null::incidents, state.snapshot -> 'incident') kept
)
select
  stood.public_id,
  stood.status,
  stood.date_start,
  stood.date_end,
  stood.date_precision,
  split_part(stood.type, '.', 1) as family,
  stood.type,
  coalesce(event_types.label, stood.type) as type_label,
  nullif(array_to_string(stood.components, ', '), '') as components,
  stood.country,
  stood.admin1,
  stood.admin2,
  stood.admin3,
  coalesce(stood.location_name, stood.location_text) as location,
  stood.location_id,
  stood.lat,
  stood.lon,
  stood.place_precision,
  told.initiators,
  told.targets,
  told.claimants,
  stood.killed_low,
  stood.killed_best,
  stood.killed_high,
  case stood.casualty_basis when 'party_claim' then stood.killed_high end as killed_claimed,
  stood.killed_civilian,
  stood.killed_security,
  stood.killed_militant,
  stood.injured_low,
  stood.injured_best,
  stood.injured_high,
  case stood.injured_basis when 'party_claim' then stood.injured_high end as injured_claimed,
  stood.casualty_conflict,
  stood.arrested,
  stood.abducted,
  nullif(array_to_string(stood.weapons, ', '), '') as weapons,
  nullif(array_to_string(stood.target_kinds, ', '), '') as target_kinds,
  stood.suicide,
  stood.success,
  stood.summary,
  stood.n_articles,
  stood.n_sources,
  stood.n_origins,
  stood.retrospective,
  stood.confidence,
  stood.coding_status,
  (
    select string_agg(other.public_id, ', ' order by other.public_id)
    from possible_duplicates pair
    join incidents other on other.id = pair.other_id
    where pair.incident_id = stood.id and pair.found_at <= moment and (pair.decided_at is null or pair.decided_at > moment)
  ) as possible_duplicate_of,
  nullif(array_to_string(stood.locked_fields, ', '), '') as locked_fields,
  stood.taxonomy_version,
  stood.coder_version,
  stood.revision,
  stood.opened_at,
  stood.revised_at
from stood
left join event_types on event_types.id = stood.type
cross join lateral (
  select
    string_agg(coalesce(name, text), '; ' order by ordinal) filter (where role = 'initiator') as initiators,
    string_agg(coalesce(name, text), '; ' order by ordinal) filter (where role = 'target') as targets,
    string_agg(coalesce(name, text), '; ' order by ordinal) filter (where role = 'claimant') as claimants
  from (
    select role, ordinal, name, text from incident_actors where incident_id = stood.id and stood.actors_stood is null
    union all
    select role, ordinal, name, text from jsonb_populate_recordset(null::incident_actors, stood.actors_stood)
  ) actor
) told
where stood.status not in ('merged', 'rejected', 'retracted')
  and (stood.date_start between first_day and last_day or (stood.date_start is null and first_day = '-infinity' and last_day = 'infinity'))
$$;

comment on function reporting.as_of(timestamptz, date, date) is
  'The view incidents as it stood at a moment: select * from as_of(''2026-03-31''); quicker with the days that they began on: as_of(''2026-03-31'', ''2026-03-01'', ''2026-03-30''). Columns as in incidents; n_articles and n_sources of what was not revised since also count copies that came later.';
