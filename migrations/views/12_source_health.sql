create view reporting.source_health as
select
  sources.name as source,
  sources.id as source_id,
  feeds.id as feed_id,
  feeds.url,
  feeds.state,
  feeds.last_poll_at,
  feeds.last_success_at,
  feeds.last_new_entry_at,
  round(extract(epoch from now() - feeds.last_new_entry_at) / 3600)::int as hours_since_new_entry,
  feeds.last_error,
  feeds.next_poll_at,
  coalesce(poll.polls, 0) as polls_7d,
  coalesce(poll.failures, 0) as failures_7d,
  coalesce(poll.gaps, 0) as gaps_suspected_7d,
  coalesce(entry.entries, 0) as entries_7d,
  coalesce(entry.articles, 0) as articles_7d,
  coalesce(entry.reports, 0) as reports_7d
from feeds
join sources on sources.id = feeds.source_id
left join (
  select
    feed_id,
    count(*)::int as polls,
    count(*) filter (where outcome not in ('ok', 'not-modified'))::int as failures,
    count(*) filter (where is_gap_suspected)::int as gaps
  from fetch_events
  where purpose = 'feed' and at > now() - interval '7 days'
  group by feed_id
) poll on poll.feed_id = feeds.id
left join (
  select
    entries.feed_id,
    count(distinct entries.id)::int as entries,
    count(distinct entries.article_version_id)::int as articles,
    count(distinct report.id)::int as reports
  from entries
  left join incident_reports report on report.article_version_id = entries.article_version_id and report.detached_at is null
  where entries.first_seen_at > now() - interval '7 days'
  group by entries.feed_id
) entry on entry.feed_id = feeds.id
where feeds.state <> 'retired' or feeds.gone_at is not null;

comment on view reporting.source_health is
  'Every feed that is polled: whether it answers, whether it still gives anything new, and what came of it in seven days.';
comment on column reporting.source_health.source is 'Name of the outlet.';
comment on column reporting.source_health.source_id is 'Id of the outlet.';
comment on column reporting.source_health.feed_id is 'Id of the feed.';
comment on column reporting.source_health.url is 'The address that is polled.';
comment on column reporting.source_health.state is 'active, degraded (it fails), stale (nothing new for long, or it has failed for long: last_error says which), suspended (failed too often) or retired (it answered that it is gone).';
comment on column reporting.source_health.last_poll_at is 'When it was last asked.';
comment on column reporting.source_health.last_success_at is 'When it last answered with a feed.';
comment on column reporting.source_health.last_new_entry_at is 'When it last gave an entry that was new.';
comment on column reporting.source_health.hours_since_new_entry is 'How long ago that was, in hours.';
comment on column reporting.source_health.last_error is 'What went wrong last; null after a success.';
comment on column reporting.source_health.next_poll_at is 'When it is asked next; a retired one is not.';
comment on column reporting.source_health.polls_7d is 'Polls in the last seven days.';
comment on column reporting.source_health.failures_7d is 'Polls that failed.';
comment on column reporting.source_health.gaps_suspected_7d is 'Polls after which entries may have been missed.';
comment on column reporting.source_health.entries_7d is 'New entries.';
comment on column reporting.source_health.articles_7d is 'Entries that came to a text.';
comment on column reporting.source_health.reports_7d is 'Reports of incidents in them.';
