-- An archive of :articles articles and :incidents incidents over ten years, every one of them invented: 60 districts of 12 provinces,
-- 40 actors, a fifth of the texts without an incident, two to three reports an incident, one revision in four raising a toll.
select setseed(0.42);
set session_replication_role = replica;
set maintenance_work_mem = '256MB';
-- Built over full rows at the end.
drop index article_versions_bands_idx;

insert into sources (id, name, homepage, country, language, zone, family, kind, spacing_ms, every_minutes_least, every_minutes_most)
select 'outlet-' || n, 'Outlet ' || n, null, 'PK', 'en', 'Asia/Karachi', 'family-' || n % 25, 'newspaper', 1000, 10, 120
from generate_series(0, 49) n;

insert into feeds (id, source_id, address, url, interval_minutes, last_poll_at, last_success_at, last_new_entry_at)
select 'feed-' || n, 'outlet-' || n, 'https://outlet-' || n || '.example/feed', 'https://outlet-' || n || '.example/feed', 20,
  now(), now(), now() - n * interval '2 hours'
from generate_series(0, 49) n;

insert into actors (id, name, class, country, generic)
select case n when 0 then 'ttp' else 'actor-' || n end, 'Actor ' || n, case when n % 2 = 0 then 'rebel' else 'state_force' end, 'PK', false
from generate_series(0, 39) n
on conflict (id) do nothing;

insert into articles (article_key, canonical_url, source_id, current_version_id, first_seen_at)
select 'article-' || n, 'https://outlet-' || n % 50 || '.example/' || n, 'outlet-' || n % 50, n,
  now() - interval '10 years' * (1 - n::float / :articles)
from generate_series(1, :articles) n;

insert into article_versions (article_id, version, content_hash, url, title, text, language, published_at, fetched_at, first_seen_at, origin, relevant, role, bands)
select n, 1, md5(n::text), 'https://outlet-' || n % 50 || '.example/' || n, 'Headline ' || n, repeat('Words of an invented report. ', 12) || n, 'en',
  now() - interval '10 years' * (1 - n::float / :articles), now(), now() - interval '10 years' * (1 - n::float / :articles),
  'family-' || n % 25, true, 'report',
  array(select hashint8extended(n * 16 + band, 7)::bit(32)::int from generate_series(0, 15) band)
from generate_series(1, :articles) n;

create index article_versions_bands_idx on article_versions using gin (bands) with (fastupdate = off);

insert into entries (feed_id, entry_key, article_id, url, title, content_hash, first_seen_at, changed_at, state, next_stage, article_version_id)
select 'feed-' || n % 50, n::text, n, 'https://outlet-' || n % 50 || '.example/' || n, 'Headline ' || n, md5(n::text),
  now() - interval '10 years' * (1 - n::float / :articles), now(), 'ended', null, n
from generate_series(1, :articles) n;

insert into dispositions (item_kind, item_id, stage, outcome, reason)
select 'entry', n, case when n % 5 = 0 then 'code' else 'resolve' end, case when n % 5 = 0 then 'dropped' else 'finished' end,
  case when n % 5 = 0 then 'not-security' else 'resolved' end
from generate_series(1, :articles) n;

create temporary table drawn as
select
  n as id,
  (current_date - 3650 + (3650 * (n::float / :incidents))::int) as day,
  (random() * 59)::int as district,
  (array['battle.armed_clash', 'explosive.ied_or_mine', 'explosive.suicide', 'civilian.targeted_killing', 'civilian.abduction',
    'protest.peaceful', 'protest.excessive_force', 'strategic.arrest'])[1 + (random() * 7)::int] as type,
  case when random() < 0.55 then (random() * random() * 30)::int end as killed,
  (random() * 39)::int as initiator,
  (random() * 39)::int as target,
  random() as luck
from generate_series(1, :incidents) n;

insert into incidents (public_id, status, date_start, date_end, date_precision, type, country, admin1, admin2, location_name, lat, lon, place_precision,
  killed_low, killed_best, killed_high, injured_best, weapons, target_kinds, summary, n_articles, n_sources, n_origins, retrospective, confidence,
  taxonomy_version, coder_version, revision, opened_at, revised_at)
