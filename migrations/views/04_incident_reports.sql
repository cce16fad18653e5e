-- Full texts stay inside: headline, address and a snippet around the evidence are what may be passed on.
create view reporting.incident_reports as
select
  incidents.public_id,
  event.report_key as report_id,
  report.relation,
  event.role,
  sources.name as source,
  sources.id as source_id,
  sources.country as source_country,
  sources.kind as source_kind,
  sources.family as source_family,
  version.agency,
  report.origin,
  version.near_duplicate_of is not null as is_copy,
  version.title,
  version.url,
  version.published_at,
  version.first_seen_at,
  report.attached_at,
  report.reason,
  (report.reason_detail ->> 'support')::double precision as support,
  event.type,
  event.date_text as date,
  event.coded #>> '{location,text}' as place,
  event.killed,
  event.injured,
  event.confidence,
  btrim(regexp_replace(
    substr(version.text, greatest(first_word.start - 80, 0) + 1, 280), '\s+', ' ', 'g'
  )) as snippet,
  event.coded -> 'evidence' as evidence,
  event.article_version_id,
  event.taxonomy_version,
  event.coder_version
from incident_reports report
join incidents on incidents.id = report.incident_id
join coded_events event on event.id = report.coded_event_id
-- A copy is not coded again: it stands behind the incidents of the text that it repeats.
cross join lateral (
  select said.* from article_versions said where said.id = report.article_version_id
  union all
  select copy.*
  from article_versions copy
  join articles on articles.current_version_id = copy.id
  where copy.near_duplicate_of = report.article_version_id
) version
join articles on articles.id = version.article_id
join sources on sources.id = articles.source_id
cross join lateral (select coalesce((event.coded #>> '{evidence,0,start}')::int, 0) as start) first_word
where report.detached_at is null and incidents.status not in ('merged', 'rejected', 'retracted');

comment on view reporting.incident_reports is
  'Which articles stand behind an incident, what each of them says, and where it says so.';
comment on column reporting.incident_reports.public_id is 'The incident.';
comment on column reporting.incident_reports.report_id is 'Id of the report: article and ordinal within it.';
comment on column reporting.incident_reports.relation is 'opens, joins, updates, corrects, claims, denies or follows_up.';
comment on column reporting.incident_reports.role is 'Role of the article: report, update, correction, claim, denial, follow_up, roundup, background.';
comment on column reporting.incident_reports.source is 'Name of the outlet.';
comment on column reporting.incident_reports.source_id is 'Id of the outlet.';
comment on column reporting.incident_reports.source_country is 'ISO 3166-1 alpha-2 of the country that the outlet reports from.';
comment on column reporting.incident_reports.source_kind is 'newspaper, agency, broadcaster, online, state_media, monitor, government or armed_group_media.';
comment on column reporting.incident_reports.source_family is 'Publisher family: outlets of one newsroom share it.';
comment on column reporting.incident_reports.agency is 'Agency that the article credits; null: none.';
comment on column reporting.incident_reports.origin is 'Who speaks: family or agency, with the speakers of the toll. Origins corroborate, articles do not.';
comment on column reporting.incident_reports.is_copy is 'True where the text repeats an earlier article.';
comment on column reporting.incident_reports.title is 'Headline.';
comment on column reporting.incident_reports.url is 'Address of the article.';
comment on column reporting.incident_reports.published_at is 'When the outlet says that it was published.';
comment on column reporting.incident_reports.first_seen_at is 'When we first saw it.';
comment on column reporting.incident_reports.attached_at is 'When it was put to this incident.';
comment on column reporting.incident_reports.reason is 'Why it was put to this incident, in words.';
comment on column reporting.incident_reports.support is 'Support for being the same incident that was found; null for the first report.';
comment on column reporting.incident_reports.type is 'Type as this article tells it.';
comment on column reporting.incident_reports.date is 'Date as this article tells it: YYYY-MM-DD, YYYY-MM or YYYY.';
comment on column reporting.incident_reports.place is 'Place in the words of this article.';
comment on column reporting.incident_reports.killed is 'Dead as this article states; null: it does not.';
comment on column reporting.incident_reports.injured is 'Injured as this article states; null: it does not.';
comment on column reporting.incident_reports.confidence is '0 to 1: how sure the coding of this article is.';
comment on column reporting.incident_reports.snippet is 'Up to 280 characters around the first evidence.';
comment on column reporting.incident_reports.evidence is 'For each value: field, rule, start and end in the text.';
comment on column reporting.incident_reports.article_version_id is 'Row number of the version of the article.';
comment on column reporting.incident_reports.taxonomy_version is 'The taxonomy it was coded with.';
comment on column reporting.incident_reports.coder_version is 'The coder it was coded with.';
