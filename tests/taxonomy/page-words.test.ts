import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPageWords, TaxonomyError } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'page-words-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
const machinery = `
block-page: { scripts: [gate.js], names: [gate], marks: [] }
consent-wall: { banners: [gate], addresses: [/consent] }
paywall: { names: gate }
gallery: { caption: '^1 of 2' }
live-blog: { time: '^10:30$', ago: '^5 min ago$' }
boilerplate:
  networks: [squeak]
  names: { beside: ads, regions: rail, labels: byline, pictures: photo, edges: [foot], intro: intro, body: [copy], wrapper: x, consent: gate, comments: talk,
    published: date, modified: edit, headline: head, byline: by, furniture: rail, author-pages: /by/, desks: /join }
social-networks: [squeak]
`

describe('the packaged words', () => {
  const { languages, lexicon } = loadPageWords()

  test('are there for English and for a dozen other languages', () => {
    const ids = languages.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['ar', 'de', 'en', 'es', 'fr', 'hi', 'ru', 'ur']))
  })

  test.each(languages.map(({ id }, language) => ({ id, language })))(
    '$id has words to the reader and terms of walls',
    (of) => {
      const uses = [...lexicon.words.values()].flat().filter(({ language }) => language === of.language)
      const kinds = new Set(uses.map((use) => use.of))
      expect([...kinds]).toEqual(expect.arrayContaining(['reader', 'error-page', 'consent-wall', 'paywall']))
    },
  )
})

test('a star ends a stem; what has none is a whole word, or two', () => {
  const folder = folderWith({ 'machinery.yaml': machinery, 'en.yaml': 'paywall: { terms: [Subscri*, log in] }' })
  const { words, stems } = loadPageWords(folder).lexicon
  expect([...words.keys()]).toEqual(['log in'])
  expect([...stems.values()].flat()).toMatchObject([{ stem: 'subscri' }])
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
