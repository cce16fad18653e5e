-- The texts that share a band are taken as they are found, instead of being looked up a second time by their ids: on a large table
-- that was half of the pages read. The planner is still not asked (see 0002).
create or replace function near_duplicates(wanted integer[], except_article bigint) returns table (article_id bigint, text text)
language sql stable
set enable_seqscan = off
as $$
  select sharing.article_id, sharing.text
  from (
    select version.id, version.article_id, version.text
    from (
      select id, article_id, text
      from article_versions
      where bands && wanted and near_duplicate_of is null
      offset 0
    ) version
    order by version.id desc
    -- A text that thousands share bands with is boilerplate; the newest are enough to tell.
    limit 200
  ) sharing
  where sharing.article_id <> except_article
    and exists (
      select from articles
      where articles.id = sharing.article_id
        and articles.current_version_id = sharing.id
        and articles.retracted_at is null
    )
  order by sharing.id desc
  limit 20
$$;
