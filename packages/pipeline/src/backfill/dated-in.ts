import { readDate } from '../poll/read-date.js'
import type { GivenArticle } from './given-article.js'

/** The article with its dates as moments, ISO 8601 in UTC. A date that names no zone is of this one (IANA), in which the outlet dates. */
export const datedIn = (article: GivenArticle, zone: string): GivenArticle => ({
  ...article,
  publishedAt: article.publishedAt === null ? null : readDate(article.publishedAt, zone),
  modifiedAt: article.modifiedAt === null ? null : readDate(article.modifiedAt, zone),
})
