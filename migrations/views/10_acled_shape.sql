-- Columns and codes as ACLED's users know them, from our own data. Unknown stays null, where ACLED would write 0.
do $do$
declare
  shape constant text := $shape$
select
  incidents.public_id as event_id_cnty,
  incidents.date_start as event_date,
  extract(year from incidents.date_start)::int as year,
  case when incidents.date_precision = 1 then 1 when incidents.date_precision <= 3 then 2 when incidents.date_precision = 4 then 3 end
    as time_precision,
  case
    when event_types.acled in ('Armed clash', 'Government regains territory', 'Non-state actor overtakes territory')
      then 'Battles'
    when event_types.acled in (
      'Suicide bomb', 'Remote explosive/landmine/IED', 'Grenade', 'Shelling/artillery/missile attack', 'Air/drone strike',
      'Chemical weapon'
    ) then 'Explosions/Remote violence'
    when event_types.acled in ('Attack', 'Abduction/forced disappearance', 'Sexual violence') then 'Violence against civilians'
    when event_types.acled in ('Peaceful protest', 'Protest with intervention', 'Excessive force against protesters')
      then 'Protests'
    when event_types.acled in ('Violent demonstration', 'Mob violence') then 'Riots'
    when event_types.acled is not null then 'Strategic developments'
  end as event_type,
  event_types.acled as sub_event_type,
  side_a.first as actor1,
  side_a.others as assoc_actor_1,
  side_a.inter as inter1,
  side_b.first as actor2,
  side_b.others as assoc_actor_2,
  side_b.inter as inter2,
  case when side_b.inter = 'Civilians' then 'Civilian targeting' end as civilian_targeting,
  incidents.country as country,
  incidents.admin1,
  incidents.admin2,
  incidents.admin3,
  incidents.location,
  incidents.lat as latitude,
  incidents.lon as longitude,
  case when incidents.place_precision <= 2 then 1 when incidents.place_precision <= 4 then 2 when incidents.place_precision <= 6 then 3 end
    as geo_precision,
  (
    select string_agg(distinct report.source, '; ' order by report.source)
    from :reports
  ) as source,
  incidents.summary as notes,
  incidents.killed_best as fatalities,
  incidents.target_kinds as tags,
  incidents.revised_at as timestamp
from :incidents
:beside
left join event_types on event_types.id = incidents.type
left join lateral (
  select
    (array_agg(actor order by ordinal))[1] as first,
    nullif(array_to_string((array_agg(actor order by ordinal))[2:], '; '), '') as others,
    (array_agg(reporting.acled_inter(class) order by ordinal))[1] as inter
  from :actors and actor.role = 'initiator'
) side_a on true
left join lateral (
  select
    (array_agg(actor order by ordinal))[1] as first,
    nullif(array_to_string((array_agg(actor order by ordinal))[2:], '; '), '') as others,
    (array_agg(reporting.acled_inter(class) order by ordinal))[1] as inter
  from :actors and actor.role = 'target'
) side_b on true
where incidents.date_precision <= 4
$shape$;
begin
  execute 'create view reporting.acled_shape as ' || reporting.as_it_stands(shape);
  execute 'create function reporting.acled_shape_as_of(moment timestamptz) returns setof reporting.acled_shape '
    || 'language sql stable security definer set search_path = public, pg_temp as '
    || quote_literal(reporting.as_it_stood(shape));
end
$do$;

comment on view reporting.acled_shape is
  'Incidents in the columns and codes of ACLED, for comparison. Dates known only by the year are left out; unknown figures stay null.';
comment on column reporting.acled_shape.event_id_cnty is 'Our public id.';
comment on column reporting.acled_shape.event_date is 'First day.';
comment on column reporting.acled_shape.year is 'Year of the first day.';
comment on column reporting.acled_shape.time_precision is '1 day, 2 week, 3 month.';
comment on column reporting.acled_shape.event_type is 'Event type.';
comment on column reporting.acled_shape.sub_event_type is 'Sub-event type.';
comment on column reporting.acled_shape.actor1 is 'First initiator.';
comment on column reporting.acled_shape.assoc_actor_1 is 'Further initiators, semicolon-separated.';
comment on column reporting.acled_shape.inter1 is 'Class of actor1.';
comment on column reporting.acled_shape.actor2 is 'First target.';
comment on column reporting.acled_shape.assoc_actor_2 is 'Further targets, semicolon-separated.';
comment on column reporting.acled_shape.inter2 is 'Class of actor2.';
comment on column reporting.acled_shape.civilian_targeting is 'Civilian targeting where the first target are civilians.';
comment on column reporting.acled_shape.country is 'ISO 3166-1 alpha-2.';
comment on column reporting.acled_shape.admin1 is 'Province.';
comment on column reporting.acled_shape.admin2 is 'District.';
comment on column reporting.acled_shape.admin3 is 'Subdistrict.';
comment on column reporting.acled_shape.location is 'Place.';
comment on column reporting.acled_shape.latitude is 'Latitude in degrees.';
comment on column reporting.acled_shape.longitude is 'Longitude in degrees.';
comment on column reporting.acled_shape.geo_precision is '1 place, 2 part of a region, 3 region.';
comment on column reporting.acled_shape.source is 'Outlets, semicolon-separated.';
comment on column reporting.acled_shape.notes is 'The incident in a sentence.';
comment on column reporting.acled_shape.fatalities is 'Dead, best figure; null: not stated.';
comment on column reporting.acled_shape.tags is 'Target tags.';
comment on column reporting.acled_shape.timestamp is 'When the row was last revised.';

comment on function reporting.acled_shape_as_of(timestamptz) is
  'The view acled_shape as it stood at a moment: select * from acled_shape_as_of(''2026-03-31''). Columns as in acled_shape.';
