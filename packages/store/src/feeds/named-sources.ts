/** SQL: the sources that stand in $1 as JSON. */
export const namedSources = `select *
       from jsonb_to_recordset($1::jsonb) as x (
         id text, name text, homepage text, country text, language text, zone text, family text, kind text, politeness jsonb
       )
       order by id`

/** SQL: puts the rows of `named`, which are those of `namedSources`, into the table. What becomes of those that are there is said behind it. */
export const insertNamed = ({ retired }: { readonly retired: boolean }): string => `insert into sources (
       id, name, homepage, country, language, zone, family, kind,
       politeness_key, spacing_ms, every_minutes_least, every_minutes_most, note, retired
     )
     select
       id, name, homepage, country, language, zone, family, kind,
       politeness ->> 'key',
       (politeness ->> 'spacingMs')::int,
       (politeness #>> '{everyMinutes,least}')::int,
       (politeness #>> '{everyMinutes,most}')::int,
       politeness ->> 'note',
       ${retired}
     from named`
