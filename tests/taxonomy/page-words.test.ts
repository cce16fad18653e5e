import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPageWords, TaxonomyError, wallKinds } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'page-words-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
const machinery = 'block-page: { scripts: [gate.js], names: [gate] }\nconsent-wall: { addresses: [/consent] }\n'

describe('the packaged words', () => {
  const { languages } = loadPageWords()

  test('are there for English and for a dozen other languages', () => {
    expect(languages.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ar', 'de', 'en', 'es', 'fr', 'hi', 'ru', 'ur']),
    )
  })

  test.each(languages)('$id names the terms of every wall and the words to its reader', ({ reader, walls }) => {
    expect(reader).not.toBeNull()
    for (const kind of wallKinds) expect(walls[kind].terms === null && kind !== 'block-page').toBe(false)
  })
})

test('a stem stands for all words that begin with it, a term of two words for both', () => {
  const folder = folderWith({ 'machinery.yaml': machinery, 'en.yaml': 'paywall: { terms: [subscri*, log in] }' })
  const terms = loadPageWords(folder).languages[0]?.walls.paywall.terms
  expect('Subscribers log in; unsubscribed logs do not'.match(terms ?? /$/)).toEqual(['Subscribers', 'log in'])
})

test('a pattern that cannot be read is reported with its line, and so is a key that nobody reads', () => {
  const folder = folderWith({
    'machinery.yaml': machinery,
    'en.yaml': "paywall:\n  sentences:\n    - '(unclosed'\n  phrases: [x]\n",
  })
  const load = () => loadPageWords(folder)
  expect(load).toThrow(TaxonomyError)
  expect(load).toThrow(/en\.yaml:3/)
  expect(load).toThrow(/phrases/)
})
