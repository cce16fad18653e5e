-- One row a happening, with everything an analyst counts by. What was merged, rejected or retracted is in removed_incidents.
-- Its columns are written once: as_of has them of the incidents as they stood, for a report of last month must come out again, whatever was
-- corrected since. What nothing has happened to since stands as it stood; only the rest is read from its history.
do $do$
declare
  line constant text := $line$
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
  :initiators as initiators,
  :targets as targets,
  :claimants as claimants,
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
    where pair.incident_id = incidents.id and :undecided
  ) as possible_duplicate_of,
  nullif(array_to_string(incidents.locked_fields, ', '), '') as locked_fields,
  incidents.taxonomy_version,
  incidents.coder_version,
  incidents.revision,
  incidents.opened_at,
  incidents.revised_at
from :incidents
left join event_types on event_types.id = incidents.type
where incidents.status not in ('merged', 'rejected', 'retracted')
$line$;
  party constant text := $party$(
    select string_agg(coalesce(actor.name, actor.text), '; ' order by actor.ordinal)
    from incident_actors actor
    where actor.incident_id = incidents.id and actor.role = %L
  )$party$;
  stood constant text := $stood$
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
$stood$;
  with_parties constant text := $parties$stood incidents
cross join lateral (
  select
    string_agg(coalesce(name, text), '; ' order by ordinal) filter (where role = 'initiator') as initiators,
    string_agg(coalesce(name, text), '; ' order by ordinal) filter (where role = 'target') as targets,
    string_agg(coalesce(name, text), '; ' order by ordinal) filter (where role = 'claimant') as claimants
  from (
    select role, ordinal, name, text from incident_actors where incident_id = incidents.id and incidents.actors_stood is null
    union all
    select role, ordinal, name, text from jsonb_populate_recordset(null::incident_actors, incidents.actors_stood)
  ) actor
) told$parties$;
  in_days constant text := $days$
  and (
    incidents.date_start between first_day and last_day
    or (incidents.date_start is null and first_day = '-infinity' and last_day = 'infinity')
  )
$days$;
begin
  execute 'create view reporting.incidents as '
    || replace(replace(replace(replace(replace(line,
      ':incidents', 'incidents'),
      ':initiators', format(party, 'initiator')),
      ':targets', format(party, 'target')),
      ':claimants', format(party, 'claimant')),
      ':undecided', 'pair.decision is null');
  execute 'create function reporting.as_of(moment timestamptz, first_day date default ''-infinity'', last_day date default ''infinity'') '
    || 'returns setof reporting.incidents language sql stable security definer set search_path = public, pg_temp as '
    || quote_literal(stood || replace(replace(replace(replace(replace(line,
      ':incidents', with_parties),
      ':initiators', 'told.initiators'),
      ':targets', 'told.targets'),
      ':claimants', 'told.claimants'),
      ':undecided', 'pair.found_at <= moment and (pair.decided_at is null or pair.decided_at > moment)')
      || in_days);
end
$do$;

comment on view reporting.incidents is
  'One row a happening, however many articles report it, as it stands now. Merged, rejected and retracted ones are in removed_incidents.';
