-- Who acted against whom: asked so often, and so slow to pair up from the long table, that it is a view of its own.
create view reporting.incident_dyads as
select
  incidents.public_id,
  initiator.actor_id as initiator_id,
  coalesce(initiator_actors.name, initiator.name, initiator.text) as initiator,
  initiator_actors.class as initiator_class,
  target.actor_id as target_id,
  coalesce(target_actors.name, target.name, target.text) as target,
  target_actors.class as target_class,
  incidents.date_start,
  incidents.type,
  incidents.country,
  incidents.admin1,
  incidents.admin2,
  incidents.killed_best,
  incidents.killed_high
from incidents
join incident_actors initiator on initiator.incident_id = incidents.id and initiator.role = 'initiator'
join incident_actors target on target.incident_id = incidents.id and target.role = 'target'
left join actors initiator_actors on initiator_actors.id = initiator.actor_id
left join actors target_actors on target_actors.id = target.actor_id
where incidents.status not in ('merged', 'rejected', 'retracted');

comment on view reporting.incident_dyads is
  'Who acted against whom: one row an incident, initiator and target. An incident of several has several rows: do not add up tolls over them.';
comment on column reporting.incident_dyads.public_id is 'The incident.';
comment on column reporting.incident_dyads.initiator_id is 'Id of the actor that acted; null: only words are known.';
comment on column reporting.incident_dyads.initiator is 'Its neutral name, else the words.';
comment on column reporting.incident_dyads.initiator_class is 'state_force, rebel, political_militia, civilians and so on; null: not known.';
comment on column reporting.incident_dyads.target_id is 'Id of the actor that was acted upon; null: only words are known.';
comment on column reporting.incident_dyads.target is 'Its neutral name, else the words.';
comment on column reporting.incident_dyads.target_class is 'As initiator_class.';
comment on column reporting.incident_dyads.date_start is 'First day.';
comment on column reporting.incident_dyads.type is 'family.type.';
comment on column reporting.incident_dyads.country is 'ISO 3166-1 alpha-2.';
comment on column reporting.incident_dyads.admin1 is 'Province.';
comment on column reporting.incident_dyads.admin2 is 'District.';
comment on column reporting.incident_dyads.killed_best is 'Best figure of the dead of the incident, all sides together.';
comment on column reporting.incident_dyads.killed_high is 'Greatest figure.';
