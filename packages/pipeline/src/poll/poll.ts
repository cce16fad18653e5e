import type { Feed, FeedOfSource, FeedState, FetchEvent, ParsedFeed, Poll, SeenEntry, Source } from '@wirewatch/model'
import type { PageWords } from '@wirewatch/taxonomy'
import { type FetchedResource, FetchFault, type FetchUrl, type Now } from '../ports.js'
import type { Stage } from '../stage.js'
import { blockPageMark } from './block-page.js'
import { decodeText } from './decide-charset.js'
import { hashOfEntries, keyEntries } from './entry-key.js'
import { stateAfterFailure, stateAfterSuccess } from './feed-state.js'
import { findMissedEntries } from './find-missed-entries.js'
import { addressAfterSuccess } from './follow-redirect.js'
import { nextIntervalMinutes, nextPollAt, nextRetryAt } from './next-poll-at.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { readFeedWithHints } from './read-feed.js'
import { noHints, type PollHints } from './read-poll-hints.js'
import { shouldReadInFull, validatorsAfter } from './validators.js'
import { explainFailure, type PollFailure, weighError } from './weigh-error.js'

/** What one poll came to, and what it found. */
export interface Polled extends Poll {
  readonly outcome: PollOutcomeKind
  /** All entries that the feed holds now; the store knows which of them are new. */
  readonly entries: readonly SeenEntry[]
}

export type PollOutcomeKind = 'ok' | 'not-modified' | 'http' | 'not-a-feed' | 'no-entries' | FetchFault['kind']

export interface PollNeeds {
  readonly fetchUrl: FetchUrl
  readonly now: Now
  /** Of the given keys of entries, those that the feed is already known to have held. */
  readonly findKnownEntries: (feedId: string, keys: readonly string[]) => Promise<ReadonlySet<string>>
  readonly pageWords: PageWords
}

/** Asks a feed for its entries, and decides what its answer means for when to ask again. */
export const poll: Stage<'poll', FeedOfSource, Promise<Polled>, PollNeeds> = {
  name: 'poll',
  run: async (input, needs) => {
    const now = needs.now()
    const answer = await ask(input.feed, needs.fetchUrl, now)
    if ('failure' in answer) return failed(input, answer.failure, answer.resource, now)
    const { resource } = answer
    if (resource.status === 304 && answer.isConditional) return notModified(input, resource, now)
    if (!hasWholeBody(resource.status)) return failed(input, httpFailure(resource, needs.pageWords), resource, now)
    const read = await parseAnswer(resource, input.source.zone, needs.pageWords)
    if ('failure' in read) return failed(input, read.failure, resource, now)
    const entries = keyEntries(read.parsed.entries)
    if (entries.length === 0 && input.feed.lastNewEntryAt !== null) {
      return failed(input, { kind: 'no-entries' }, resource, now)
    }
    const known = await needs.findKnownEntries(
      input.feed.id,
      entries.map(({ entryKey }) => entryKey),
    )
    const polled = succeeded(input, resource, entries, known, read.hints, now)
    return polled.isGapSuspected ? withMissedEntries(input, polled, needs.fetchUrl) : polled
  },
}

const withMissedEntries = async (
  { feed, source }: FeedOfSource,
  polled: Polled,
  fetchUrl: FetchUrl,
): Promise<Polled> => {
  const gap = { feed, homepage: source.homepage, zone: source.zone, entries: polled.entries }
  const missed = await findMissedEntries(gap, fetchUrl)
  return { ...polled, entries: [...polled.entries, ...keyEntries(missed)] }
}

const hasWholeBody = (status: number): boolean => status === 200 || status === 203 || status === 226

const httpFailure = ({ status, body, contentType }: FetchedResource, words: PageWords): PollFailure => {
  const mark = blockPageMark(decodeText(body.subarray(0, 65_536), contentType).text, words)
  return { kind: 'http', status, detail: mark === null ? null : `a page that checks the browser: ${mark}` }
}

type Answer =
  | { readonly resource: FetchedResource; readonly isConditional: boolean }
  | { readonly failure: PollFailure; readonly resource: null }

const ask = async (feed: Feed, fetchUrl: FetchUrl, now: Date): Promise<Answer> => {
  const isConditional = shouldReadInFull(feed, now) === 'not-needed'
  try {
    const resource = await fetchUrl({
      url: feed.url,
      purpose: 'feed',
      etag: isConditional ? feed.etag : null,
      lastModified: isConditional ? feed.lastModified : null,
    })
    return { resource, isConditional }
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error
    return { failure: { kind: 'fault', fault: error.kind, message: error.message }, resource: null }
  }
}

type Read = { readonly parsed: ParsedFeed; readonly hints: PollHints } | { readonly failure: PollFailure }

