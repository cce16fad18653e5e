create view reporting.possible_duplicates as
select
  incidents.public_id,
  other.public_id as other_public_id,
  pair.score,
  pair.reason,
  incidents.date_start,
  other.date_start as other_date_start,
  coalesce(incidents.location_name, incidents.location_text) as location,
  coalesce(other.location_name, other.location_text) as other_location,
  incidents.summary,
  other.summary as other_summary,
  pair.found_at,
  pair.decision,
  pair.decided_at,
  pair.decided_by,
  pair.why
from possible_duplicates pair
join incidents on incidents.id = pair.incident_id
join incidents other on other.id = pair.other_id
where pair.decision is not null
  or (
    incidents.status not in ('merged', 'rejected', 'retracted') and other.status not in ('merged', 'rejected', 'retracted')
  );

comment on view reporting.possible_duplicates is
  'Pairs of incidents that may be one: too alike to be sure that they are two, not enough to merge them. For an analyst to decide.';
comment on column reporting.possible_duplicates.public_id is 'The incident that was opened later.';
comment on column reporting.possible_duplicates.other_public_id is 'The incident that it may be.';
comment on column reporting.possible_duplicates.score is 'The support for sameness that was found.';
comment on column reporting.possible_duplicates.reason is 'What speaks for and against, in words.';
comment on column reporting.possible_duplicates.date_start is 'First day of the one.';
comment on column reporting.possible_duplicates.other_date_start is 'First day of the other.';
comment on column reporting.possible_duplicates.location is 'Place of the one.';
comment on column reporting.possible_duplicates.other_location is 'Place of the other.';
comment on column reporting.possible_duplicates.summary is 'The one in a sentence.';
comment on column reporting.possible_duplicates.other_summary is 'The other in a sentence.';
comment on column reporting.possible_duplicates.found_at is 'When the pair was found.';
comment on column reporting.possible_duplicates.decision is 'accepted (merged), rejected (they are two); null: open.';
comment on column reporting.possible_duplicates.decided_at is 'When it was decided.';
comment on column reporting.possible_duplicates.decided_by is 'By whom.';
comment on column reporting.possible_duplicates.why is 'The reason given.';
