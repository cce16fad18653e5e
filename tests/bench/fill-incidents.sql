-- :incidents invented incidents with a report each, :perday a day up to the first of March 2026, over ten countries of twenty
-- provinces of six districts: an archive grows by years and countries, a day in a province does not.
set session_replication_role = replica;

insert into sources (id, name, homepage, country, language, zone, family, kind, spacing_ms, every_minutes_least, every_minutes_most)
select 'outlet-' || n, 'Outlet ' || n, null, 'PK', 'en', 'Asia/Karachi', 'family-' || n, 'newspaper', 1000, 10, 120
from generate_series(0, 24) n;

create temporary table drawn as
select
  n as id,
  date '2026-03-01' - ((:incidents - n) / :perday)::int as day,
  'C' || chr(65 + (place / 120)::int) as country,
  'Province ' || (place / 6)::int as admin1,
  'District ' || place as admin2,
  'town-' || place as location_id,
  20 + (place % 40) as lat,
  40 + (place / 40) as lon,
  (array['battle.armed_clash', 'explosive.ied_or_mine', 'civilian.targeted_killing', 'civilian.abduction', 'battle.ambush_or_raid',
    'protest.peaceful', 'strategic.arrest', 'explosive.grenade'])[1 + hashint8(n * 7) % 4 + 4 * (hashint8(n * 7) % 4 < 0)::int] as type,
  abs(hashint8(n * 11)) % 9 as killed,
  'actor-' || abs(hashint8(n * 13)) % 40 as initiator,
  abs(hashint8(n * 17)) % 25 as outlet
from (select n, abs(hashint8(n)) % 1200 as place from generate_series(1::bigint, :incidents) n) numbered;

insert into articles (article_key, canonical_url, source_id, current_version_id, first_seen_at)
select 'stored-' || id, 'https://outlet-' || outlet || '.example/' || id, 'outlet-' || outlet, id, day from drawn order by id;

insert into article_versions (article_id, version, content_hash, url, title, text, language, published_at, fetched_at, first_seen_at, origin, relevant, role)
select id, 1, 'hash-' || id, 'https://outlet-' || outlet || '.example/' || id, 'Headline ' || id, 'Words of an invented report.', 'en', day, day, day,
  'family-' || outlet, true, 'report'
from drawn order by id;

insert into coded_events (article_version_id, ordinal, report_key, role, origin, said_at, names, type, date_text, date_start, date_end, date_precision,
  retrospective, location_id, country, admin1, admin2, lat, lon, place_precision, killed, initiator_ids, is_primary, confidence, coded, taxonomy_version,
  coder_version, resolved_at, block_country, block_admin1, block_first, block_last)
select id, 0, 'stored-' || id || '#0', 'report', 'family-' || outlet, day + interval '12 hours', '{}', type, day::text, day, day, 1, false, location_id, country,
  admin1, admin2, lat, lon, 2, killed, array[initiator], true, 0.6,
  jsonb_build_object(
    'type', type, 'components', '[]'::jsonb, 'date', day, 'dateEnd', null, 'datePrecision', 1, 'retrospective', false,
    'location', jsonb_build_object('id', location_id, 'name', admin2, 'text', admin2, 'country', country, 'admin1', admin1, 'admin2', admin2, 'lat', lat,
      'lon', lon, 'precision', 2),
    'initiators', jsonb_build_array(jsonb_build_object('id', initiator, 'name', initiator, 'text', initiator, 'attribution', null)),
    'targets', '[]'::jsonb, 'claimants', '[]'::jsonb, 'killed', killed, 'injured', null, 'arrested', null, 'abducted', null,
    'killedBy', '{"civilian": null, "security": null, "militant": null}'::jsonb, 'casualties', '[]'::jsonb, 'weapons', '[]'::jsonb,
    'targetKinds', '[]'::jsonb, 'primary', true, 'confidence', 0.6, 'confidenceParts', '{}'::jsonb, 'evidence', '[]'::jsonb
  ), 'bench', 'bench', day, country, admin1, day - '1970-01-01'::date - 1, day - '1970-01-01'::date + 1
from drawn order by id;

insert into incidents (public_id, status, date_start, date_end, date_precision, type, country, admin1, admin2, location_id, location_name, location_text, lat,
  lon, place_precision, killed_low, killed_best, killed_high, casualty_basis, summary, n_articles, n_sources, n_origins, retrospective, confidence,
  taxonomy_version, coder_version, revision, opened_at, revised_at)
select country || '-' || extract(year from day) || '-' || lpad(id::text, 7, '0'), 'candidate', day, day, 1, type, country, admin1, admin2, location_id, admin2,
  admin2, lat, lon, 2, killed, killed, killed, 'reports', 'An invented incident.', 1, 1, 1, false, 0.6, 'bench', 'bench', 1, day, day
from drawn order by id;

insert into incident_actors (incident_id, role, ordinal, actor_id, name, text, side)
select id, 'initiator', 0, initiator, initiator, initiator, 'A' from drawn order by id;

insert into incident_reports (incident_id, coded_event_id, article_version_id, relation, reason, origin, attached_at)
select id, id, id, 'opens', 'the first report of it', 'family-' || outlet, day from drawn order by id;

insert into incident_revisions (incident_id, revision, at, reason, made_by, diff, snapshot, taxonomy_version, coder_version)
select id, 1, day, 'opened', 'auto', '{}', '{}', 'bench', 'bench' from drawn order by id;

insert into public_id_counters (country, year, last)
select distinct country, 2026, :incidents from drawn;

drop table drawn;
set session_replication_role = default;
