create view reporting.incident_actors as
select
  incidents.public_id,
  actor.role,
  actor.ordinal,
  actor.actor_id,
  coalesce(actors.name, actor.name, actor.text) as actor,
  actors.class,
  actors.country as actor_country,
  coalesce(actors.generic, actor.actor_id is null) as generic,
  actor.text,
  actor.attribution,
  actor.side,
  incidents.date_start,
  incidents.type,
  incidents.country,
  incidents.admin1,
  incidents.admin2,
  incidents.killed_best,
  incidents.killed_high
from incident_actors actor
join incidents on incidents.id = actor.incident_id
left join actors on actors.id = actor.actor_id
where incidents.status not in ('merged', 'rejected', 'retracted');

comment on view reporting.incident_actors is
  'Who took part in an incident: one row an incident, role and actor.';
comment on column reporting.incident_actors.public_id is 'The incident.';
comment on column reporting.incident_actors.role is 'initiator, target, participant, claimant or blamed.';
comment on column reporting.incident_actors.ordinal is 'Order within the role, from 0.';
comment on column reporting.incident_actors.actor_id is 'Id of the actor in the taxonomy; null: only words are known.';
comment on column reporting.incident_actors.actor is 'Neutral name of the actor, else the words of the text.';
comment on column reporting.incident_actors.class is 'state_force, government, rebel, political_militia, identity_militia, criminal, party, rioters, protesters, civilians, media, organisation or external.';
comment on column reporting.incident_actors.actor_country is 'ISO 3166-1 alpha-2 of the actor; null for what belongs to no one country.';
comment on column reporting.incident_actors.generic is 'True for parties without a name of their own, such as unknown gunmen.';
comment on column reporting.incident_actors.text is 'The words of the text.';
comment on column reporting.incident_actors.attribution is 'claimed, state_alleged, media_alleged, inferred, denied or disputed; null: stated as fact.';
comment on column reporting.incident_actors.side is 'A or B where there are two sides.';
comment on column reporting.incident_actors.date_start is 'First day of the incident.';
comment on column reporting.incident_actors.type is 'Type of the incident.';
comment on column reporting.incident_actors.country is 'Country of the incident.';
comment on column reporting.incident_actors.admin1 is 'Province of the incident.';
comment on column reporting.incident_actors.admin2 is 'District of the incident.';
comment on column reporting.incident_actors.killed_best is 'Dead of the incident, best figure; do not add up over several actors of one incident.';
comment on column reporting.incident_actors.killed_high is 'Dead of the incident, greatest figure.';

-- Who took part, as it stood: for the shapes of others at a moment.
create function reporting.incident_actors_as_of(moment timestamptz) returns setof reporting.incident_actors
language sql stable security definer
set search_path = public, pg_temp
as $$
with revised_since as (
  select distinct incident_id from incident_revisions where at > moment
)
select actor.*
from reporting.incident_actors actor
join incidents using (public_id)
where not exists (select from revised_since where revised_since.incident_id = incidents.id)
union all
select
  kept.public_id,
  actor.role,
  actor.ordinal,
  actor.actor_id,
  coalesce(actors.name, actor.name, actor.text),
  actors.class,
  actors.country,
  coalesce(actors.generic, actor.actor_id is null),
  actor.text,
  actor.attribution,
  actor.side,
  kept.date_start,
  kept.type,
  kept.country,
  kept.admin1,
  kept.admin2,
  kept.killed_best,
  kept.killed_high
from revised_since
cross join lateral (
  select snapshot
  from incident_revisions
  where incident_id = revised_since.incident_id and at <= moment
  order by revision desc
  limit 1
) state
cross join lateral jsonb_populate_record(null::incidents, state.snapshot -> 'incident') kept
cross join lateral jsonb_populate_recordset(null::incident_actors, state.snapshot -> 'actors') actor
left join actors on actors.id = actor.actor_id
where kept.status not in ('merged', 'rejected', 'retracted')
$$;

comment on function reporting.incident_actors_as_of(timestamptz) is
  'The view incident_actors as it stood at a moment; names and classes of actors as they are now. Columns as in incident_actors.';
