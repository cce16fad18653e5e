import { incidentRevisions, revisionsAfter } from '@wirewatch/store/incidents/incident-facts.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSource, aStoredText, codeText, resolveTexts } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const bla = { id: 'bla', name: 'Baloch Liberation Army', text: 'BLA', attribution: 'claimed' } as const

test('an incident says the same of itself as its newest revision does', async () => {
  const first = await aStoredText(database.store, { source: aSource({ id: 'valley-post' }) })
  await codeText(database.store, first, [{ killed: 6, initiators: [bla], weapons: ['ied'] }])
  await resolveTexts(database.store, [first.articleVersionId])
  const second = await aStoredText(database.store, { source: aSource({ id: 'hill-times' }) })
  await codeText(database.store, second, [{ killed: 9, initiators: [bla] }])
  await resolveTexts(database.store, [second.articleVersionId], '2026-03-05T01:00:00.000Z')

  const [now] = await incidentRevisions(database.store, [1])
  const history = await revisionsAfter(database.store, { at: '2026-01-01', incidentId: 0, revision: 0 }, 10)
  expect(history.map(({ revision, facts }) => [revision, facts.sources])).toEqual([
    [1, ['valley-post']],
    [2, ['hill-times', 'valley-post']],
  ])
  expect(history.at(-1)?.facts).toEqual(now?.facts)
  expect(now?.facts).toMatchObject({
    actors: [{ role: 'initiator', id: 'bla', name: 'Baloch Liberation Army', attribution: 'claimed' }],
    weapons: ['ied'],
    originCount: 2,
    place: { admin1: 'Balochistan', precision: 2 },
  })
})

test('an outlet that prints a copy of a text reports it too', async () => {
  const [own] = await database.store.rows<{ id: number }>(
    `select article_version_id as id from incident_reports order by id limit 1`,
  )
  await aStoredText(database.store, { source: aSource({ id: 'echo' }) })
  await database.store.rows(
    `update article_versions set near_duplicate_of = $1
     from articles
     where articles.id = article_versions.article_id and articles.source_id = 'echo'`,
    [own?.id],
  )
  const [now] = await incidentRevisions(database.store, [1])
  expect(now?.facts.sources).toEqual(['echo', 'hill-times', 'valley-post'])
})
