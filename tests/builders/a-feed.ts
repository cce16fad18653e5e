import type { Feed, FeedOfSource } from '@wirewatch/model'
import type { FetchedResource, FetchUrl } from '@wirewatch/pipeline'

/** A feed that has been polled without trouble, unless the test says otherwise. */
export const aFeed = (but: Partial<Feed> = {}): Feed => ({
  id: 'makran-post-all',
  sourceId: 'makran-post',
  url: 'https://makran.example/feed',
  state: 'active',
  etag: null,
  lastModified: null,
  errorWeight: 0,
  intervalMinutes: 60,
  lastSuccessAt: '2024-03-09T09:00:00.000Z',
  lastNewEntryAt: '2024-03-09T09:00:00.000Z',
  nextPollAt: '2024-03-09T10:00:00.000Z',
  redirectUrl: null,
  redirectConfirmations: 0,
  contentHash: null,
  validatorsLie: false,
  ...but,
})

export const aFeedOfSource = (but: Partial<Feed> = {}): FeedOfSource => ({
  feed: aFeed(but),
  source: {
    id: 'makran-post',
    name: 'The Makran Post',
    homepage: null,
    country: 'PK',
    language: 'en',
    zone: 'UTC',
    family: 'makran-post',
    kind: 'newspaper',
    feeds: [],
    politeness: { key: null, spacingMs: 1000, everyMinutes: { least: 15, most: 240 }, note: null },
  },
})

/** A good answer with that text, unless the test says otherwise. */
export const anAnswer = (text: string, but: Partial<FetchedResource> = {}): FetchedResource => ({
  status: 200,
  url: 'https://makran.example/feed',
  permanentUrl: null,
  contentType: 'application/rss+xml',
  contentLocation: null,
  contentLanguage: null,
  etag: null,
  lastModified: null,
  retryAfterSeconds: null,
  maxAgeSeconds: null,
  body: Buffer.from(text),
  durationMs: 12,
  ...but,
})

/** A server that gives one answer to everything. */
export const answering =
  (answer: FetchedResource): FetchUrl =>
  async () =>
    answer

/** An RSS 2.0 document with entries of those ids. */
export const rssWith = (ids: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Makran Post</title><link>https://makran.example/</link>${ids
    .map(
      (id) =>
        `<item><title>Story ${id}</title><link>https://makran.example/${id}</link><guid isPermaLink="false">${id}</guid></item>`,
    )
    .join('')}</channel></rss>`
