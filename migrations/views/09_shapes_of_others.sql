-- The shapes of ACLED and UCDP are written once: these two put in what they are made of, as it stands or as it stood. What stood is gathered
-- for all incidents at once, an array each, since a function cannot be asked for one incident.
create function reporting.as_it_stands(shape text) returns text language sql immutable as $$
  select replace(replace(replace(replace(shape,
    ':incidents', 'reporting.incidents'),
    ':beside', ''),
    ':actors', 'reporting.incident_actors actor where actor.public_id = incidents.public_id'),
    ':reports', 'reporting.incident_reports report where report.public_id = incidents.public_id')
$$;

create function reporting.as_it_stood(shape text) returns text language sql immutable as $$
  select replace(replace(replace(replace(shape,
    ':incidents', 'reporting.as_of(moment) incidents'),
    ':beside',
    'left join (select public_id, array_agg(one) as actors from reporting.incident_actors_as_of(moment) one group by public_id) parties '
    'using (public_id) '
    'left join (select public_id, array_agg(one) as reports from reporting.sources_as_of(moment) one group by public_id) told '
    'using (public_id)'),
    ':actors', 'unnest(parties.actors) actor where true'),
    ':reports', 'unnest(told.reports) report where true')
$$;

create type reporting.incident_source as (public_id text, report_id text, source text, title text, url text, published_at timestamptz);

create function reporting.sources_as_of(moment timestamptz) returns setof reporting.incident_source
language sql stable security definer
set search_path = public, pg_temp
as $$
  select incidents.public_id, event.report_key, sources.name, version.title, version.url, version.published_at
  from incident_reports report
  join incidents on incidents.id = report.incident_id
  join coded_events event on event.id = report.coded_event_id
  cross join lateral (
    select said.* from article_versions said where said.id = report.article_version_id
    union all
    select copy.* from article_versions copy
    where copy.near_duplicate_of = report.article_version_id and copy.first_seen_at <= moment
  ) version
  join articles on articles.id = version.article_id
  join sources on sources.id = articles.source_id
  where report.attached_at <= moment and (report.detached_at is null or report.detached_at > moment)
$$;

comment on function reporting.sources_as_of(timestamptz) is
  'Who reported which incident at a moment: source, headline and address. Detached later or not, a report stands here if it stood then.';
