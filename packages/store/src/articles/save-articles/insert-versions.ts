import { untouched } from '../../entries/worked-entries.js'
import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import type { ArticleText } from './article-text.js'

/** Makes the versions that are not there yet, of entries that are as they were when they were read, and holds those entries. Gives their ids. */
export async function insertVersions(sql: Sql, texts: readonly ArticleText[]): Promise<ReadonlySet<number>> {
  const made = await sql.rows<{ id: number }>(
    `${untouched},
     read as (
       select distinct on ("articleId", "contentHash") *
       from jsonb_to_recordset($1::jsonb) as x (
         "entryId" bigint, "articleId" bigint, url text, title text, text text, author text, language text,
         "publishedAt" timestamptz, "modifiedAt" timestamptz, "fetchedAt" timestamptz, "contentHash" text, bands int[],
         agency text, "repeatsArticleId" bigint, marks jsonb
       )
       where "entryId" in (select id from untouched)
       order by "articleId", "contentHash", "entryId"
     )
     insert into article_versions (
       article_id, version, content_hash, url, title, text, author, language, published_at, modified_at, fetched_at,
       first_seen_at, bands, agency, origin, near_duplicate_of,
       relevant, role, role_evidence, taxonomy_version, coder_version, tagged_at, coded_at
     )
     select
       read."articleId",
       (select coalesce(max(version), 0) from article_versions where article_id = read."articleId")
         + row_number() over (partition by read."articleId" order by read."entryId"),
       read."contentHash",
       read.url,
       read.title,
       read.text,
       read.author,
       read.language,
       read."publishedAt",
       read."modifiedAt",
       read."fetchedAt",
       entries.first_seen_at,
       coalesce(read.bands, '{}'),
       read.agency,
       coalesce(original.origin, read.agency, sources.family),
       -- The first of its kind, not a copy of a copy.
       coalesce(original.near_duplicate_of, original.id),
       (marks ->> 'relevant')::boolean,
       marks ->> 'role',
       nullif(marks -> 'roleEvidence', 'null'),
       marks ->> 'taxonomyVersion',
       marks ->> 'coderVersion',
       case when jsonb_typeof(marks) = 'object' then now() end,
       case when jsonb_typeof(marks) = 'object' then now() end
     from read
     join entries on entries.id = read."entryId"
     join articles on articles.id = read."articleId"
     join sources on sources.id = articles.source_id
     left join articles repeated on repeated.id = read."repeatsArticleId"
     left join article_versions original on original.id = repeated.current_version_id
     where not exists (
       select from article_versions
       where article_id = read."articleId" and content_hash = read."contentHash"
     )
     order by read."articleId"
     returning id`,
    [asJson(texts)],
  )
  return new Set(made.map(({ id }) => id))
}
