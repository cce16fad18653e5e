import type { Sql } from '../postgres/connect.js'
import type { ArticleText, SavedVersion } from './save-articles/article-text.js'
import { followEdits } from './save-articles/follow-edits.js'
import { insertVersions } from './save-articles/insert-versions.js'
import { linkCopies, withoutCircles } from './save-articles/link-copies.js'
import { makeCurrent } from './save-articles/make-current.js'

export type { ArticleText, ReadingMarks, SavedVersion } from './save-articles/article-text.js'

/**
 * Keeps texts as versions of their articles and makes each the current one. Call it in a transaction: it holds the articles until the end,
 * so that two workers do not number one article's versions alike. The text of an entry that was edited meanwhile is left out: the edit has
 * its own way down the line, and may have come first; so is that of one which another worker has read and kept by then. A version is
 * written once, with all that is known of it: its index entries cost more than its row.
 */
export async function saveArticles(sql: Sql, all: readonly ArticleText[]): Promise<SavedVersion[]> {
  if (all.length === 0) return []
  const once = withoutCircles(all)
  // The articles first, as a poll takes them.
  const [former, made, asMade] = await Promise.all([
    lockArticles(sql, once),
    insertVersions(sql, once),
    makeCurrent(sql, once),
  ])
  const standing = new Set(asMade.map(({ entryId }) => entryId))
  const texts = once.filter(({ entryId }) => standing.has(entryId))
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
