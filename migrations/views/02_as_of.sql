-- A report of last month must come out again, whatever was corrected since. Its columns are those of reporting.incidents; a
-- test compares the two.
create function reporting.as_of(moment timestamptz) returns setof reporting.incidents
language sql stable security definer
set search_path = public, pg_temp
as $$
select
  incidents.public_id,
  incidents.status,
  incidents.date_start,
  incidents.date_end,
  incidents.date_precision,
  split_part(incidents.type, '.', 1) as family,
  incidents.type,
  coalesce(event_types.label, incidents.type) as type_label,
  nullif(array_to_string(incidents.components, ', '), '') as components,
  incidents.country,
  incidents.admin1,
  incidents.admin2,
  incidents.admin3,
  coalesce(incidents.location_name, incidents.location_text) as location,
  incidents.location_id,
  incidents.lat,
  incidents.lon,
  incidents.place_precision,
  (
    select string_agg(coalesce(actor ->> 'name', actor ->> 'text'), '; ' order by (actor ->> 'ordinal')::int)
    from jsonb_array_elements(state.snapshot -> 'actors') actor
    where actor ->> 'role' = 'initiator'
  ) as initiators,
  (
    select string_agg(coalesce(actor ->> 'name', actor ->> 'text'), '; ' order by (actor ->> 'ordinal')::int)
    from jsonb_array_elements(state.snapshot -> 'actors') actor
    where actor ->> 'role' = 'target'
  ) as targets,
  (
    select string_agg(coalesce(actor ->> 'name', actor ->> 'text'), '; ' order by (actor ->> 'ordinal')::int)
    from jsonb_array_elements(state.snapshot -> 'actors') actor
    where actor ->> 'role' = 'claimant'
  ) as claimants,
  incidents.killed_low,
  incidents.killed_best,
  incidents.killed_high,
  case incidents.casualty_basis when 'party_claim' then incidents.killed_high end as killed_claimed,
  incidents.killed_civilian,
  incidents.killed_security,
  incidents.killed_militant,
  incidents.injured_low,
  incidents.injured_best,
  incidents.injured_high,
  case incidents.injured_basis when 'party_claim' then incidents.injured_high end as injured_claimed,
  incidents.casualty_conflict,
  incidents.arrested,
  incidents.abducted,
  nullif(array_to_string(incidents.weapons, ', '), '') as weapons,
  nullif(array_to_string(incidents.target_kinds, ', '), '') as target_kinds,
  incidents.suicide,
  incidents.success,
  incidents.summary,
  incidents.n_articles,
  incidents.n_sources,
  incidents.n_origins,
  incidents.retrospective,
  incidents.confidence,
  incidents.coding_status,
  (
    select string_agg(other.public_id, ', ' order by other.public_id)
    from possible_duplicates pair
    join incidents other on other.id = pair.other_id
    where pair.incident_id = incidents.id and pair.found_at <= moment and (pair.decided_at is null or pair.decided_at > moment)
  ) as possible_duplicate_of,
  nullif(array_to_string(incidents.locked_fields, ', '), '') as locked_fields,
  incidents.taxonomy_version,
  incidents.coder_version,
  incidents.revision,
  incidents.opened_at,
  incidents.revised_at
from (
  select distinct on (incident_id) incident_id, snapshot
  from incident_revisions
  where at <= moment
  order by incident_id, revision desc
) state
cross join lateral jsonb_populate_record(null::incidents, state.snapshot -> 'incident') as incidents
left join event_types on event_types.id = incidents.type
where incidents.status not in ('merged', 'rejected', 'retracted')
$$;

comment on function reporting.as_of(timestamptz) is
  'The view incidents as it stood at a moment: select * from as_of(2026-03-31). Columns as in incidents.';
