import { hash } from 'node:crypto'
import type { FeedState, Politeness } from '@wirewatch/model'
import type { PollHints } from './read-poll-hints.js'

export interface IntervalAsk {
  readonly intervalMinutes: number
  /** Of the entries in the feed, the share that was known before, 0 to 1. An answer of "not modified" is 1. */
  readonly shareSeen: number
  readonly everyMinutes: Politeness['everyMinutes']
  /** Sources that break news are polled somewhat more often than their feeds ask for. */
  readonly breaksNews: boolean
}

/** The time between two polls that finds a third to two thirds of the entries known, in minutes, within the source's limits. */
export const nextIntervalMinutes = ({ intervalMinutes, shareSeen, everyMinutes, breaksNews }: IntervalAsk): number => {
  const [least, most] = breaksNews ? [1 / 2, 5 / 6] : [1 / 3, 2 / 3]
  const factor = shareSeen < least ? 1 / 2 : shareSeen <= most ? 1 : shareSeen < 1 ? 1.25 : 1.5
  return clamp(Math.round(intervalMinutes * factor), everyMinutes.least, everyMinutes.most)
}

export interface NextPollAsk {
  readonly feedId: string
  readonly now: Date
  readonly intervalMinutes: number
  readonly everyMinutes: Politeness['everyMinutes']
  /** What the feed and its server ask for; they may slow us down within the source's limits, never hurry us. */
  readonly hints: PollHints
  readonly maxAgeSeconds: number | null
}

/** When to poll a feed next that has answered. */
export const nextPollAt = ({ feedId, now, intervalMinutes, everyMinutes, hints, maxAgeSeconds }: NextPollAsk): Date => {
  const asked = Math.max(hints.ttlMinutes ?? 0, (maxAgeSeconds ?? 0) / 60)
  const minutes = Math.max(intervalMinutes, Math.min(asked, everyMinutes.most))
  const spread = 1 + (fractionOf(`${feedId} ${now.getTime()}`) - 0.5) / 5
  const at = new Date(now.getTime() + Math.max(minutes * spread, everyMinutes.least) * 60_000)
  return afterSkipped(at, hints, new Date(now.getTime() + everyMinutes.most * 60_000))
}

export interface RetryAsk {
  readonly feedId: string
  readonly now: Date
  readonly state: FeedState
  readonly intervalMinutes: number
  readonly errorWeight: number
  /** Seconds that the server asks to wait. */
  readonly retryAfterSeconds: number | null
  readonly isTooOften: boolean
}

/** When to try a feed again that failed: twice as long for each weight of errors, at most by its state; dead feeds come back. */
export const nextRetryAt = ({
  feedId,
  now,
  state,
  intervalMinutes,
  errorWeight,
  retryAfterSeconds,
  isTooOften,
}: RetryAsk): Date => {
  const growing = intervalMinutes * 2 ** Math.min(errorWeight, 10)
  const backoff = Math.min(growing, Math.max(longestRetryMinutes[state], intervalMinutes))
  const least =
    isTooOften && retryAfterSeconds === null ? 60 : state === 'suspended' ? longestRetryMinutes.suspended : 0
  const asked = Math.min((retryAfterSeconds ?? 0) / 60, longestAskedMinutes)
  const minutes = Math.max(backoff, least, asked)
  return new Date(now.getTime() + minutes * (1 + fractionOf(feedId) / 10) * 60_000)
}

const longestRetryMinutes: Readonly<Record<FeedState, number>> = {
  active: 60,
  degraded: 6 * 60,
  stale: 12 * 60,
  suspended: 24 * 60,
  retired: 7 * 24 * 60,
}

/** Nobody's mistake in a header silences a feed for longer. */
const longestAskedMinutes = 2 * 24 * 60

/** A fixed share of 0 to 1 for each text, by which feeds of one rhythm are kept from coming due all at once. */
export const fractionOf = (feedId: string): number => hash('sha256', feedId, 'buffer').readUInt32BE(0) / 2 ** 32

/** Hours and days (UTC) in which the feed asks not to be polled are passed over, as long as the source's limits allow. */
const afterSkipped = (at: Date, { skipHours, skipDays }: PollHints, latest: Date): Date => {
  if (skipHours.length === 0 && skipDays.length === 0) return at
  let moved = at
  for (let hour = 0; hour < 7 * 24; hour++) {
    if (!skipHours.includes(moved.getUTCHours()) && !skipDays.includes(moved.getUTCDay())) return moved
    moved = new Date(Math.floor(moved.getTime() / 3_600_000 + 1) * 3_600_000)
    if (moved > latest) return at > latest ? at : latest
  }
  return at
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
