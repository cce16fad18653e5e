import { FetchFault } from '@wirewatch/pipeline'
import type { Context } from '@wirewatch/runner'
import { readEntries } from '@wirewatch/runner/read-entries.js'
import { saveEntries, syncSources } from '@wirewatch/store'
import { expect, onTestFinished, test, vi } from 'vitest'
import { anAnswer } from '../builders/a-feed.js'
import { aSeenEntry, aSource } from '../builders/stored.js'
import { aLine } from './a-line.js'

const outlets = ['valley-post', 'hill-times'].map((id) => aSource({ id }))
const blast =
  'Two soldiers were killed and five others injured on Tuesday when a roadside bomb hit their vehicle in Mir Ali, North Waziristan, police said. The wounded were taken to a hospital.'
const killing =
  'Gunmen on a motorcycle shot dead a police officer in Khuzdar on Thursday and escaped, a senior police official said. No group claimed the killing, and the road to the bazaar was closed.'
const match =
  'The home side won the cup final by four wickets in front of a full stadium on Tuesday evening. Their captain praised the bowlers and said that the team would rest for a week.'

test('an edit that is saved while the old page is read is read after it, and is what counts', async () => {
  const line = await aReadingLine()
  const [id] = await line.tell('valley-post', 'a', { url: 'https://valley-post.example/a', text: null })
  const editing: Context = {
    ...line.context,
    fetchUrl: async () => {
      await line.tell('valley-post', 'a', { url: 'https://valley-post.example/a', text: null, summary: 'edited' })
      return anAnswer(page(match), { url: 'https://valley-post.example/a', contentType: 'text/html' })
    },
  }
  await readEntries(editing, [id!])
  expect(await line.ends()).toEqual({ a: 'waits for extract' })
  expect(await line.texts()).toEqual([])

  const answer = anAnswer(page(blast), { url: 'https://valley-post.example/a', contentType: 'text/html' })
  await readEntries({ ...line.context, fetchUrl: async () => answer }, [id!])
  expect(await line.ends()).toEqual({ a: 'finished: resolved (opened PK-2026-000001)' })
})

test('pages that are far apart are said to be under way, so that no sweep hands them out once more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const line = await aReadingLine()
  const ids = await line.tell('valley-post', 'a', { url: 'https://valley-post.example/a', text: null })
  let minutes = 0
  const now = () => new Date(Date.parse('2026-03-04T12:00:00Z') + minutes * 60_000)
  const slowly = async () => {
    minutes = 25
    vi.advanceTimersByTime(25 * 60_000)
    throw new FetchFault('timeout', 'it took too long')
  }
  await expect(readEntries({ ...line.context, now, fetchUrl: slowly }, ids)).rejects.toThrow('must be tried again')
  expect(await line.context.store.rows('select last_attempt_at, attempts from entries')).toEqual([
    { last_attempt_at: '2026-03-04T12:25:00.000Z', attempts: 1 },
  ])
})

test('an edit that makes an article a mere copy takes back what it reported', async () => {
  const line = await aReadingLine()
  const first = await line.tell('valley-post', 'a', { text: blast })
  const other = await line.tell('hill-times', 'b', { text: killing })
  await readEntries(line.context, [...first, ...other])
  const edited = await line.tell('hill-times', 'b', { text: blast })
  await readEntries(line.context, edited)
  expect(await line.ends()).toEqual({
    a: 'finished: resolved (opened PK-2026-000001)',
    b: 'dropped: near-duplicate (repeats article 1; retracted PK-2026-000002)',
  })
  expect(await line.incidents()).toEqual([
    { public_id: 'PK-2026-000001', status: 'candidate', n_articles: 2, n_sources: 2 },
    { public_id: 'PK-2026-000002', status: 'retracted', n_articles: 0, n_sources: 0 },
  ])
})

test('an article that is edited keeps its copies behind it', async () => {
  const line = await aReadingLine()
  const first = await line.tell('valley-post', 'a', { text: blast })
  await readEntries(line.context, [...first, ...(await line.tell('hill-times', 'b', { text: blast }))])
  await readEntries(line.context, await line.tell('valley-post', 'a', { text: `${blast} Troops closed the road.` }))
  expect(await line.incidents()).toEqual([
    { public_id: 'PK-2026-000001', status: 'candidate', n_articles: 2, n_sources: 2 },
  ])
})

