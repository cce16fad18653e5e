import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadTaxonomy, packagedData, packagedRegion } from '@wirewatch/taxonomy'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

test.each(['taxonomy', 'pipeline', 'store', 'runner'])(
  'the code of %s names nothing of the packaged region',
  (room) => {
    expect(filesBelow(join(root, 'packages', room, 'src')).flatMap(regionalNamesIn)).toEqual([])
  },
)

test('nor does the command line', () => {
  expect(filesBelow(join(root, 'services', 'cli', 'src')).flatMap(regionalNamesIn)).toEqual([])
})

test('nor do the rules of a language', () => {
  const rules = filesBelow(join(packagedData, 'languages')).filter((file) => !/countries|world-cities/.test(file))
  expect(rules.flatMap(regionalNamesIn)).toEqual([])
})

test('a word that the region adds to a rule is not the language’s as well', () => {
  const both = filesBelow(join(packagedRegion, 'words')).flatMap((file) => {
    const ofLanguage = new Set(itemsOf(join(packagedData, 'languages', 'en', basename(file))))
    return itemsOf(file).filter((word) => ofLanguage.has(word))
  })
  expect(both).toEqual([])
})

/** The items of the lists in a file, without the example sentences. */
const itemsOf = (file: string): string[] =>
  withoutComments(readFileSync(file, 'utf8'))
    .split('\n')
    .flatMap((line) => [...line.replace(/example:.*/, '').matchAll(/(?:words|verbs|nouns): \[([^\]]*)\]/g)])
    .flatMap(([, items]) => items!.split(',').map((item) => item.trim()))

/** Groups, provinces, districts, cities and outlets of the packaged region. Bodies of the whole world are everybody's. */
const regionalNames = ((): ReadonlySet<string> => {
  const { actors, locations, sources, region } = loadTaxonomy()
  const isOfWorld = (kind: string): boolean => kind === 'organisation' || kind === 'external'
  const names = [
    ...[...actors.values()].filter(({ generic, class: kind }) => !generic && !isOfWorld(kind)).map(({ name }) => name),
    ...[...locations.values()]
      .filter(({ country, kind }) => region.countries.includes(country ?? '') && /admin|city/.test(kind))
      .map(({ name }) => name),
    ...sources.map(({ name }) => name).filter((name) => name.includes(' ')),
  ]
  // Shorter ones are words too: Hub, Mach, Bagh.
  return new Set(names.filter((name) => name.length > 4).map((name) => name.toLowerCase()))
})()

function regionalNamesIn(file: string): string[] {
  const words = withoutComments(readFileSync(file, 'utf8'))
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
  const phrases = words.flatMap((_, at) => [1, 2, 3, 4].map((length) => words.slice(at, at + length).join(' ')))
  return phrases
    .filter((phrase) => regionalNames.has(phrase))
    .map((phrase) => `${file.slice(root.length + 1)}: ${phrase}`)
}

/** An example in a comment is no knowledge. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|^\s*#.*$/gm, '')

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  )
