-- Who says that it did it, and what a fighting side counts, beside what others report. What a side has said anew replaces what it said.
create view reporting.claims_vs_reported as
select
  incidents.public_id,
  incidents.date_start,
  incidents.country,
  incidents.admin1,
  incidents.admin2,
  incidents.location,
  incidents.type,
  incidents.status,
  incidents.claimants,
  claimed.speakers as counted_by,
  claimed.killed as killed_claimed,
  incidents.killed_best as killed_reported,
  claimed.killed - incidents.killed_best as killed_difference,
  claimed.injured as injured_claimed,
  incidents.injured_best as injured_reported,
  incidents.n_origins
from reporting.incidents
cross join lateral (
  select
    string_agg(distinct casualty.speaker, ', ' order by casualty.speaker) as speakers,
    max(coalesce(casualty.n_max, casualty.n_min)) filter (where casualty.measure = 'killed') as killed,
    max(coalesce(casualty.n_max, casualty.n_min)) filter (where casualty.measure = 'injured') as injured,
    count(*) > 0 as are_there
  from reporting.casualty_reports casualty
  where casualty.public_id = incidents.public_id and casualty.party_claim and casualty.is_live
) claimed
where incidents.claimants is not null or claimed.are_there;

comment on view reporting.claims_vs_reported is
  'Incidents that somebody claims, or of which a fighting side counts the losses of the other, beside what is reported otherwise.';
comment on column reporting.claims_vs_reported.public_id is 'The incident.';
comment on column reporting.claims_vs_reported.date_start is 'First day.';
comment on column reporting.claims_vs_reported.country is 'ISO 3166-1 alpha-2.';
comment on column reporting.claims_vs_reported.admin1 is 'Province.';
comment on column reporting.claims_vs_reported.admin2 is 'District.';
comment on column reporting.claims_vs_reported.location is 'Place.';
comment on column reporting.claims_vs_reported.type is 'family.type.';
comment on column reporting.claims_vs_reported.status is 'claimed where nothing but the claim reports it; disputed where it is denied.';
comment on column reporting.claims_vs_reported.claimants is 'Who says that it did it; null: nobody.';
comment on column reporting.claims_vs_reported.counted_by is 'Speakers who count losses of the other side; null: none.';
comment on column reporting.claims_vs_reported.killed_claimed is 'Greatest number of dead that a fighting side counts on the other.';
comment on column reporting.claims_vs_reported.killed_reported is 'Best figure of the others; null: they give none.';
comment on column reporting.claims_vs_reported.killed_difference is 'killed_claimed less killed_reported; null where one is not known.';
comment on column reporting.claims_vs_reported.injured_claimed is 'Greatest number of injured that a fighting side counts on the other.';
comment on column reporting.claims_vs_reported.injured_reported is 'Best figure of the others.';
comment on column reporting.claims_vs_reported.n_origins is 'How many origins report the incident.';
