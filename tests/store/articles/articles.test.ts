import { loadArticles } from '@wirewatch/store/articles/articles.js'
import { saveMentions } from '@wirewatch/store/articles/mentions.js'
import { findNearDuplicates, findNearDuplicatesOfAll } from '@wirewatch/store/articles/near-duplicates.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSource, aStoredText } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

test('a text that is read again is the same version, and an edited one the next', async () => {
  const first = await aStoredText(database.store, { key: 'flood', contentHash: 'one' })
  const again = await aStoredText(database.store, { key: 'flood', contentHash: 'one' })
  const edited = await aStoredText(database.store, { key: 'flood', contentHash: 'two' })
  expect(again.articleVersionId).toBe(first.articleVersionId)
  expect(edited).toMatchObject({ articleId: first.articleId })
  expect(
    await database.store.rows(
      'select version, id = $2 as current from article_versions where article_id = $1 order by 1',
      [first.articleId, edited.articleVersionId],
    ),
  ).toEqual([
    { version: 1, current: false },
    { version: 2, current: true },
  ])
})

test('a text speaks for its newsroom, for the agency that it credits, and a copy for what it copies', async () => {
  const own = await aStoredText(database.store, { bands: [11, 12] })
  const agency = await aStoredText(database.store, { agency: 'north-wire' })
  const copy = await aStoredText(database.store, {
    source: aSource({ id: 'hill-times' }),
    repeatsArticleId: own.articleId,
  })
  expect([own.origin, agency.origin, copy.origin]).toEqual(['valley-post', 'north-wire', 'valley-post'])
})

test('a near-duplicate is found by any shared band, but never among copies, old versions or the article itself', async () => {
  const original = await aStoredText(database.store, { key: 'raid', contentHash: 'old', bands: [1, 2, 3] })
  await aStoredText(database.store, {
    key: 'raid',
    contentHash: 'new',
    bands: [2, 3, 4],
    text: 'The raid as it is told now.',
  })
  await aStoredText(database.store, { key: 'copy', bands: [2, 3, 4], repeatsArticleId: original.articleId })
  const search = (bands: number[], articleId = '0') => findNearDuplicates(database.store, { articleId, bands })

  expect(await search([4, 99])).toEqual([
    { articleId: String(original.articleId), text: 'The raid as it is told now.' },
  ])
  expect(await search([1, 98])).toEqual([])
  expect(await search([4], String(original.articleId))).toEqual([])
})

test('a text comes back as the stages want it, in the zone of its outlet', async () => {
  const saved = await aStoredText(database.store, { text: 'One paragraph.\n\nAnother.' })
  expect(await loadArticles(database.store, [saved.articleVersionId])).toMatchObject([
    {
      id: String(saved.articleId),
      text: 'One paragraph.\n\nAnother.',
      zone: 'Asia/Karachi',
      sourceCountry: 'PK',
      publishedAt: '2026-03-04T10:00:00.000Z',
    },
  ])
})

test('a concept that a text names three times is one row with three positions', async () => {
  const { articleVersionId } = await aStoredText(database.store)
  const mention = {
    kind: 'location',
    locationId: 'PK-BA.quetta',
    method: 'unique_name',
    candidates: [],
    use: 'place',
  } as const
  const mentions = [5, 40, 90].map((start) => ({ ...mention, start, end: start + 6, text: 'Quetta', confidence: 0.9 }))
  const text = { articleVersionId, mentions, titleMentions: [], taxonomyVersion: 'test+1' }
  await saveMentions(database.store, [text])
  await saveMentions(database.store, [{ ...text, mentions: mentions.slice(0, 2) }])
  expect(
    await database.store.rows('select concept_id, starts, uses from article_mentions where article_version_id = $1', [
      articleVersionId,
    ]),
  ).toEqual([{ concept_id: 'PK-BA.quetta', starts: [5, 40], uses: ['place', 'place'] }])
})

test('near-duplicates are looked up through their index, also in a table that is young and was never analysed', async () => {
  const { articleId } = await aStoredText(database.store)
  await database.store.rows(
    `insert into article_versions (article_id, version, content_hash, text, fetched_at, first_seen_at, origin, bands)
     select $1, n, n::text, repeat('some words of a text ', 40), now(), now(), 'x',
       array(select (hashint8extended(n * 16 + band, 7) & 2147483647)::int from generate_series(1, 8) band)
     from generate_series(1000, 1100) n`,
    [articleId],
  )
  const wholeTableReads = () =>
    database.store.transaction(async (sql) => {
      const count = async () =>
        (await sql.rows<{ n: number }>(`select pg_stat_get_xact_numscans('article_versions'::regclass) as n`))[0]!.n
      const before = await count()
      const asked = { articleId: '0', bands: [1, 2, 3, 4, 5, 6, 7, 8] }
      await findNearDuplicates(sql, asked)
      await findNearDuplicatesOfAll(sql, [asked, { ...asked, articleId: '1' }])
      return (await count()) - before
    })
  expect(await wholeTableReads()).toBe(0)
  await database.store.rows('analyze article_versions')
  expect(await wholeTableReads()).toBe(0)
})
