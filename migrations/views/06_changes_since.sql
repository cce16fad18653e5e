create function reporting.changes_since(moment timestamptz) returns table (
  public_id text,
  revision integer,
  at timestamptz,
  reason text,
  detail text,
  made_by text,
  diff jsonb,
  summary text
)
language sql stable security definer
set search_path = public, pg_temp
as $$
  select
    incidents.public_id,
    history.revision,
    history.at,
    history.reason,
    history.detail,
    history.made_by,
    history.diff,
    incidents.summary
  from incident_revisions history
  join incidents on incidents.id = history.incident_id
  where history.at > moment
  order by history.at, incidents.public_id, history.revision
$$;

comment on function reporting.changes_since(timestamptz) is
  'Every revision since a moment, oldest first: select * from changes_since(now() - interval ''7 days''). reason: opened, split-off, report-joined, toll-revised, corrected, report-detached, absorbed, merged, retracted, recomputed, or an analyst''s act; detail: the same in words; diff: column to [before, after].';
