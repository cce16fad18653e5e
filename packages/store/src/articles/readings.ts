import type { CodedEvent } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'
import type { MentionRow } from './mentions.js'

/** What a text was read with. */
export interface ReadWith {
  readonly taxonomyVersion: string
  readonly coderVersion: string
}

/** What tagging and coding made of a text, as it is kept. */
export interface StoredReading {
  readonly articleVersionId: number
  readonly articleId: number
  readonly title: string | null
  readonly relevant: boolean | null
  readonly role: string | null
  readonly mentions: readonly MentionRow[]
  /** Those that count, in the order of the text. */
  readonly events: readonly CodedEvent[]
}

/** The current, coded texts of articles that were read with something else, from the oldest report on. */
export interface TextsReadOtherwise extends ReadWith {
  /** ISO 8601; texts that were published, or first seen, before stay as they are. Null: all. */
  readonly since: string | null
}

const otherwise = `
  from articles
  join article_versions version on version.id = articles.current_version_id
  where version.coded_at is not null
    and articles.retracted_at is null
    and (version.taxonomy_version is distinct from $1 or version.coder_version is distinct from $2)
    and ($3::timestamptz is null or coalesce(version.published_at, version.first_seen_at) >= $3)`

export async function countTextsReadOtherwise(sql: Sql, texts: TextsReadOtherwise): Promise<number> {
  const [row] = await sql.rows<{ count: number }>(`select count(*) ${otherwise}`, parametersOf(texts))
  return row?.count ?? 0
}

/** Version ids beyond `after`, at most `limit`, in their order. */
export async function textsReadOtherwise(
  sql: Sql,
  texts: TextsReadOtherwise,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    `select version.id ${otherwise} and version.id > $4 order by version.id limit $5`,
    [...parametersOf(texts), after, limit],
  )
  return rows.map(({ id }) => id)
}

const parametersOf = ({ taxonomyVersion, coderVersion, since }: TextsReadOtherwise) => [
  taxonomyVersion,
  coderVersion,
  since,
]

/** How the texts with those version ids are read at present, in the order of the ids. */
export async function storedReadings(sql: Sql, articleVersionIds: readonly number[]): Promise<StoredReading[]> {
  return sql.rows<StoredReading>(
    `select
       version.id as "articleVersionId",
       version.article_id as "articleId",
       version.title,
       version.relevant,
       version.role,
       coalesce(mention.rows, '[]') as mentions,
       coalesce(event.rows, '[]') as events
     from article_versions version
     left join lateral (
       select jsonb_agg(
         jsonb_build_object(
           'articleVersionId', article_version_id, 'part', part, 'kind', kind, 'concept', concept, 'conceptId', concept_id,
           'name', name, 'starts', starts, 'ends', ends, 'methods', methods, 'uses', uses, 'candidates', candidates,
           'confidence', confidence
         )
         order by part, kind, concept
       ) as rows
       from article_mentions
       where article_version_id = version.id
     ) mention on true
     left join lateral (
       select jsonb_agg(coded order by ordinal) as rows
       from coded_events
       where article_version_id = version.id and superseded_at is null
     ) event on true
     where version.id = any($1::bigint[])
     order by version.id`,
    [articleVersionIds],
  )
}

/** Notes that texts, read again, gave what is kept of them. */
export async function stampReadings(
  sql: Sql,
  articleVersionIds: readonly number[],
  { taxonomyVersion, coderVersion }: ReadWith,
): Promise<void> {
  if (articleVersionIds.length === 0) return
  await sql.rows(
    `with stamped as (
       update article_versions set taxonomy_version = $2, coder_version = $3 where id = any($1::bigint[]) returning id
     )
     update coded_events set taxonomy_version = $2, coder_version = $3
     from stamped
     where coded_events.article_version_id = stamped.id and superseded_at is null`,
    [articleVersionIds, taxonomyVersion, coderVersion],
  )
}
