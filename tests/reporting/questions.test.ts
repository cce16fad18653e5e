import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, asUser, type TestDatabase } from '../postgres.js'
import { questions } from './questions.mjs'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

test('analysts ask twenty questions', () => {
  expect(questions).toHaveLength(20)
})

test.each(questions)('the analyst can ask: $words', async ({ sql }) => {
  const analyst = await asUser(database.analystUrl)
  expect((await analyst.query(sql)).fields.length).toBeGreaterThan(1)
})
