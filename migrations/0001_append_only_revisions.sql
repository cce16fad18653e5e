-- History that can be edited is no history: last month's numbers must come out again.
create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op);
end $$;
--> statement-breakpoint
create trigger incident_revisions_append_only
before update or delete or truncate on incident_revisions
for each statement execute function refuse_change();