test('copies of a text that its outlet has replaced with another are read again, and one speaks for the rest', async () => {
  const line = await aReadingLine()
  const first = await line.tell('valley-post', 'a', { text: blast })
  const copies = [
    ...(await line.tell('hill-times', 'b', { text: blast })),
    ...(await line.tell('hill-times', 'c', { text: blast })),
  ]
  await readEntries(line.context, [...first, ...copies])
  await readEntries(line.context, await line.tell('valley-post', 'a', { text: match }))
  expect(await line.ends()).toMatchObject({ b: 'waits for extract', c: 'waits for extract' })
  await readEntries(line.context, copies)
  const { b, c } = await line.ends()
  expect([b, c].toSorted()).toEqual([
    expect.stringMatching(/^dropped: near-duplicate \(repeats article [23]\)$/),
    'finished: resolved (opened PK-2026-000002)',
  ])
  expect((await line.incidents())[1]).toMatchObject({ status: 'candidate', n_articles: 2, n_sources: 1 })
})

test('two articles that are edited to the same text at once do not both end as copies of each other', async () => {
  const line = await aReadingLine()
  const first = await line.tell('valley-post', 'a', { text: match })
  const other = await line.tell('hill-times', 'b', { text: blast })
  await readEntries(line.context, [...first, ...other])
  // Each is found to repeat the text that the other has at that moment.
  await line.tell('valley-post', 'a', { text: blast })
  await line.tell('hill-times', 'b', { text: `${blast} Troops closed the road.` })
  await readEntries(line.context, [...first, ...other])
  expect(await line.incidents()).toEqual([
    { public_id: 'PK-2026-000001', status: 'candidate', n_articles: 2, n_sources: 2 },
  ])
})

test.each(['tag', 'code'])(
  'a text that reports nothing ends with that reason also after a retry at %s',
  async (stage) => {
    const line = await aReadingLine()
    const ids = await line.tell('valley-post', 'a', { text: match })
    await expect(readEntries(failingAt(line.context, stage), ids)).rejects.toThrow('made to fail')
    expect(await line.ends()).toEqual({ a: `waits for ${stage}` })
    await readEntries(line.context, ids)
    expect(await line.ends()).toEqual({ a: expect.stringMatching(/^dropped: not-security /) })
  },
)

test('an edit that no longer reports what it did ends with its reason, and says what it took back', async () => {
  const line = await aReadingLine()
  const ids = await line.tell('valley-post', 'a', { text: blast })
  await readEntries(line.context, ids)
  await line.tell('valley-post', 'a', { text: match })
  await readEntries(line.context, ids)
  expect(await line.ends()).toEqual({
    a: expect.stringMatching(/^dropped: not-security .*; retracted PK-2026-000001\)$/),
  })
})

/** Keeping mentions is a statement of its own; texts and coded events are kept in transactions, in that order. */
function failingAt(context: Context, stage: string): Context {
  const fail = () => Promise.reject(new Error('made to fail'))
  let transactions = 0
  return {
    ...context,
    store: {
      ...context.store,
      rows: (text, values) =>
        stage === 'tag' && text.includes('article_mentions') ? fail() : context.store.rows(text, values),
      transaction: (work) => {
        transactions += 1
        return stage === 'code' && transactions > 1 ? fail() : context.store.transaction(work)
      },
    },
  }
}

const page = (text: string) =>
  `<!doctype html><html lang="en"><head><title>News</title></head><body><article><h1>News</h1><p>${text}</p><p>${text.replace('Tuesday', 'that day')}</p></article></body></html>`

async function aReadingLine() {
  const context = await aLine()
  await syncSources(context.store, outlets)
  const { rows } = context.store
  return {
    context,
    /** Saves an entry as a poll does; without a link its text is all there is. */
    tell: async (
      outlet: string,
      key: string,
      { text, url = null, summary = null }: { text: string | null; url?: string | null; summary?: string | null },
    ): Promise<number[]> => {
      const { entry } = aSeenEntry(key)
      const told = { ...entry, url, content: text, summary, title: 'News', publishedAt: '2026-03-05T06:00:00.000Z' }
      const seen = { canonicalUrl: url, contentHash: `${text} ${summary}`, entry: told }
      const { newIds, changedIds } = await saveEntries(context.store, `${outlet}-news`, [aSeenEntry(key, seen)])
      return [...newIds, ...changedIds]
    },
    /** Where each entry stands, in words. */
    ends: async (): Promise<Record<string, string>> => {
      const found = await rows<{ name: string; stands: string }>(
        `select
           entry_key as name,
           coalesce(outcome || ': ' || reason || ' (' || coalesce(detail, '') || ')', 'waits for ' || next_stage) as stands
         from entries
         left join dispositions on item_kind = 'entry' and item_id = entries.id`,
      )
      return Object.fromEntries(found.map(({ name, stands }) => [name, stands]))
    },
    texts: () => rows('select text from article_versions'),
    incidents: () => rows('select public_id, status, n_articles, n_sources from incidents order by public_id'),
  }
}
