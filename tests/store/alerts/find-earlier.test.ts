import type { Earlier, EarlierSearch } from '@wirewatch/model'
import { findEarlier } from '@wirewatch/store/alerts/find-earlier.js'
import { lastNewsOfPlaces, lastNewsOfSources } from '@wirewatch/store/entries/last-news.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quetta } from '../../builders/a-report.js'
import { aSource, aStoredText, codeText, resolveTexts } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

const bla = { id: 'bla', name: 'Baloch Liberation Army', text: 'BLA', attribution: null }

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  const text = await aStoredText(database.store, { source: aSource({ id: 'valley-post' }) })
  await codeText(database.store, text, [{ date: '2026-01-20', initiators: [bla], location: quetta }])
  await resolveTexts(database.store, [text.articleVersionId], '2026-01-21T00:00:00.000Z')
})
afterAll(() => database.drop())

const search = (some: Partial<EarlierSearch> = {}): Promise<Earlier> =>
  findEarlier(database.store, {
    incidentId: 99,
    country: 'PK',
    admin1: 'Balochistan',
    admin2: 'Quetta',
    actorIds: null,
    from: '2026-02-01',
    to: '2026-03-04',
    ...some,
  })

test.each([
  ['nothing in the month before', {}, 'none'],
  ['something in the two months before', { from: '2026-01-15' }, 'some'],
  [
    'nothing in another district, and what is kept reaches no further back',
    { admin2: 'Mastung', from: '2026-01-15' },
    'too-young',
  ],
  ['something in the province', { admin2: null, from: '2026-01-15' }, 'some'],
  ['something of the same group', { actorIds: ['bla'], from: '2026-01-15' }, 'some'],
  ['nothing of another', { actorIds: ['blf'], from: '2026-01-22' }, 'none'],
  ['an incident is not earlier than itself', { incidentId: 1, from: '2026-01-15' }, 'too-young'],
] as const)('%s', async (_what, some, answer) => {
  expect(await search(some)).toBe(answer)
})

test('a place was last heard of when a report of it came, and one without news since there are any', async () => {
  expect(
    await lastNewsOfPlaces(database.store, [
      { id: 'PK-BA', within: ['PK-BA', quetta.id ?? ''] },
      { id: 'PK-KP', within: ['PK-KP'] },
    ]),
  ).toEqual([
    { id: 'PK-BA', at: '2026-01-21T00:00:00.000Z' },
    { id: 'PK-KP', at: '2026-01-21T00:00:00.000Z' },
  ])
})

test('an outlet was last heard of with its last new entry, or since it is polled', async () => {
  await database.store.rows(`update feeds set added_at = '2026-01-01', last_new_entry_at = null`)
  expect(await lastNewsOfSources(database.store, null)).toEqual([{ id: 'valley-post', at: '2026-01-01T00:00:00.000Z' }])
  await database.store.rows(`update feeds set last_new_entry_at = '2026-01-20T10:00:00Z'`)
  expect(await lastNewsOfSources(database.store, ['valley-post'])).toEqual([
    { id: 'valley-post', at: '2026-01-20T10:00:00.000Z' },
  ])
  expect(await lastNewsOfSources(database.store, ['other'])).toEqual([])
})
