import type { Feed, FeedState } from '@wirewatch/model'
import type { PollFailure } from './weigh-error.js'

/** The state of a feed after a failed poll, by the errors since its last success. Gone is gone. */
export const stateAfterFailure = (before: FeedState, failure: PollFailure, errorWeight: number): FeedState => {
  if (failure.kind === 'http' && failure.status === 410) return 'retired'
  if (errorWeight >= 10) return 'suspended'
  if (errorWeight >= 5) return 'stale'
  return errorWeight >= 1 ? 'degraded' : before
}

/** The state of a feed that answers: stale where it has given nothing new for long against its own habit. */
export const stateAfterSuccess = (feed: Pick<Feed, 'lastNewEntryAt' | 'intervalMinutes'>, now: Date): FeedState =>
  quietMinutes(feed, now) > quietLimitMinutes(feed) ? 'stale' : 'active'

const quietMinutes = ({ lastNewEntryAt }: Pick<Feed, 'lastNewEntryAt'>, now: Date): number =>
  lastNewEntryAt === null ? 0 : (now.getTime() - Date.parse(lastNewEntryAt)) / 60_000

/** The interval follows the habit of the feed: about every second poll finds something new. */
const quietLimitMinutes = ({ intervalMinutes }: Pick<Feed, 'intervalMinutes'>): number =>
  Math.max(3 * 24 * 60, 30 * intervalMinutes)
