-- Near-duplicates are looked up by their bands, in a table of any age and size: the planner is not asked, because it takes eight
-- bands for a large share of the table and would rather read all of it.
create function near_duplicates(wanted integer[], except_article bigint) returns table (article_id bigint, text text)
language sql stable
set enable_seqscan = off
as $$
  select version.article_id, version.text
  from article_versions version
  join articles on articles.id = version.article_id and articles.current_version_id = version.id
  where version.id = any (array(
      select sharing.id
      from (
        select id
        from article_versions
        where bands && wanted and near_duplicate_of is null
        offset 0
      ) sharing
      order by sharing.id desc
      -- A text that thousands share bands with is boilerplate; the newest are enough to tell.
      limit 200
    ))
    and version.article_id <> except_article
    and articles.retracted_at is null
  order by version.id desc
  limit 20
$$;
