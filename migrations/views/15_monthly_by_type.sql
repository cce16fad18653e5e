create view reporting.monthly_by_type as
select
  date_trunc('month', incidents.date_start)::date as month,
  split_part(incidents.type, '.', 1) as family,
  incidents.type as type,
  incidents.country as country,
  count(*)::int as incidents,
  count(*) filter (where incidents.killed_high >= 1)::int as lethal_incidents,
  sum(incidents.killed_low)::int as killed_low,
  sum(incidents.killed_best)::int as killed_best,
  sum(incidents.killed_high)::int as killed_high,
  sum(incidents.injured_best)::int as injured_best
from incidents
where incidents.status not in ('merged', 'rejected', 'retracted') and incidents.date_precision <= 4
group by 1, 2, 3, 4;

comment on view reporting.monthly_by_type is
  'Incidents and tolls a month, type and country. Incidents whose month is not known are left out.';
comment on column reporting.monthly_by_type.month is 'First day of the month.';
comment on column reporting.monthly_by_type.family is 'First half of the type.';
comment on column reporting.monthly_by_type.type is 'family.type.';
comment on column reporting.monthly_by_type.country is 'ISO 3166-1 alpha-2.';
comment on column reporting.monthly_by_type.incidents is 'How many incidents.';
comment on column reporting.monthly_by_type.lethal_incidents is 'How many of them with a reported death.';
comment on column reporting.monthly_by_type.killed_low is 'Sum of the least figures; incidents without a figure add nothing.';
comment on column reporting.monthly_by_type.killed_best is 'Sum of the best figures; incidents without one add nothing.';
comment on column reporting.monthly_by_type.killed_high is 'Sum of the greatest figures, also those that a fighting side gives.';
comment on column reporting.monthly_by_type.injured_best is 'Sum of the best figures of the injured.';