comment on column reporting.incidents.public_id is 'Id to cite, for example PK-2026-004211; never used for another incident.';
comment on column reporting.incidents.status is 'candidate (one origin), confirmed (two or more), claimed (only a claim reports it) or disputed (somebody denies it).';
comment on column reporting.incidents.date_start is 'First day; with a precision of 3 and more, the first day that it may have been.';
comment on column reporting.incidents.date_end is 'Last day; the same as date_start for one day.';
comment on column reporting.incidents.date_precision is '1 exact day, 2 span of 2 to 6 days, 3 known week, 4 known month, 5 known year; null: date unknown.';
comment on column reporting.incidents.family is 'First half of the type: battle, explosive, civilian, property, protest, riot, strategic, other.';
comment on column reporting.incidents.type is 'What kind of happening, family.type of the codebook.';
comment on column reporting.incidents.type_label is 'The type in words.';
comment on column reporting.incidents.components is 'Further types of one complex attack, comma-separated; null: none.';
comment on column reporting.incidents.country is 'ISO 3166-1 alpha-2.';
comment on column reporting.incidents.admin1 is 'Province or state.';
comment on column reporting.incidents.admin2 is 'District.';
comment on column reporting.incidents.admin3 is 'Tehsil or subdistrict.';
comment on column reporting.incidents.location is 'Name of the place, as precise as known.';
comment on column reporting.incidents.location_id is 'Id of the place in the gazetteer; null: the words could not be resolved.';
comment on column reporting.incidents.lat is 'Latitude in degrees; null for a country or an unknown place, the centre of the area at place_precision 4 to 6.';
comment on column reporting.incidents.lon is 'Longitude in degrees; see lat.';
comment on column reporting.incidents.place_precision is '1 site, 2 named town or village, 3 near a named place, 4 district, 5 province, 6 line or vague area, 7 country, 8 unknown.';
comment on column reporting.incidents.initiators is 'Who acted, semicolon-separated; null: unknown.';
comment on column reporting.incidents.targets is 'Who was acted upon, semicolon-separated; null: unknown.';
comment on column reporting.incidents.claimants is 'Who says that it did it, semicolon-separated; null: nobody.';
comment on column reporting.incidents.killed_low is 'Least number of dead of all live reports; null: not stated, 0: a source says none.';
comment on column reporting.incidents.killed_best is 'Dead by the best-ranked, latest, independently repeated figure; null: not stated, or only a fighting side counts its enemy.';
comment on column reporting.incidents.killed_high is 'Greatest number of dead of all live reports.';
comment on column reporting.incidents.killed_claimed is 'Dead as only a fighting side counts its enemy; never part of killed_best.';
comment on column reporting.incidents.killed_civilian is 'Civilians among the dead; null: not stated.';
comment on column reporting.incidents.killed_security is 'Soldiers, police and other state forces among the dead; null: not stated.';
comment on column reporting.incidents.killed_militant is 'Members of armed groups among the dead; null: not stated.';
comment on column reporting.incidents.injured_low is 'Least number of injured; null: not stated.';
comment on column reporting.incidents.injured_best is 'Injured by the best-ranked figure; null: not stated.';
comment on column reporting.incidents.injured_high is 'Greatest number of injured.';
comment on column reporting.incidents.injured_claimed is 'Injured as only a fighting side counts its enemy.';
comment on column reporting.incidents.casualty_conflict is 'True where a total contradicts its parts.';
comment on column reporting.incidents.arrested is 'Arrested; null: not stated.';
comment on column reporting.incidents.abducted is 'Abducted; null: not stated.';
comment on column reporting.incidents.weapons is 'Weapon tags, comma-separated; null: none.';
comment on column reporting.incidents.target_kinds is 'Target tags, comma-separated; null: none.';
comment on column reporting.incidents.suicide is 'True for a suicide attack; null: not known.';
comment on column reporting.incidents.success is 'False where it was foiled; null: not known.';
comment on column reporting.incidents.summary is 'A neutral sentence made from the coded values.';
comment on column reporting.incidents.n_articles is 'How many articles report it.';
comment on column reporting.incidents.n_sources is 'How many outlets report it.';
comment on column reporting.incidents.n_origins is 'How many origins report it (publisher families and agencies with the speaker they quote): five papers with one press release are one.';
comment on column reporting.incidents.retrospective is 'True where every report only recalls it: an incident of the past, under its own date.';
comment on column reporting.incidents.confidence is '0 to 1: how sure the coding is, over all origins.';
comment on column reporting.incidents.coding_status is 'auto, reviewed (an analyst looked at it) or adjudicated (an analyst decided).';
comment on column reporting.incidents.possible_duplicate_of is 'Public ids of incidents that this may be a second row of, comma-separated; for review, not merged.';
comment on column reporting.incidents.locked_fields is 'Fields that an analyst has fixed, as incidents set names them, comma-separated; null: none.';
comment on column reporting.incidents.taxonomy_version is 'The taxonomy of the last revision.';
comment on column reporting.incidents.coder_version is 'The coder of the last revision.';
comment on column reporting.incidents.revision is 'Number of the revision that stands, from 1: the last one, or an earlier one that an undo brought back.';
comment on column reporting.incidents.opened_at is 'When its first report was resolved.';
comment on column reporting.incidents.revised_at is 'When the revision that stands was written.';

comment on function reporting.as_of(timestamptz, date, date) is
  'The view incidents as it stood at a moment: select * from as_of(''2026-03-31''); quicker with the days that they began on: as_of(''2026-03-31'', ''2026-03-01'', ''2026-03-30''). Columns as in incidents; n_articles and n_sources of what was not revised since also count copies that came later.';
