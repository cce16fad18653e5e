create function reporting.new_since(moment timestamptz) returns setof reporting.incidents
language sql stable security definer
set search_path = public, pg_temp
as $$
  select *
  from reporting.incidents
  where opened_at > moment
  order by opened_at, public_id
$$;

comment on function reporting.new_since(timestamptz) is
  'Incidents that were opened since a moment, with the columns of incidents: select * from new_since(now() - interval ''1 day'').';
