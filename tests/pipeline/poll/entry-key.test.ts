import type { Entry } from '@wirewatch/model'
import { hashOfEntries, keyEntries } from '@wirewatch/pipeline/poll/entry-key.js'
import { expect, test } from 'vitest'

const anEntry = (but: Partial<Entry> = {}): Entry => ({
  id: null,
  url: null,
  title: 'Bridge opens',
  summary: 'It opened.',
  content: null,
  author: null,
  publishedAt: null,
  updatedAt: null,
  ...but,
})

const keysOf = (entries: readonly Entry[]): string[] => keyEntries(entries).map(({ entryKey }) => entryKey)

test('an entry is known by its id, else by its address, whatever is tracked in it', () => {
  expect(keysOf([anEntry({ id: 'tag:1', url: 'https://makran.example/1' })])).toEqual(['tag:1'])
  expect(keysOf([anEntry({ url: 'http://www.makran.example/1?utm_source=rss' })])).toEqual(['https://makran.example/1'])
})

test('an entry without either is known by its title and date', () => {
  const [first, again, later] = [
    anEntry({ publishedAt: '2024-03-09' }),
    anEntry({ publishedAt: '2024-03-09', summary: 'Edited.' }),
    anEntry({ publishedAt: '2024-03-10' }),
  ]
  expect(keysOf([first!])).toEqual(keysOf([again!]))
  expect(keysOf([first!])).not.toEqual(keysOf([later!]))
})

test('an id that stands for several addresses tells nothing', () => {
  const entries = [1, 2].map((number) =>
    anEntry({ id: 'https://makran.example/', url: `https://makran.example/${number}` }),
  )
  expect(keysOf(entries)).toEqual(['https://makran.example/1', 'https://makran.example/2'])
})

test('an entry that a feed holds twice is one entry', () => {
  expect(keysOf([anEntry({ id: 'a' }), anEntry({ id: 'a' }), anEntry({ id: 'b' })])).toEqual(['a', 'b'])
})

test('an id without end is cut to a name of its own', () => {
  const [key] = keysOf([anEntry({ id: 'x'.repeat(100_000) })])
  expect(key).toMatch(/^long-[0-9a-f]{32}$/)
})

test('an address without end is none, so that no index has to hold it', () => {
  const url = `https://makran.example/1?state=${'x'.repeat(5000)}`
  expect(keyEntries([anEntry({ id: 'a', url })])).toMatchObject([{ entryKey: 'a', canonicalUrl: null, entry: { url } }])
})

test('an edit changes the hash of an entry, a new date alone does not', () => {
  const hashOf = (but: Partial<Entry>) => keyEntries([anEntry({ id: 'a', ...but })])[0]!.contentHash
  expect(hashOf({ summary: 'It closed.' })).not.toBe(hashOf({}))
  expect(hashOf({ updatedAt: '2024-03-10' })).toBe(hashOf({}))
  expect(hashOf({ summary: ' It  opened.' })).toBe(hashOf({}))
})

test('an entry with a date of edit of its own is edited: its page may be another', () => {
  const hashesWith = (...dates: string[]) =>
    keyEntries(
      dates.map((updatedAt, place) => anEntry({ id: `${place}`, publishedAt: '2024-03-09T10:00:00Z', updatedAt })),
    ).map(({ contentHash }) => contentHash)
  const [never, old] = hashesWith('2024-03-09T10:00:00Z', '2024-03-09T11:00:00Z')
  const [edited, same] = hashesWith('2024-03-09T12:00:00Z', '2024-03-09T11:00:00Z')
  expect(edited).not.toBe(never)
  expect(same).toBe(old)
  // A feed that dates all its entries as it is made says nothing of any.
  const [first, second] = hashesWith('2024-03-09T12:00:00Z', '2024-03-09T12:00:00Z')
  expect([first, second]).toEqual(hashesWith('2024-03-09T13:00:00Z', '2024-03-09T13:00:00Z'))
})

test('what a feed holds has one name in any order', () => {
  const [a, b] = keyEntries([anEntry({ id: 'a' }), anEntry({ id: 'b' })])
  expect(hashOfEntries([a!, b!])).toBe(hashOfEntries([b!, a!]))
  expect(hashOfEntries([a!])).not.toBe(hashOfEntries([a!, b!]))
})
