import { FetchFault, PermanentError } from '@wirewatch/pipeline'
import type { Context } from '@wirewatch/runner'
import { StoppingError } from '@wirewatch/runner/process/stopping-error.js'
import { readEntries } from '@wirewatch/runner/read/read-entries.js'
import { DatabaseDownError, type Sql, saveEntries, syncSources } from '@wirewatch/store'
import { expect, onTestFinished, test, vi } from 'vitest'
import { anAnswer } from '../../builders/a-feed.js'
import { aSeenEntry, aSource } from '../../builders/stored.js'
import { aLine } from '../a-line.js'

const outlets = [
  aSource({
    feeds: ['post', 'world'].map((name) => ({ id: `valley-${name}-news`, url: `https://valley-${name}.example/feed` })),
  }),
  aSource({ id: 'hill-times' }),
]
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

test('a text that was kept and not coded is coded as it was kept', async () => {
  const line = await aReadingLine()
  const ids = await line.tell('valley-post', 'a', { text: match })
  await readEntries(line.context, ids)
  // As a former version left it that was killed between its stages.
  await line.context.store.rows(`update entries set state = 'waiting', next_stage = 'tag', content = 'gone'`)
  await line.context.store.rows(`delete from dispositions`)
  await readEntries(line.context, ids)
  expect(await line.ends()).toEqual({ a: expect.stringMatching(/^dropped: not-security /) })
})

test('what could not be kept is read again, and ends as if nothing had been', async () => {
  const line = await aReadingLine()
  const ids = await line.tell('valley-post', 'a', { text: blast })
  await expect(readEntries(failingAt(line.context, 'insert into coded_events'), ids)).rejects.toThrow('made to fail')
  expect(await line.ends()).toEqual({ a: 'waits for extract after extract: made to fail' })
  expect(await line.texts()).toEqual([])
  await readEntries(line.context, ids)
  expect(await line.ends()).toEqual({ a: 'finished: resolved (opened PK-2026-000001)' })
})

test('what could not be resolved waits for that alone, and its incident is opened once', async () => {
  const line = await aReadingLine()
  const ids = await line.tell('valley-post', 'a', { text: blast })
  await expect(readEntries(failingAt(line.context, 'insert into dispositions'), ids)).rejects.toThrow('made to fail')
  expect(await line.ends()).toEqual({ a: 'waits for resolve after resolve: made to fail' })
  expect(await line.incidents()).toEqual([])
  await readEntries(line.context, ids)
  expect(await line.ends()).toEqual({ a: 'finished: resolved (opened PK-2026-000001)' })
})

test('a report that was kept is resolved, though the copies of its batch could not be counted', async () => {
  const line = await aReadingLine()
  await readEntries(line.context, await line.tell('valley-post', 'a', { text: blast }))
  const batch = [
    ...(await line.tell('hill-times', 'b', { text: blast })),
    ...(await line.tell('hill-times', 'c', { text: killing })),
  ]
  await readEntries(failingAt(line.context, 'report.article_version_id = copy.near_duplicate_of'), batch)
  expect(await line.ends()).toMatchObject({
    b: expect.stringMatching(/^dropped: near-duplicate /),
    c: 'finished: resolved (opened PK-2026-000002)',
  })
})

test('a report that two workers read at once is resolved', async () => {
  const line = await aReadingLine()
  const ids = await line.tell('valley-post', 'a', { url: 'https://valley-post.example/a', text: null })
  const answer = anAnswer(page(blast), { url: 'https://valley-post.example/a', contentType: 'text/html' })
  const quick = failingAt(
    fetching(line.context, async () => answer),
    'insert into dispositions',
  )
  const slow = fetching(line.context, async () => {
    await expect(readEntries(quick, ids)).rejects.toThrow('made to fail')
    return answer
  })
  await readEntries(slow, ids)
  expect(await line.ends()).toEqual({ a: 'waits for resolve after resolve: made to fail' })
  await readEntries(line.context, ids)
  expect(await line.ends()).toEqual({ a: 'finished: resolved (opened PK-2026-000001)' })
})

test('entries of two feeds that come to one wording of one article are kept together', async () => {
  const line = await aReadingLine()
  const url = 'https://valley-post.example/a'
  const ids = [
    ...(await line.tell('valley-post', 'a', { url, text: blast })),
    ...(await line.tell('valley-world', 'b', { url, text: blast })),
  ]
  const warned: unknown[] = []
  const log = { ...line.context.log, warn: (about: unknown) => void warned.push(about) }
  const answer = anAnswer(page(blast), { url, contentType: 'text/html' })
  await readEntries({ ...fetching(line.context, async () => answer), log }, ids)
  expect(warned).toEqual([])
  expect(await line.texts()).toHaveLength(1)
  const end = 'finished: resolved (opened PK-2026-000001)'
  expect(await line.ends()).toEqual({ a: end, b: end })
})

