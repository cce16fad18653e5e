import type { Feed } from '@wirewatch/model'
import type { FetchedResource } from '../ports.js'
import { fractionOf } from './next-poll-at.js'

/** Why to ask for the whole feed, or that its validators may be used to ask for changes only. */
export const shouldReadInFull = (
  feed: Feed,
  now: Date,
): 'no-validators' | 'validators-lie' | 'after-failure' | 'daily-check' | 'not-needed' => {
  if (feed.etag === null && feed.lastModified === null) return 'no-validators'
  if (feed.validatorsLie) return 'validators-lie'
  if (feed.lastSuccessAt === null || feed.errorWeight > 0) return 'after-failure'
  return dayOf(now, feed.id) === dayOf(new Date(feed.lastSuccessAt), feed.id) ? 'not-needed' : 'daily-check'
}

type Validators = Pick<Feed, 'etag' | 'lastModified' | 'validatorsLie'>

/** The validators to keep after a full answer, and whether they lie: they do where they stayed while the content changed. */
export const validatorsAfter = (
  feed: Feed,
  { etag, lastModified }: FetchedResource,
  contentHash: string,
): Validators => {
  const hasChanged = feed.contentHash !== null && feed.contentHash !== contentHash
  const stayed =
    feed.etag === null ? feed.lastModified !== null && feed.lastModified === lastModified : feed.etag === etag
  return { etag, lastModified, validatorsLie: hasChanged ? stayed : feed.validatorsLie }
}

/** Days begin at another time for each feed, so that the daily checks of all feeds are spread over the day. */
const dayOf = (time: Date, feedId: string): number => Math.floor(time.getTime() / 86_400_000 + fractionOf(feedId))
