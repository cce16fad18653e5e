import type { Article } from '@wirewatch/model'
import { asJson } from './as-json.js'
import type { Sql } from './connect.js'
import { untouched, type WorkedEntry } from './worked-entries.js'

/** A text that an entry came to. */
export interface ArticleText extends WorkedEntry {
  readonly articleId: number
  readonly url: string | null
  readonly title: string | null
  readonly text: string
  readonly author: string | null
  readonly language: string | null
  readonly publishedAt: string | null
  readonly modifiedAt: string | null
  readonly fetchedAt: string
  /** The same hash is the same version. */
  readonly contentHash: string
  readonly bands: readonly number[]
  /** The agency that it credits. */
  readonly agency: string | null
  /** The earlier article whose text it repeats. */
  readonly repeatsArticleId: number | null
  /** What it was read as, where it was: its mentions and coded events are to be kept in the same transaction. */
  readonly marks?: ReadingMarks | null
}

/** What a reading says of a text as a whole. */
export interface ReadingMarks {
  readonly relevant: boolean
  readonly role: string
  readonly roleEvidence: unknown
  readonly taxonomyVersion: string
  readonly coderVersion: string
}

export interface SavedVersion {
  readonly entryId: number
  readonly articleId: number
  readonly articleVersionId: number
  /** Whether it was made just now. */
  readonly isNew: boolean
  /** Of the entry that first led to this text. */
  readonly firstSeenAt: string
  /** When this very wording was coded; null: it was not yet, or another wording has taken its place since. */
  readonly codedAt: string | null
  /** The version that it repeats, which is the first of its kind. */
  readonly nearDuplicateOf: number | null
  /** Publisher family or agency: who speaks. A near-duplicate speaks for the text that it repeats. */
  readonly origin: string
}

/** A text as it is kept, as the stages want it. */
export interface KeptArticle extends Article {
  readonly articleVersionId: number
  readonly origin: string
  readonly firstSeenAt: string
  readonly nearDuplicateOf: number | null
}

/**
 * Keeps texts as versions of their articles and makes each the current one. Call it in a transaction: it holds the articles until the end,
 * so that two workers do not number one article's versions alike. The text of an entry that was edited meanwhile is left out: the edit has
 * its own way down the line, and may have come first; so is that of one which another worker has read and kept by then. A version is written once, with all that is known of it: its index entries cost more
 * than its row.
 */
export async function saveArticles(sql: Sql, all: readonly ArticleText[]): Promise<SavedVersion[]> {
  if (all.length === 0) return []
  // The articles first, as a poll takes them.
  const [former, standing] = await Promise.all([lockArticles(sql, all), lockUntouched(sql, all)])
  const texts = withoutCircles(all.filter((text) => standing.has(text.entryId)))
  const [made, asMade] = await Promise.all([insertVersions(sql, texts), makeCurrent(sql, texts)])
  const ownArticles = new Set(texts.map(({ articleId }) => articleId))
  const isOfBatch = ({ repeatsArticleId }: ArticleText): boolean => ownArticles.has(repeatsArticleId ?? -1)
  const isToLink = texts.some(isOfBatch) || made.size < texts.length
  const versions = isToLink ? await linkCopies(sql, texts).then(() => makeCurrent(sql, texts)) : asMade
  const saved = versions.map((version): SavedVersion => {
    const isNew = made.has(version.articleVersionId)
    return { ...version, isNew, codedAt: isNew ? null : version.codedAt }
  })
  await followEdits(sql, former, saved)
  // An outlet that goes back to an earlier wording: what that said was superseded, and must be coded again to count.
  const current = new Set(former.map(({ versionId }) => versionId))
  return saved.map((version) => (current.has(version.articleVersionId) ? version : { ...version, codedAt: null }))
}

/** Those that are repeated too: of two texts that are found to repeat each other at once, one must stand. */
async function lockArticles(
  sql: Sql,
  texts: readonly ArticleText[],
): Promise<{ articleId: number; versionId: number | null }[]> {
  return sql.rows(
    `select id as "articleId", current_version_id as "versionId" from articles where id = any($1::bigint[]) order by id for update`,
    [texts.flatMap(({ articleId, repeatsArticleId }) => [articleId, repeatsArticleId ?? articleId])],
  )
}

