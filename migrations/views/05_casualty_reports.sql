create view reporting.casualty_reports as
select
  incidents.public_id,
  event.report_key as report_id,
  casualty.measure,
  casualty.casualty_group,
  casualty.n_min,
  casualty.n_max,
  casualty.qualifier,
  casualty.words,
  casualty.speaker,
  casualty.party_claim,
  casualty.origin,
  casualty.said_at,
  row_number() over (
    -- By the id that is asked for: a question about one incident then reads only its figures.
    partition by incidents.public_id, casualty.origin, casualty.measure, casualty.casualty_group
    order by casualty.said_at desc, casualty.id desc
  ) = 1 as is_live,
  sources.name as source,
  version.url,
  btrim(regexp_replace(
    substr(version.text, greatest(casualty.span_start - 80, 0) + 1, casualty.span_end - casualty.span_start + 160), '\s+', ' ', 'g'
  )) as snippet
from casualty_reports casualty
join coded_events event on event.id = casualty.coded_event_id
join incident_reports report on report.coded_event_id = event.id and report.detached_at is null
join incidents on incidents.id = report.incident_id
-- Every text has its article and every article its source: left joins, so that a question about figures alone need not look for them.
left join article_versions version on version.id = event.article_version_id
left join articles on articles.id = version.article_id
left join sources on sources.id = articles.source_id
where incidents.status not in ('merged', 'rejected', 'retracted');

comment on view reporting.casualty_reports is
  'Every figure of dead, injured, missing, captured, abducted and arrested, with who says it. The tolls of incidents are rolled up from the live ones.';
comment on column reporting.casualty_reports.public_id is 'The incident.';
comment on column reporting.casualty_reports.report_id is 'The report that states it.';
comment on column reporting.casualty_reports.measure is 'killed, injured, missing, captured, abducted or arrested.';
comment on column reporting.casualty_reports.casualty_group is 'civilian, security, militant, unknown, or total over all.';
comment on column reporting.casualty_reports.n_min is 'Least number that the words allow.';
comment on column reporting.casualty_reports.n_max is 'Greatest number that the words allow; null: they set no limit.';
comment on column reporting.casualty_reports.qualifier is 'exact, at_least, at_most, about or vague.';
comment on column reporting.casualty_reports.words is 'The words that state it.';
comment on column reporting.casualty_reports.speaker is 'Who says so: police, hospital, …; null: the reporter.';
comment on column reporting.casualty_reports.party_claim is 'True where the speaker takes part in the fight and counts the other side.';
comment on column reporting.casualty_reports.origin is 'Whose figure it is: a newer one of the same origin takes its place.';
comment on column reporting.casualty_reports.said_at is 'When it was said: publication of the article.';
comment on column reporting.casualty_reports.is_live is 'True for the latest figure of its origin, measure and group.';
comment on column reporting.casualty_reports.source is 'Name of the outlet.';
comment on column reporting.casualty_reports.url is 'Address of the article.';
comment on column reporting.casualty_reports.snippet is 'The words with what stands around them.';
