-- The last file: it describes all the others.
create view reporting.dictionary as
select
  object.name as object,
  object.kind,
  object.comment as object_comment,
  field.attname as column_name,
  field.attnum::int as position,
  format_type(field.atttypid, field.atttypmod) as data_type,
  col_description(object.oid, field.attnum) as column_comment
from (
  select oid, relname::text as name, case relkind when 'm' then 'materialised view' else 'view' end as kind, obj_description(oid, 'pg_class') as comment
  from pg_class
  where relnamespace = 'reporting'::regnamespace and relkind in ('v', 'm')
) object
join pg_attribute field on field.attrelid = object.oid and field.attnum > 0 and not field.attisdropped
union all
select
  proname || '(' || replace(pg_get_function_identity_arguments(oid), 'timestamp with time zone', 'timestamptz') || ')',
  'function',
  obj_description(oid, 'pg_proc'),
  null,
  null,
  pg_get_function_result(oid),
  null
from pg_proc
where pronamespace = 'reporting'::regnamespace
order by 1, 5;

comment on view reporting.dictionary is
  'Everything that analysts can read, with what it means: views with their columns, and functions.';
comment on column reporting.dictionary.object is 'Name of the view, or of the function with its arguments.';
comment on column reporting.dictionary.kind is 'view, materialised view or function.';
comment on column reporting.dictionary.object_comment is 'What it holds.';
comment on column reporting.dictionary.column_name is 'Name of the column; null for a function.';
comment on column reporting.dictionary.position is 'Position of the column, from 1.';
comment on column reporting.dictionary.data_type is 'Type of the column, or what a function returns.';
comment on column reporting.dictionary.column_comment is 'What the column means.';