async function lockUntouched(sql: Sql, texts: readonly ArticleText[]): Promise<ReadonlySet<number>> {
  const worked = texts.map(({ entryId, entryHash, waitedFor }) => ({ entryId, entryHash, waitedFor }))
  const locked = await sql.rows<{ id: number }>(`${untouched} select id from untouched`, [asJson(worked)])
  return new Set(locked.map(({ id }) => id))
}

/** Texts of which each was found to repeat the other: the last of them repeats none. */
function withoutCircles(texts: readonly ArticleText[]): readonly ArticleText[] {
  const repeated = new Map<number, number>()
  return texts.map((text) => {
    let original = text.repeatsArticleId ?? undefined
    while (original !== undefined && original !== text.articleId) original = repeated.get(original)
    if (original === text.articleId) return { ...text, repeatsArticleId: null }
    if (text.repeatsArticleId !== null) repeated.set(text.articleId, text.repeatsArticleId)
    return text
  })
}

/** Makes the versions that are not there yet. Gives their ids. */
async function insertVersions(sql: Sql, texts: readonly ArticleText[]): Promise<ReadonlySet<number>> {
  const made = await sql.rows<{ id: number }>(
    `with read as (
       select distinct on ("articleId", "contentHash") *
       from jsonb_to_recordset($1::jsonb) as x (
         "entryId" bigint, "articleId" bigint, url text, title text, text text, author text, language text,
         "publishedAt" timestamptz, "modifiedAt" timestamptz, "fetchedAt" timestamptz, "contentHash" text, bands int[],
         agency text, "repeatsArticleId" bigint, marks jsonb
       )
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

/** Notes of each version whether and what it repeats now: it may have been there before, or repeat a text of its own batch. */
async function linkCopies(sql: Sql, texts: readonly ArticleText[]): Promise<void> {
  await sql.rows(
    `with given as (
       select *
       from jsonb_to_recordset($1::jsonb) as x (
         "entryId" bigint, "articleId" bigint, "contentHash" text, "repeatsArticleId" bigint
       )
     ),
     link as (
       select
         version.id,
         -- The first of its kind, not a copy of a copy.
         nullif(coalesce(original.near_duplicate_of, original.id), version.id) as near_duplicate_of,
         coalesce(original.origin, version.origin) as origin
       from given
       join article_versions version on version.article_id = given."articleId" and version.content_hash = given."contentHash"
       left join articles repeated on repeated.id = given."repeatsArticleId"
       left join lateral (
         select "contentHash" as content_hash
         from given twin
         where twin."articleId" = repeated.id
         order by "entryId" desc
         limit 1
       ) twin on true
       left join article_versions original
         on original.article_id = repeated.id
         and case
           when twin.content_hash is null then original.id = repeated.current_version_id
           else original.content_hash = twin.content_hash
         end
     )
     update article_versions set near_duplicate_of = link.near_duplicate_of, origin = link.origin
     from link
     where article_versions.id = link.id
       and (article_versions.near_duplicate_of, article_versions.origin) is distinct from (link.near_duplicate_of, link.origin)`,
    [asJson(texts.map(linkOf))],
  )
}

/** Makes each version the current one of its article: of several, that of the last entry. */
function makeCurrent(sql: Sql, texts: readonly ArticleText[]): Promise<Omit<SavedVersion, 'isNew'>[]> {
  return sql.rows(
    `with saved as (
       select link."entryId", version.*
       from jsonb_to_recordset($1::jsonb) as link ("entryId" bigint, "articleId" bigint, "contentHash" text)
       join article_versions version
         on version.article_id = link."articleId" and version.content_hash = link."contentHash"
     ),
     current_text as (
       select distinct on (article_id) article_id, id from saved order by article_id, "entryId" desc
     ),
     made_current as (
       update articles set current_version_id = current_text.id
       from current_text
       where articles.id = current_text.article_id and articles.current_version_id is distinct from current_text.id
     )
     select
       "entryId",
       article_id as "articleId",
       id as "articleVersionId",
       first_seen_at as "firstSeenAt",
       coded_at as "codedAt",
       near_duplicate_of as "nearDuplicateOf",
       origin
     from saved
     order by "entryId"`,
    [asJson(texts.map(linkOf))],
  )
}

const linkOf = ({ entryId, articleId, contentHash, repeatsArticleId }: ArticleText) => ({
  entryId,
  articleId,
  contentHash,
  repeatsArticleId,
})

/**
 * Copies of a wording that another has replaced: of one much like it they are copies still. Where the outlet has written something else,
 * they are read again, and one of them speaks for the others.
 */
async function followEdits(
  sql: Sql,
  former: readonly { readonly articleId: number; readonly versionId: number | null }[],
  saved: readonly SavedVersion[],
): Promise<void> {
  const before = new Map(former.map(({ articleId, versionId }) => [articleId, versionId]))
  const edits = saved.flatMap(({ articleId, articleVersionId }) => {
    const formerId = before.get(articleId) ?? articleVersionId
    return formerId === articleVersionId ? [] : [{ formerId, editedId: articleVersionId }]
  })
  if (edits.length === 0) return
  await sql.rows(
    `with edit as (
       select former.id, edited.bands && former.bands as is_alike, coalesce(edited.near_duplicate_of, edited.id) as original_id
       from jsonb_to_recordset($1::jsonb) as x ("formerId" bigint, "editedId" bigint)
       join article_versions former on former.id = x."formerId"
       join article_versions edited on edited.id = x."editedId"
     ),
     followed as (
       update article_versions copy set
         near_duplicate_of = case when edit.is_alike and edit.original_id <> copy.id then edit.original_id end
       from edit
       where copy.near_duplicate_of = edit.id
       returning copy.id, copy.near_duplicate_of
     ),
     released as (
       update entries set state = 'waiting', next_stage = 'extract', attempts = 0, last_error = null, changed_at = now()
       from followed
       where followed.near_duplicate_of is null and entries.article_version_id = followed.id and entries.state = 'ended'
       returning entries.id
     )
     delete from dispositions where item_kind = 'entry' and item_id in (select id from released)`,
    [asJson(edits)],
  )
}

/** The texts with those version ids, in the order of the ids. `id` is the article's, not the version's. */
export async function loadArticles(sql: Sql, versionIds: readonly number[]): Promise<KeptArticle[]> {
  return sql.rows<KeptArticle>(
    `select
       version.article_id::text as id,
       version.url,
       version.title,
       version.text,
       version.author,
       version.language,
       version.published_at as "publishedAt",
       sources.zone,
       sources.country as "sourceCountry",
       version.id as "articleVersionId",
       version.origin,
       version.first_seen_at as "firstSeenAt",
       version.near_duplicate_of as "nearDuplicateOf"
     from article_versions version
     join articles on articles.id = version.article_id
     join sources on sources.id = articles.source_id
     where version.id = any($1::bigint[])
     order by version.id`,
    [versionIds],
  )
}

/** The current text of an article; null where there is none. */
export async function currentArticle(sql: Sql, articleId: number): Promise<KeptArticle | null> {
  const [current] = await sql.rows<{ id: number | null }>(
    `select current_version_id as id from articles where id = $1`,
    [articleId],
  )
  if (current === undefined || current.id === null) return null
  return (await loadArticles(sql, [current.id]))[0] ?? null
}

/** Marks an article that its outlet took back. Its reports no longer count once their incidents are resolved again. */
export async function retractArticle(sql: Sql, articleId: number, at: string): Promise<void> {
  await sql.rows(
    `with retracted as (
       update articles set retracted_at = coalesce(retracted_at, $2) where id = $1 returning id
     )
     update coded_events set superseded_at = $2
     from article_versions version
     join retracted on retracted.id = version.article_id
     where coded_events.article_version_id = version.id and coded_events.superseded_at is null`,
    [articleId, at],
  )
}
