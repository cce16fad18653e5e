import { saveMentions } from '@wirewatch/store/articles/mentions.js'
import { articlesTouched, incidentsTouched, storedTaxonomy } from '@wirewatch/store/taxonomy/stored-taxonomy.js'
import { copyTaxonomy } from '@wirewatch/store/taxonomy/taxonomy-copy.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quetta } from '../../builders/a-report.js'
import { aStoredText, codeText, resolveTexts } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const place = {
  kind: 'town',
  parent: null,
  country: 'PK',
  lat: 30.2,
  lon: 67,
  validFrom: null,
  validTo: null,
  successors: [],
} as const
const copied = (version: string, ids: readonly string[]) =>
  copyTaxonomy(database.store, {
    version,
    region: 'test',
    actors: [],
    locations: ids.map((id) => ({ ...place, id, name: id })),
    eventTypes: [],
  })

test('the taxonomy that is kept is the one that was copied last, without what it no longer holds', async () => {
  expect(await storedTaxonomy(database.store)).toBeNull()
  await copied('1.0.0+a', ['torani', 'old-torani'])
  await copied('1.0.0+b', ['torani'])
  expect(await storedTaxonomy(database.store)).toMatchObject({ version: '1.0.0+b', locations: [{ id: 'torani' }] })
})

test('a change touches the texts that name the entry, those that hold a new spelling, and the incidents at the place', async () => {
  const naming = await aStoredText(database.store, { title: 'Blast', text: 'A bomb went off.' })
  const spelling = await aStoredText(database.store, { title: 'Shots in Toranabad', text: 'Shots were heard.' })
  await aStoredText(database.store, { title: 'Rain', text: 'It rained.' })
  await codeText(database.store, naming, [{ killed: 2, location: quetta }])
  await codeText(database.store, spelling, [])
  await saveMentions(database.store, [mentionOf(naming.articleVersionId, quetta.id!)])
  await resolveTexts(database.store, [naming.articleVersionId])

  const changed = { actors: [], locations: [quetta.id!], spellings: ['Toranabad'] }
  const articles = await articlesTouched(database.store, changed)
  expect(articles.map(({ title, by }) => [title, by]).sort()).toEqual([
    ['Blast', [quetta.id]],
    ['Shots in Toranabad', ['Toranabad']],
  ])
  expect(await incidentsTouched(database.store, changed)).toMatchObject([{ by: [quetta.id] }])
})

const mentionOf = (articleVersionId: number, locationId: string) => ({
  articleVersionId,
  taxonomyVersion: '1.0.0+b',
  titleMentions: [],
  mentions: [
    {
      kind: 'location' as const,
      locationId,
      start: 0,
      end: 1,
      text: 'A',
      method: 'unique_name' as const,
      use: 'place' as const,
      candidates: [],
      confidence: 1,
    },
  ],
})
