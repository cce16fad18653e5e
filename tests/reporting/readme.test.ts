import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type TestDatabase } from '../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const questions = [...readme.matchAll(/```sql\n(.*?)```/gs)].map(([, sql]) => sql ?? '')

test('the README asks three questions', () => {
  expect(questions).toHaveLength(3)
})

test.each(questions)('what the README asks can be asked: %s', async (sql) => {
  expect(await database.store.rows(sql)).toEqual([])
})
