create view reporting.dispositions as
select
  entries.id as entry_id,
  sources.name as source,
  entries.feed_id,
  entries.title,
  entries.url,
  entries.published_at,
  entries.first_seen_at,
  coalesce(disposition.outcome, 'waiting') as outcome,
  coalesce(disposition.stage, entries.next_stage) as stage,
  disposition.reason,
  coalesce(disposition.detail, entries.last_error) as detail,
  disposition.at as ended_at,
  version.role,
  (
    select string_agg(distinct incidents.public_id, ', ' order by incidents.public_id)
    from incident_reports report
    join incidents on incidents.id = report.incident_id
    where report.article_version_id = entries.article_version_id and report.detached_at is null
  ) as incidents
from entries
join feeds on feeds.id = entries.feed_id
join sources on sources.id = feeds.source_id
left join dispositions disposition on disposition.item_kind = 'entry' and disposition.item_id = entries.id
left join article_versions version on version.id = entries.article_version_id;

comment on view reporting.dispositions is
  'Where every entry of every feed got to: how it ended and why, or which stage it waits for.';
comment on column reporting.dispositions.entry_id is 'Row number of the entry.';
comment on column reporting.dispositions.source is 'Name of the outlet.';
comment on column reporting.dispositions.feed_id is 'Id of the feed.';
comment on column reporting.dispositions.title is 'Headline as the feed gives it.';
comment on column reporting.dispositions.url is 'Address as the feed gives it.';
comment on column reporting.dispositions.published_at is 'When the outlet says that it was published.';
comment on column reporting.dispositions.first_seen_at is 'When we first saw it.';
comment on column reporting.dispositions.outcome is 'finished, dropped (nothing broken, it ends there), failed (set aside for a person) or waiting.';
comment on column reporting.dispositions.stage is 'Where it ended, or what it waits for: extract, tag, code, resolve, alert.';
comment on column reporting.dispositions.reason is 'Drop reason, or what became of it; null: it waits.';
comment on column reporting.dispositions.detail is 'The reason in words; for a waiting one the last error.';
comment on column reporting.dispositions.ended_at is 'When it ended.';
comment on column reporting.dispositions.role is 'Role of its text; null: not coded.';
comment on column reporting.dispositions.incidents is 'Public ids of the incidents that it reports, comma-separated.';