test('an entry that cannot be kept fails alone, while the others of its batch go on', async () => {
  const line = await aReadingLine()
  const first = await line.tell('valley-post', 'a', { text: blast })
  const other = await line.tell('hill-times', 'b', { text: killing })
  const odd = failingAt(line.context, 'insert into article_versions', 'Khuzdar')
  await expect(readEntries(odd, [...first, ...other])).rejects.toThrow('1 of 2 entries must be tried again')
  expect(await line.ends()).toEqual({
    a: 'finished: resolved (opened PK-2026-000001)',
    b: 'waits for extract after extract: made to fail',
  })
})

test('an entry whose page fails waits for another try, while the others of its batch go on', async () => {
  const line = await aReadingLine()
  const first = await line.tell('valley-post', 'a', { text: blast })
  const other = await line.tell('hill-times', 'b', { text: null, url: 'https://hill-times.example/b' })
  const odd = fetching(line.context, () => Promise.reject(new Error('the page is odd')))
  await expect(readEntries(odd, [...first, ...other])).rejects.toThrow('the page is odd')
  expect(await line.ends()).toEqual({
    a: 'finished: resolved (opened PK-2026-000001)',
    b: 'waits for extract after extract: the page is odd',
  })
})

test('an entry that can never work is set aside at once', async () => {
  const line = await aReadingLine()
  const ids = await line.tell('hill-times', 'b', { text: null, url: 'https://hill-times.example/b' })
  await readEntries(
    fetching(line.context, () => Promise.reject(new PermanentError('it has no address'))),
    ids,
  )
  expect(await line.ends()).toEqual({ b: 'failed: PermanentError (it has no address)' })
})

test('an entry that has failed often enough is set aside with the last fault, and is not tried again', async () => {
  const line = await aReadingLine()
  const ids = await line.tell('hill-times', 'b', { text: null, url: 'https://hill-times.example/b' })
  const odd = fetching(line.context, () => Promise.reject(new Error('the page is odd')))
  await line.context.store.rows('update entries set attempts = 22')
  await expect(readEntries(odd, ids)).rejects.toThrow('the page is odd')
  expect(await line.ends()).toEqual({ b: 'waits for extract after extract: the page is odd' })
  await readEntries(odd, ids)
  expect(await line.ends()).toEqual({ b: 'failed: Error (the page is odd)' })
})

test.each([['near_duplicates'], ['insert into article_versions'], ['insert into incidents']])(
  'a database that goes down at %s is no fault of any entry',
  async (statement) => {
    const line = await aReadingLine()
    const ids = await line.tell('valley-post', 'a', { text: blast })
    await line.context.store.rows('update entries set attempts = 23')
    const down = failingAt(line.context, statement, '', new DatabaseDownError('somewhere', new Error('gone')))
    await expect(readEntries(down, ids)).rejects.toThrow('does not answer')
    expect(await line.ends()).toEqual({ a: expect.stringMatching(/^waits for (extract|resolve)$/) })
  },
)

test('a process that is stopped keeps what it has read, and leaves the rest as it was', async () => {
  const line = await aReadingLine()
  const first = await line.tell('valley-post', 'a', { text: match })
  const other = await line.tell('hill-times', 'b', { text: null, url: 'https://hill-times.example/b' })
  const stopping = fetching(line.context, () => Promise.reject(new StoppingError()))
  await expect(readEntries(stopping, [...first, ...other])).rejects.toThrow(StoppingError)
  expect(await line.ends()).toEqual({
    a: expect.stringMatching(/^dropped: not-security /),
    b: 'waits for extract',
  })
})

test('a copy finds the text that stands before it in its batch, though its page is slower', async () => {
  const line = await aReadingLine()
  const first = await line.tell('valley-post', 'a', { text: null, url: 'https://valley-post.example/a' })
  const other = await line.tell('hill-times', 'b', { text: blast })
  const answer = anAnswer(page(blast), { url: 'https://valley-post.example/a', contentType: 'text/html' })
  await readEntries(
    fetching(line.context, async () => answer),
    [...first, ...other],
  )
  expect(await line.ends()).toEqual({
    a: 'finished: resolved (opened PK-2026-000001)',
    b: 'dropped: near-duplicate (repeats article 1)',
  })
})

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

/** Whose statements of that kind fail, about texts that hold those words. */
function failingAt(context: Context, statement: string, words = '', fault = new Error('made to fail')): Context {
  const within = (sql: Sql): Sql => ({
    rows: (text, values) =>
      text.includes(statement) && String(values).includes(words) ? Promise.reject(fault) : sql.rows(text, values),
  })
  const { store } = context
  return {
    ...context,
    store: {
      ...store,
      ...within(store),
      transaction: (work, options) => store.transaction((sql) => work(within(sql)), options),
    },
  }
}

const fetching = (context: Context, fetchUrl: Context['fetchUrl']): Context => ({ ...context, fetchUrl })

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
           coalesce(
             outcome || ': ' || reason || ' (' || coalesce(detail, '') || ')',
             'waits for ' || next_stage || coalesce(' after ' || last_error, '')
           ) as stands
         from entries
         left join dispositions on item_kind = 'entry' and item_id = entries.id`,
      )
      return Object.fromEntries(found.map(({ name, stands }) => [name, stands]))
    },
    texts: () => rows('select text from article_versions'),
    incidents: () => rows('select public_id, status, n_articles, n_sources from incidents order by public_id'),
  }
}