select 'PK-' || extract(year from day) || '-' || lpad(id::text, 6, '0'), 'confirmed', day, day, 1, type, 'PK',
  case district % 12 when 0 then 'Balochistan' else 'Province ' || district % 12 end, 'District ' || district, 'Town ' || district,
  28 + district / 10.0, 66 + district / 10.0, 2, killed, killed, killed, killed * 2,
  case when luck < 0.5 then '{firearm}'::text[] else '{ied}' end, case when luck < 0.1 then '{school}'::text[] else '{market}' end,
  'An invented incident.', 3, 2, 1 + (luck * 3)::int, false, 0.9, 'bench', 'bench', 1 + (luck < 0.25)::int,
  day + interval '12 hours', day + interval '30 hours'
from drawn
order by id;

insert into incident_actors (incident_id, role, ordinal, actor_id, name, text)
select id, 'initiator', 0, case initiator when 0 then 'ttp' else 'actor-' || initiator end, 'Actor ' || initiator, 'actor' from drawn
union all
select id, 'target', 0, case target when 0 then 'ttp' else 'actor-' || target end, 'Actor ' || target, 'actor' from drawn
union all
select id, 'claimant', 0, case initiator when 0 then 'ttp' else 'actor-' || initiator end, 'Actor ' || initiator, 'actor' from drawn where luck < 0.1;

create temporary table told as
select row_number() over (order by text_id) as id, text_id, 1 + ((text_id - 1)::bigint * :incidents / :articles) as incident_id
from generate_series(1, :articles) text_id
where text_id % 5 <> 0;

insert into coded_events (article_version_id, ordinal, report_key, role, origin, said_at, type, date_start, date_end, date_precision, retrospective,
  country, admin1, admin2, place_precision, killed, is_primary, confidence, coded, taxonomy_version, coder_version, resolved_at,
  block_country, block_admin1, block_first, block_last)
select told.text_id, 0, told.text_id || '#0', 'report', 'family-' || told.text_id % 25, drawn.day + interval '12 hours', drawn.type, drawn.day, drawn.day, 1, false,
  'PK', 'Province ' || drawn.district % 12, 'District ' || drawn.district, 2, drawn.killed, true, 0.9,
  '{"location": {"text": "Town"}, "evidence": [{"field": "type", "rule": "bomb", "start": 0, "end": 12}]}', 'bench', 'bench', now(),
  'PK', 'Province ' || drawn.district % 12, drawn.day - '1970-01-01'::date - 1, drawn.day - '1970-01-01'::date + 1
from told join drawn on drawn.id = told.incident_id
order by told.id;

insert into incident_reports (incident_id, coded_event_id, article_version_id, relation, reason, origin, attached_at)
select incident_id, id, text_id, 'joins', 'the same day and place', 'family-' || text_id % 25, now() from told;

insert into casualty_reports (coded_event_id, ordinal, measure, casualty_group, n_min, n_max, qualifier, words, span_start, span_end, speaker, party_claim, origin, said_at)
select told.id, 0, 'killed', 'total', drawn.killed, drawn.killed, 'exact', 'invented', 0, 12, case when drawn.luck < 0.1 then 'military' else 'police' end,
  drawn.luck < 0.1, 'family-' || told.text_id % 25, drawn.day + interval '12 hours'
from told join drawn on drawn.id = told.incident_id
where drawn.killed is not null;

insert into incident_revisions (incident_id, revision, at, reason, made_by, diff, snapshot, taxonomy_version, coder_version)
select id, 1, day + interval '12 hours', 'opened', 'auto', '{}', jsonb_build_object('incident', to_jsonb(incidents), 'actors', '[]'::jsonb), 'bench', 'bench'
from drawn join incidents using (id)
union all
select id, 2, day + interval '30 hours', 'toll-revised', 'auto', jsonb_build_object('killed_best', jsonb_build_array(killed - 1, killed)),
  jsonb_build_object('incident', to_jsonb(incidents), 'actors', '[]'::jsonb), 'bench', 'bench'
from drawn join incidents using (id)
where luck < 0.25;

set session_replication_role = default;
analyze;
refresh materialized view reporting.counts_by_district;
refresh materialized view reporting.counts_by_actor;
refresh materialized view reporting.counts_by_type;
