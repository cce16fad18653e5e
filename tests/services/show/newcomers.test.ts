import { openNewcomers } from '@wirewatch/cli/show/newcomers.js'
import type { CodedEvent } from '@wirewatch/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStoredText, codeText, resolveTexts } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

async function opened(event: Partial<CodedEvent>): Promise<void> {
  const text = await aStoredText(database.store)
  await codeText(database.store, text, [event])
  await resolveTexts(database.store, [text.articleVersionId])
}

test('an incident is told once, on one line, from the moment on in which somebody looks', async () => {
  await opened({ date: '2026-03-01', killed: 4 })
  const { look } = await openNewcomers(database.store)
  expect(await look()).toEqual([])
  const initiators = [{ id: 'bla', name: 'Baloch Liberation Army', text: 'BLA', attribution: null }]
  await opened({ date: '2026-03-10', killed: 11, injured: 3, initiators, targets: [] })
  expect(await look()).toEqual([
    expect.stringMatching(/^PK-2026-\d{6} {2}2026-03-10 {2}\S.* {2}11 killed, 3 injured {2}by Baloch Liberation Army$/),
  ])
  expect(await look()).toEqual([])
})

test('what an article recalls is not told', async () => {
  const { look } = await openNewcomers(database.store)
  await opened({ date: '2019-03-10', retrospective: true })
  expect(await look()).toEqual([])
})

test('of many that come at once the first are told, and how many there are', async () => {
  const { look } = await openNewcomers(database.store)
  // Twelve days apart: each is an incident of its own.
  for (let count = 1; count <= 23; count++)
    await opened({ date: new Date(Date.parse('2024-01-01') + count * 12 * 86_400_000).toISOString().slice(0, 10) })
  const lines = await look()
  expect(lines).toHaveLength(21)
  expect(lines.at(-1)).toBe('… and 3 more new incidents')
  expect(await look()).toEqual([])
})
