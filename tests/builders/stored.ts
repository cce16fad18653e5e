import type { CodedEvent, IncidentReport, SearchBlock, SeenEntry, Source } from '@wirewatch/model'
import { regroup } from '@wirewatch/runner/resolve/regroup.js'
import { type ArticleText, type SavedVersion, saveArticles } from '@wirewatch/store/articles/save-articles.js'
import { saveCodedEvents } from '@wirewatch/store/articles/save-coded-events.js'
import { saveEntries } from '@wirewatch/store/entries/entries.js'
import type { WorkedEntry } from '@wirewatch/store/entries/worked-entries.js'
import { syncSources } from '@wirewatch/store/feeds/feeds.js'
import { reportsToResolve } from '@wirewatch/store/incidents/reports.js'
import { type SavedIncident, saveResolution } from '@wirewatch/store/incidents/save-resolution.js'
import type { Store } from '@wirewatch/store/postgres/connect.js'
import { anEvent, plainWorld } from './a-report.js'

export function aSource(source: Partial<Source> = {}): Source {
  const id = source.id ?? 'valley-post'
  return {
    name: 'The Valley Post',
    homepage: null,
    country: 'PK',
    language: 'en',
    zone: 'Asia/Karachi',
    family: id,
    kind: 'newspaper',
    feeds: [{ id: `${id}-news`, url: `https://${id}.example/feed` }],
    politeness: { key: null, spacingMs: 1000, everyMinutes: { least: 10, most: 120 }, note: null },
    ...source,
    id,
  }
}

export function aSeenEntry(key: string, entry: Partial<SeenEntry> = {}): SeenEntry {
  return {
    entryKey: key,
    canonicalUrl: `https://valley-post.example/${key}`,
    contentHash: `hash of ${key}`,
    entry: {
      id: key,
      url: `https://valley-post.example/${key}?utm_source=feed`,
      title: `Title of ${key}`,
      summary: null,
      content: null,
      author: null,
      publishedAt: '2026-03-04T10:00:00.000Z',
      updatedAt: null,
    },
    ...entry,
  }
}

/** That entry, in the wording of `aSeenEntry`. */
export const worked = (key: string, entryId: number): WorkedEntry => ({
  entryId,
  entryHash: `hash of ${key}`,
  waitedFor: 'extract',
})

let textNumber = 0

/** A text that has come from a feed of that outlet, up to its version in the store. */
export async function aStoredText(
  store: Store,
  text: Partial<Omit<ArticleText, 'articleId' | keyof WorkedEntry>> & {
    readonly source?: Source
    readonly key?: string
  } = {},
): Promise<SavedVersion> {
  const { source = aSource(), key = `story-${++textNumber}`, ...rest } = text
  await syncSources(store, [source])
  const feedId = source.feeds[0]!.id
  const canonicalUrl = `https://${source.id}.example/${key}`
  await saveEntries(store, feedId, [aSeenEntry(key, { canonicalUrl })])
  const [row] = await store.rows<WorkedEntry & { articleId: number }>(
    `select id as "entryId", content_hash as "entryHash", next_stage as "waitedFor", article_id as "articleId"
     from entries
     where feed_id = $1 and entry_key = $2`,
    [feedId, key],
  )
  const [saved] = await store.transaction((sql) =>
    saveArticles(sql, [
      {
        url: canonicalUrl,
        title: `Title of ${key}`,
        text: `Text of ${key}.`,
        author: null,
        language: 'en',
        publishedAt: '2026-03-04T10:00:00.000Z',
        modifiedAt: null,
        fetchedAt: '2026-03-04T10:05:00.000Z',
        contentHash: `hash of ${key}`,
        bands: [],
        agency: null,
        repeatsArticleId: null,
        ...rest,
        ...row!,
      },
    ]),
  )
  return saved!
}

const day = 86_400_000

/** Its days, one wider on either side, in its province: as the pipeline draws it for an event of one day. */
export function blockAround(event: CodedEvent): SearchBlock {
  const first = Date.parse(event.date ?? '2026-03-04') / day
  return {
    country: event.location?.country ?? null,
    admin1: event.location?.admin1 ?? null,
    days: { first: first - 1, last: first + 1 },
  }
}

/** Codes a stored text: one report for each event. */
export async function codeText(
  store: Store,
  text: SavedVersion,
  events: readonly Partial<CodedEvent>[],
  report: Partial<IncidentReport> = {},
): Promise<IncidentReport[]> {
  const reports = events.map(
    (event, index): IncidentReport => ({
      id: `article-${text.articleId}#${index}`,
      articleId: String(text.articleId),
      role: 'report',
      origin: text.origin,
      saidAt: '2026-03-04T12:00:00.000Z',
      names: [],
      ...report,
      event: anEvent(event),
    }),
  )
  await store.transaction((sql) =>
    saveCodedEvents(sql, [
      {
        articleVersionId: text.articleVersionId,
        coded: { relevant: true, role: report.role ?? 'report', roleEvidence: null },
        reports: reports.map((one) => ({ report: one, block: blockAround(one.event) })),
        text: 'Eleven people died, the police said.',
        taxonomyVersion: 'test+1',
        coderVersion: 'test',
      },
    ]),
  )
  return reports
}

/** Resolves texts as the service does: everything in one transaction that holds the blocks. */
export function resolveTexts(
  store: Store,
  articleVersionIds: readonly number[],
  now = '2026-03-05T00:00:00.000Z',
): Promise<SavedIncident[]> {
  return store.transaction(async (sql) => {
    const reports = await reportsToResolve(sql, articleVersionIds)
    return saveResolution(sql, await regroup(sql, { world: plainWorld }, reports), {
      articleVersionIds,
      taxonomyVersion: 'test+1',
      coderVersion: 'test',
      now,
    })
  })
}
