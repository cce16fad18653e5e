-- Work for whoever keeps the taxonomy: names that texts use and that resolved to nobody.
create view reporting.unknown_actors as
select
  lower(mention.name) as words,
  count(distinct mention.article_version_id)::int as n_articles,
  count(distinct articles.source_id)::int as n_sources,
  nullif(string_agg(distinct array_to_string(mention.candidates, ', '), '; '), '') as candidates,
  string_agg(distinct mention.methods[1], ', ') as why,
  max(version.fetched_at) as last_seen_at,
  (array_agg(version.url order by version.fetched_at desc))[1] as example_url
from article_mentions mention
join article_versions version on version.id = mention.article_version_id
join articles on articles.id = version.article_id
where mention.kind = 'actor' and mention.concept_id is null
group by lower(mention.name);

comment on view reporting.unknown_actors is
  'Words that name an actor and could not be resolved to one: new groups, new spellings, ambiguous names.';
comment on column reporting.unknown_actors.words is 'The words, in lower case.';
comment on column reporting.unknown_actors.n_articles is 'How many texts use them.';
comment on column reporting.unknown_actors.n_sources is 'How many outlets.';
comment on column reporting.unknown_actors.candidates is 'Ids of the actors that they could mean; null: none is known.';
comment on column reporting.unknown_actors.why is 'Why they were not resolved.';
comment on column reporting.unknown_actors.last_seen_at is 'When a text last used them.';
comment on column reporting.unknown_actors.example_url is 'Address of the latest such text.';
