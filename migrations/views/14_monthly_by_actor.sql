create view reporting.monthly_by_actor as
select
  date_trunc('month', incidents.date_start)::date as month,
  actor.actor_id as actor_id,
  coalesce(actors.name, actor.name, lower(actor.text)) as actor,
  actor.role as role,
  count(*)::int as incidents,
  count(*) filter (where incidents.killed_high >= 1)::int as lethal_incidents,
  sum(incidents.killed_low)::int as killed_low,
  sum(incidents.killed_best)::int as killed_best,
  sum(incidents.killed_high)::int as killed_high,
  sum(incidents.injured_best)::int as injured_best
from incidents
join incident_actors actor on actor.incident_id = incidents.id
left join actors on actors.id = actor.actor_id
where incidents.status not in ('merged', 'rejected', 'retracted') and incidents.date_precision <= 4
group by 1, 2, 3, 4;

comment on view reporting.monthly_by_actor is
  'Incidents and tolls a month, actor and role. An incident with two initiators counts for both: do not add up over actors.';
comment on column reporting.monthly_by_actor.month is 'First day of the month.';
comment on column reporting.monthly_by_actor.actor_id is 'Id of the actor; null: only words are known.';
comment on column reporting.monthly_by_actor.actor is 'Neutral name, else the words.';
comment on column reporting.monthly_by_actor.role is 'initiator, target or claimant.';
comment on column reporting.monthly_by_actor.incidents is 'How many incidents.';
comment on column reporting.monthly_by_actor.lethal_incidents is 'How many of them with a reported death.';
comment on column reporting.monthly_by_actor.killed_low is 'Sum of the least figures; incidents without a figure add nothing.';
comment on column reporting.monthly_by_actor.killed_best is 'Sum of the best figures; incidents without one add nothing.';
comment on column reporting.monthly_by_actor.killed_high is 'Sum of the greatest figures, also those that a fighting side gives.';
comment on column reporting.monthly_by_actor.injured_best is 'Sum of the best figures of the injured.';
