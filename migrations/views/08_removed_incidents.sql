create view reporting.removed_incidents as
select
  incidents.public_id,
  incidents.status,
  winner.public_id as merged_into,
  last_revision.at as removed_at,
  last_revision.made_by as removed_by,
  last_revision.detail as why,
  incidents.date_start,
  incidents.type,
  incidents.country,
  incidents.admin1,
  incidents.admin2,
  coalesce(incidents.location_name, incidents.location_text) as location,
  incidents.summary,
  incidents.location_id,
  incidents.opened_at
from incidents
join incident_revisions last_revision
  on last_revision.incident_id = incidents.id and last_revision.revision = incidents.revision
left join incidents winner on winner.id = incidents.merged_into
where incidents.status in ('merged', 'rejected', 'retracted')
  -- What a split had opened and its undoing closed was never the news of anything.
  and not exists (
    select
    from incident_merges undone
    where undone.loser_id = incidents.id and undone.kind = 'split' and undone.undone_at is not null
  );

comment on view reporting.removed_incidents is
  'Incidents that no longer stand: merged into another, rejected by an analyst, or retracted because their last report was taken away.';
comment on column reporting.removed_incidents.public_id is 'The incident.';
comment on column reporting.removed_incidents.status is 'merged, rejected or retracted.';
comment on column reporting.removed_incidents.merged_into is 'For a merged one: the incident that it is part of now.';
comment on column reporting.removed_incidents.removed_at is 'When it was removed.';
comment on column reporting.removed_incidents.removed_by is 'auto, or the analyst.';
comment on column reporting.removed_incidents.why is 'The reason in words.';
comment on column reporting.removed_incidents.date_start is 'First day, as last known.';
comment on column reporting.removed_incidents.type is 'Type, as last known.';
comment on column reporting.removed_incidents.country is 'Country, as last known.';
comment on column reporting.removed_incidents.admin1 is 'Province, as last known.';
comment on column reporting.removed_incidents.admin2 is 'District, as last known.';
comment on column reporting.removed_incidents.location is 'Place, as last known.';
comment on column reporting.removed_incidents.summary is 'The incident in a sentence, as last known.';
comment on column reporting.removed_incidents.location_id is 'Id of the place in the gazetteer; null: the words could not be resolved.';
comment on column reporting.removed_incidents.opened_at is 'When its first report was resolved.';
