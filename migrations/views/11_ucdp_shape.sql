-- UCDP GED counts deaths: incidents without a known death are left out.
do $do$
declare
  shape constant text := $shape$
select
  incidents.public_id as id,
  extract(year from incidents.date_start)::int as year,
  violence.type_of_violence,
  case violence.type_of_violence when 1 then sides.state_party else sides.armed_initiator end as side_a,
  case violence.type_of_violence when 1 then sides.armed_party when 2 then sides.armed_target when 3 then 'Civilians' end as side_b,
  incidents.n_sources as number_of_sources,
  first_report.source as source_office,
  first_report.title as source_headline,
  first_report.url as source_article,
  case incidents.place_precision when 1 then 1 else incidents.place_precision - 1 end as where_prec,
  incidents.location as where_coordinates,
  incidents.admin1 as adm_1,
  incidents.admin2 as adm_2,
  incidents.lat as latitude,
  incidents.lon as longitude,
  incidents.country,
  incidents.date_precision as date_prec,
  incidents.date_start,
  incidents.date_end,
  case violence.type_of_violence when 1 then incidents.killed_security end as deaths_a,
  case violence.type_of_violence when 1 then incidents.killed_militant end as deaths_b,
  incidents.killed_civilian as deaths_civilians,
  incidents.killed_best - (
    coalesce(incidents.killed_civilian, 0)
    + case violence.type_of_violence
        when 1 then coalesce(incidents.killed_security, 0) + coalesce(incidents.killed_militant, 0)
        else 0
      end
  ) as deaths_unknown,
  incidents.killed_best as best,
  incidents.killed_high as high,
  incidents.killed_low as low
from :incidents
:beside
left join lateral (
  select
    string_agg(actor, ', ' order by ordinal) filter (where class in ('state_force', 'government')) as state_party,
    string_agg(actor, ', ' order by ordinal) filter (where is_armed) as armed_party,
    string_agg(actor, ', ' order by ordinal) filter (where is_armed and role = 'target') as armed_target,
    string_agg(actor, ', ' order by ordinal)
      filter (where role = 'initiator' and (is_armed or class in ('state_force', 'government'))) as armed_initiator,
    coalesce(bool_or(class = 'civilians' and role = 'target'), false) as against_civilians
  from (
    select *, class in ('rebel', 'political_militia', 'identity_militia', 'criminal') as is_armed
    from :actors and actor.role in ('initiator', 'target')
  ) party
) sides on true
cross join lateral (
  select case
    when sides.against_civilians and sides.armed_initiator is not null then 3
    when sides.state_party is not null and sides.armed_party is not null then 1
    when sides.armed_initiator is not null and sides.armed_target is not null then 2
  end as type_of_violence
) violence
left join lateral (
  select source, title, url
  from :reports
  order by report.published_at nulls last, report.report_id
  limit 1
) first_report on true
where incidents.killed_high >= 1
$shape$;
begin
  execute 'create view reporting.ucdp_shape as ' || reporting.as_it_stands(shape);
  execute 'create function reporting.ucdp_shape_as_of(moment timestamptz) returns setof reporting.ucdp_shape '
    || 'language sql stable security definer set search_path = public, pg_temp as '
    || quote_literal(reporting.as_it_stood(shape));
end
$do$;

comment on view reporting.ucdp_shape is
  'Incidents with at least one reported death in the columns and codes of UCDP GED, for comparison.';
comment on column reporting.ucdp_shape.id is 'Our public id.';
comment on column reporting.ucdp_shape.year is 'Year of the first day.';
comment on column reporting.ucdp_shape.type_of_violence is '1 state-based, 2 between armed groups, 3 one-sided; null: the sides do not tell.';
comment on column reporting.ucdp_shape.side_a is 'For type 1 the state; else who acted.';
comment on column reporting.ucdp_shape.side_b is 'For type 1 the armed group; Civilians for type 3.';
comment on column reporting.ucdp_shape.number_of_sources is 'How many outlets report it.';
comment on column reporting.ucdp_shape.source_office is 'Outlet of the first report.';
comment on column reporting.ucdp_shape.source_headline is 'Headline of the first report.';
comment on column reporting.ucdp_shape.source_article is 'Address of the first report.';
comment on column reporting.ucdp_shape.where_prec is '1 exact place, 2 near it, 3 district, 4 province, 5 line or vague area, 6 country, 7 unknown.';
comment on column reporting.ucdp_shape.where_coordinates is 'Place.';
comment on column reporting.ucdp_shape.adm_1 is 'Province.';
comment on column reporting.ucdp_shape.adm_2 is 'District.';
comment on column reporting.ucdp_shape.latitude is 'Latitude in degrees.';
comment on column reporting.ucdp_shape.longitude is 'Longitude in degrees.';
comment on column reporting.ucdp_shape.country is 'ISO 3166-1 alpha-2.';
comment on column reporting.ucdp_shape.date_prec is '1 day, 2 span of 2 to 6 days, 3 week, 4 month, 5 year.';
comment on column reporting.ucdp_shape.date_start is 'First day.';
comment on column reporting.ucdp_shape.date_end is 'Last day.';
comment on column reporting.ucdp_shape.deaths_a is 'For type 1: state forces killed; null: not stated.';
comment on column reporting.ucdp_shape.deaths_b is 'For type 1: members of armed groups killed; null: not stated.';
comment on column reporting.ucdp_shape.deaths_civilians is 'Civilians killed; null: not stated.';
comment on column reporting.ucdp_shape.deaths_unknown is 'Dead of the best figure that no side is named for.';
comment on column reporting.ucdp_shape.best is 'Best figure of the dead; null where only a fighting side gives one.';
comment on column reporting.ucdp_shape.high is 'Greatest figure.';
comment on column reporting.ucdp_shape.low is 'Least figure.';

comment on function reporting.ucdp_shape_as_of(timestamptz) is
  'The view ucdp_shape as it stood at a moment: select * from ucdp_shape_as_of(''2026-03-31''). Columns as in ucdp_shape.';

-- They were for the making of the shapes alone.
drop function reporting.as_it_stands(text);
drop function reporting.as_it_stood(text);
