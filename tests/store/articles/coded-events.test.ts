import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStoredText, codeText } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

test('a wording that another has replaced while it was coded does not take the place of what the new one says', async () => {
  const old = await aStoredText(database.store, { key: 'raid', contentHash: 'old' })
  const edited = await aStoredText(database.store, { key: 'raid', contentHash: 'new' })
  await codeText(database.store, edited, [{ killed: 3 }])
  await codeText(database.store, old, [{ killed: 2 }])
  expect(
    await database.store.rows('select article_version_id, killed from coded_events where superseded_at is null'),
  ).toEqual([{ article_version_id: edited.articleVersionId, killed: 3 }])
})