const parseAnswer = async ({ body, ...resource }: FetchedResource, zone: string, words: PageWords): Promise<Read> => {
  try {
    return await readFeedWithHints(body, { ...resource, zone }, words)
  } catch (error) {
    if (!(error instanceof NotAFeedError)) throw error
    return { failure: { kind: 'not-a-feed', reason: error.reason, message: error.message } }
  }
}

const succeeded = (
  { feed, source }: FeedOfSource,
  resource: FetchedResource,
  entries: readonly SeenEntry[],
  known: ReadonlySet<string>,
  hints: PollHints,
  now: Date,
): Polled => {
  const contentHash = hashOfEntries(entries)
  const entriesNew = entries.filter(({ entryKey }) => !known.has(entryKey)).length
  const isFirst = feed.lastSuccessAt === null
  const shareSeen = entries.length === 0 ? 1 : 1 - entriesNew / entries.length
  const lastNewEntryAt = entriesNew > 0 ? now.toISOString() : feed.lastNewEntryAt
  const kept = keepPolling(
    { feed, source },
    { shareSeen: isFirst ? null : shareSeen, hints, resource, now, lastNewEntryAt },
  )
  return {
    outcome: 'ok',
    error: null,
    feed: {
      ...kept,
      ...addressAfterSuccess(feed, resource.permanentUrl),
      ...validatorsAfter(feed, resource, contentHash),
      contentHash,
    },
    entries,
    isGapSuspected: !isFirst && entries.length > 0 && entriesNew === entries.length,
    fetched: fetchEvent(feed, resource, now, { entriesSeen: entries.length, entriesNew }),
  }
}

const notModified = ({ feed, source }: FeedOfSource, resource: FetchedResource, now: Date): Polled => ({
  outcome: 'not-modified',
  error: null,
  feed: {
    ...keepPolling(
      { feed, source },
      { shareSeen: 1, hints: noHints, resource, now, lastNewEntryAt: feed.lastNewEntryAt },
    ),
    ...addressAfterSuccess(feed, resource.permanentUrl),
  },
  entries: [],
  isGapSuspected: false,
  fetched: fetchEvent(feed, resource, now, { entriesSeen: null, entriesNew: 0 }),
})

interface Found {
  /** Null at the first poll, which says nothing of the feed's rhythm. */
  readonly shareSeen: number | null
  readonly hints: PollHints
  readonly resource: FetchedResource
  readonly now: Date
  readonly lastNewEntryAt: string | null
}

const keepPolling = (
  { feed, source }: FeedOfSource,
  { shareSeen, hints, resource, now, lastNewEntryAt }: Found,
): Feed => {
  const { everyMinutes } = source.politeness
  const intervalMinutes =
    shareSeen === null
      ? feed.intervalMinutes
      : nextIntervalMinutes({
          intervalMinutes: feed.intervalMinutes,
          shareSeen,
          everyMinutes,
          breaksNews: breaksNews(source),
        })
  const next = nextPollAt({
    feedId: feed.id,
    now,
    intervalMinutes,
    everyMinutes,
    hints,
    maxAgeSeconds: resource.maxAgeSeconds,
  })
  return {
    ...feed,
    state: stateAfterSuccess({ lastNewEntryAt, intervalMinutes }, now),
    errorWeight: 0,
    intervalMinutes,
    lastSuccessAt: now.toISOString(),
    lastNewEntryAt,
    nextPollAt: next.toISOString(),
  }
}

const breaksNews = ({ kind }: Pick<Source, 'kind'>): boolean => kind === 'agency' || kind === 'broadcaster'

const failed = ({ feed }: FeedOfSource, failure: PollFailure, resource: FetchedResource | null, now: Date): Polled => {
  const errorWeight = feed.errorWeight + weighError(failure)
  const state: FeedState = stateAfterFailure(feed.state, failure, errorWeight)
  const next = nextRetryAt({
    feedId: feed.id,
    now,
    state,
    intervalMinutes: feed.intervalMinutes,
    errorWeight,
    retryAfterSeconds: resource?.retryAfterSeconds ?? null,
    isTooOften: failure.kind === 'http' && failure.status === 429,
  })
  return {
    outcome: failure.kind === 'fault' ? failure.fault : failure.kind,
    error: explainFailure(failure),
    feed: { ...feed, state, errorWeight, nextPollAt: next.toISOString() },
    entries: [],
    isGapSuspected: false,
    fetched: fetchEvent(feed, resource, now, { entriesSeen: null, entriesNew: null }),
  }
}

const fetchEvent = (
  feed: Feed,
  resource: FetchedResource | null,
  now: Date,
  counts: Pick<FetchEvent, 'entriesSeen' | 'entriesNew'>,
): FetchEvent => ({
  url: feed.url,
  at: now.toISOString(),
  status: resource?.status ?? null,
  bytes: resource?.body.byteLength ?? null,
  durationMs: resource?.durationMs ?? null,
  ...counts,
})
