-- Counts by district, by actor and by type. Kept a day as materialised views, which the service refreshes, and summed from there.
-- What is counted stands here once for all three.
do $$
declare
  measured constant text := '
    count(*)::int as incidents,
    count(*) filter (where incidents.killed_high >= 1)::int as lethal_incidents,
    sum(incidents.killed_low)::int as killed_low,
    sum(incidents.killed_best)::int as killed_best,
    sum(incidents.killed_high)::int as killed_high,
    sum(incidents.injured_best)::int as injured_best';
  dimension record;
begin
  for dimension in
    select * from (values
      (
        'district',
        'incidents.country, incidents.admin1, incidents.admin2',
        '',
        'country, admin1, admin2'
      ),
      (
        'actor',
        'actor.actor_id, coalesce(actors.name, actor.name, lower(actor.text)) as actor, actor.role',
        'join incident_actors actor on actor.incident_id = incidents.id left join actors on actors.id = actor.actor_id',
        'actor_id, actor, role'
      ),
      (
        'type',
        $key$split_part(incidents.type, '.', 1) as family, incidents.type, incidents.country$key$,
        '',
        'family, type, country'
      )
    ) as dimensions (name, key, joined, columns)
  loop
    execute format(
      'create materialized view reporting.counts_by_%s as
       select incidents.date_start as day, incidents.date_precision, %s, %s
       from incidents %s
       where incidents.status not in (''merged'', ''rejected'', ''retracted'') and incidents.date_start is not null
       group by 1, 2, 3, 4, 5',
      dimension.name, dimension.key, measured, dimension.joined
    );
    execute format(
      'create unique index counts_by_%1$s_key on reporting.counts_by_%1$s (day, date_precision, %2$s)',
      dimension.name, dimension.columns
    );
  end loop;
end $$;

-- Refreshed after the three.
create materialized view reporting.counts_refreshed as select now() as at;

create unique index counts_refreshed_key on reporting.counts_refreshed (at);

comment on materialized view reporting.counts_by_district is
  'Incidents and tolls a day and district, as of counts_refreshed. daily_by_district, weekly_by_district and monthly_by_district sum it.';
comment on materialized view reporting.counts_by_actor is
  'Incidents and tolls a day, actor and role, as of counts_refreshed. An incident with two initiators counts for both: do not add up over actors.';
comment on materialized view reporting.counts_by_type is
  'Incidents and tolls a day, type and country, as of counts_refreshed. daily_by_type, weekly_by_type and monthly_by_type sum it.';
comment on materialized view reporting.counts_refreshed is
  'When the counts were refreshed last. The service does it every few minutes.';
comment on column reporting.counts_refreshed.at is 'The incidents of this moment are counted.';

-- Nine views that differ in their period and in what they count by, and in nothing else.
do $$
declare
  keys constant jsonb := '{
    "district": ["country", "admin1", "admin2"],
    "actor": ["actor_id", "actor", "role"],
    "type": ["family", "type", "country"]
  }';
  meanings constant jsonb := '{
    "day": "First day of the incidents.",
    "week": "Monday of the week.",
    "month": "First day of the month.",
    "date_precision": "1 exact day, 2 span of 2 to 6 days, 3 known week, 4 known month, 5 known year.",
    "country": "ISO 3166-1 alpha-2; null: not known.",
    "admin1": "Province; null: not known.",
    "admin2": "District; null: not known.",
    "actor_id": "Id of the actor; null: only words are known.",
    "actor": "Neutral name, else the words.",
    "role": "initiator, target or claimant.",
    "family": "First half of the type.",
    "type": "family.type.",
    "incidents": "How many incidents.",
    "lethal_incidents": "How many of them with a reported death.",
    "killed_low": "Sum of the least figures; incidents without a figure add nothing.",
    "killed_best": "Sum of the best figures; incidents without one add nothing.",
    "killed_high": "Sum of the greatest figures, also those that a fighting side gives.",
    "injured_best": "Sum of the best figures of the injured."
  }';
  dimension text;
  key_list text;
  sums text;
  period record;
  field record;
begin
  -- Every count of a day can be summed over days.
  select string_agg(format('sum(%1$I)::int as %1$I', attname), ', ' order by attnum) into sums
  from pg_attribute
  where attrelid = 'reporting.counts_by_district'::regclass and attnum > 5 and not attisdropped;
  for dimension in select jsonb_object_keys(keys) loop
    select string_agg(key, ', ') into key_list from jsonb_array_elements_text(keys -> dimension) key;
    for period in
      select * from (values ('day', 'daily', 2), ('week', 'weekly', 3), ('month', 'monthly', 4)) as periods (unit, name, coarsest)
    loop
      execute format(
        'create view reporting.%1$s_by_%2$s as
         select
           date_trunc(%3$L, day)::date as %3$s,
           %4$s,
           %6$s
         from reporting.counts_by_%2$s
         where date_precision <= %5$s
         group by date_trunc(%3$L, day), %4$s',
        period.name, dimension, period.unit, key_list, period.coarsest, sums
      );
      execute format(
        'comment on view reporting.%s_by_%s is %L',
        period.name,
        dimension,
        format(
          'Incidents and tolls a %s by %s, as of counts_refreshed. Incidents whose %s is not known are left out.%s',
          period.unit,
          key_list,
          period.unit,
          case dimension when 'actor' then ' An incident with two initiators counts for both: do not add up over actors.' else '' end
        )
      );
    end loop;
  end loop;
  for field in
    select attrelid::regclass as view, attname as name
    from pg_attribute
    where attnum > 0 and attrelid in (
      select oid from pg_class
      where relnamespace = 'reporting'::regnamespace and relkind in ('v', 'm') and relname ~ '^(counts|daily|weekly|monthly)_by_'
    )
  loop
    execute format('comment on column %s.%I is %L', field.view, field.name, meanings ->> field.name);
  end loop;
end $$;
