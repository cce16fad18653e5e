-- Twenty questions as analysts ask them. A test asks each of them; `npm run bench:questions` says how long the answers take.

-- 1. How did incidents and deaths develop, month by month, over the last two years?
select month, sum(incidents) as incidents, sum(lethal_incidents) as lethal, sum(killed_best) as killed
  from monthly_by_type
 where month >= date_trunc('month', current_date) - interval '2 years'
 group by month
 order by month;

-- 2. Which districts saw the most deaths in the last 90 days?
select country, admin1, admin2, sum(incidents) as incidents, sum(killed_best) as killed
  from daily_by_district
 where day > current_date - 90
 group by country, admin1, admin2
 order by killed desc nulls last, incidents desc
 limit 15;

-- 3. Which districts heat up: the last four weeks against the four before?
select country, admin1, admin2,
       sum(incidents) filter (where day > current_date - 28) as last_four_weeks,
       sum(incidents) filter (where day <= current_date - 28) as four_before
  from daily_by_district
 where day > current_date - 56 and admin2 is not null
 group by country, admin1, admin2
having sum(incidents) filter (where day > current_date - 28) >= 3
 order by coalesce(sum(incidents) filter (where day > current_date - 28), 0)
        - coalesce(sum(incidents) filter (where day <= current_date - 28), 0) desc
 limit 15;

-- 4. Who fought whom most often in the last twelve months?
select initiator, target, count(*) as incidents, sum(killed_best) as killed
  from incident_dyads
 where date_start > current_date - 365
 group by initiator, target
 order by incidents desc
 limit 20;

-- 5. How lethal is each type of incident?
select type, sum(incidents) as incidents,
       round(100.0 * sum(lethal_incidents) / sum(incidents)) as percent_lethal,
       round(sum(killed_best)::numeric / nullif(sum(lethal_incidents), 0), 1) as killed_a_lethal_incident
  from monthly_by_type
 group by type
 order by incidents desc;

-- 6. Where does a claim differ most from what others report?
select public_id, location, claimants, counted_by, killed_claimed, killed_reported, killed_difference
  from claims_vs_reported
 where date_start > current_date - 90 and killed_difference is not null
 order by abs(killed_difference) desc, public_id
 limit 20;

-- 7. On how many origins do this year's incidents rest?
select least(n_origins, 5) as origins_up_to_five, count(*) as incidents, sum(killed_best) as killed
  from incidents
 where date_start >= date_trunc('year', current_date)
 group by 1
 order by 1;

-- 8. Which deadly incidents of the last month rest on one origin only, and want checking?
select public_id, date_start, location, killed_best, summary
  from incidents
 where date_start > current_date - 30 and n_origins = 1 and killed_best >= 10
 order by killed_best desc, public_id;

-- 9. What changed since Monday, and why?
select public_id, revision, at, reason, detail
  from changes_since(date_trunc('week', now()));

-- 10. Which tolls have been raised most in the last 30 days?
select public_id,
       min((diff #>> '{killed_best,0}')::int) as first,
       max((diff #>> '{killed_best,1}')::int) as last
  from changes_since(now() - interval '30 days')
 where reason = 'toll-revised' and diff ? 'killed_best'
 group by public_id
 order by max((diff #>> '{killed_best,1}')::int) - min((diff #>> '{killed_best,0}')::int) desc nulls last
 limit 20;

-- 11. What is new since yesterday?
select public_id, date_start, location, type_label, killed_best, summary
  from new_since(now() - interval '1 day');

-- 12. How many suicide attacks were there in each province, year by year?
select extract(year from date_start)::int as year, country, admin1, count(*) as attacks, sum(killed_best) as killed
  from incidents
 where type = 'explosive.suicide'
 group by 1, 2, 3
 order by 1 desc, attacks desc;

-- 13. With which weapons were incidents of the last twelve months in a province carried out?
select coalesce(weapons, 'not stated') as weapons, count(*) as incidents, sum(killed_best) as killed
  from incidents
 where country = 'PK' and admin1 = 'Balochistan' and date_start > current_date - 365
 group by 1
 order by incidents desc;

-- 14. Which were the last attacks on schools and health workers?
select public_id, date_start, location, target_kinds, initiators, killed_best, summary
  from incidents
 where target_kinds ~ '\m(school|health)' and date_start > current_date - 365
 order by date_start desc, public_id
 limit 20;

-- 15. Where was one group active in the last twelve months?
select country, admin1, admin2, count(*) as incidents, sum(killed_best) as killed
  from incident_actors
 where actor_id = 'ttp' and role in ('initiator', 'claimant') and date_start > current_date - 365
 group by 1, 2, 3
 order by incidents desc;

-- 16. Which districts had their first incident in a year this month?
select country, admin1, admin2, min(day) as first_day
  from daily_by_district
 where day between current_date - 365 and current_date and admin2 is not null
 group by country, admin1, admin2
having min(day) >= date_trunc('month', current_date)
 order by first_day;

-- 17. Who reports one incident, in which words, and who came first?
select source, relation, killed, title, url, snippet
  from incident_reports
 where public_id = (select min(public_id) from incidents where date_start > current_date - 7)
 order by first_seen_at, report_id;

-- 18. Which figures were given for one incident, by whom, and which of them count?
select measure, casualty_group, n_min, n_max, qualifier, speaker, words, is_live
  from casualty_reports
 where public_id = (select min(public_id) from incidents where date_start > current_date - 7)
 order by said_at, measure;

-- 19. What did last week's report count, as the table stood on Monday, and what does the same week count now?
select coalesce(stood.admin1, stands.admin1) as admin1, stood.incidents, stands.incidents as incidents_now, stood.killed, stands.killed as killed_now
  from (
    select admin1, count(*) as incidents, sum(killed_best) as killed
      from as_of(date_trunc('week', now()), date_trunc('week', now())::date - 7, date_trunc('week', now())::date - 1)
     group by admin1
  ) stood
  full join (
    select admin1, count(*) as incidents, sum(killed_best) as killed
      from incidents
     where date_start between date_trunc('week', now())::date - 7 and date_trunc('week', now())::date - 1
     group by admin1
  ) stands on stands.admin1 = stood.admin1
 order by stood.incidents desc nulls last;

-- 20. Which feeds have gone quiet?
select source, feed_id, state, hours_since_new_entry, failures_7d, last_error
  from source_health
 where state <> 'active' or hours_since_new_entry > 48
 order by hours_since_new_entry desc nulls last
 limit 20;
