import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkTaxonomy, describeFinding, loadTaxonomy } from '@wirewatch/taxonomy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'el-salvador-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

const usulutan = '- { id: usulutan, name: Usulután, kind: town, parent: SV, lat: 13.35, lon: -88.44 }\n'
const fmln = '- { id: fmln, name: Torani National Front, class: rebel, country: SV, aliases: [TNF] }\n'
const outlet =
  '- { id: post, name: Post, country: SV, zone: America/El_Salvador, feeds: [{ id: post-1, url: "https://post.example/feed" }] }\n'

describe('a folder of few words loads', () => {
  test.each<[string, Record<string, string>]>([
    ['places alone', { 'locations.yaml': usulutan }],
    ['actors alone', { 'actors.yaml': fmln }],
    ['outlets alone', { 'sources.yaml': outlet }],
    ['many files, below folders', { 'locations/east/usulutan.yml': usulutan, 'actors/rebels.yaml': fmln }],
    ['JSON', { 'locations.json': '[{"id":"u","name":"Usulután","kind":"town","parent":"SV","aliases":[]}]' }],
    ['JSON in a YAML file', { 'actors/a.yaml': '[\n  {"id": "fmln", "name": "FMLN", "class": "rebel"}\n]\n' }],
    ['a list under its own name', { 'actors.yaml': 'actors:\n  - id: fmln\n    name: FMLN\n    class: rebel\n' }],
    [
      'a place without a parent, where the region is one country',
      { 'region.yaml': 'countries: [SV]\n', 'locations.yaml': usulutan.replace('parent: SV, ', '') },
    ],
    ['a file in which only comments stand', { 'actors.yaml': fmln, 'locations.yaml': '# later\n' }],
  ])('%s', (_, files) => {
    write(files)
    expect(checkTaxonomy({ dataDir: folder })).toEqual([])
    const { region, language } = loadTaxonomy({ dataDir: folder })
    expect(region).toMatchObject({ id: expect.stringContaining('el-salvador'), version: '0.0.0' })
    expect(language.id).toBe('en')
  })

  test('its countries are those of its places', () => {
    write({ 'locations.yaml': `${usulutan}- { id: peten, name: Petén, kind: admin1, parent: GT }\n` })
    expect(loadTaxonomy({ dataDir: folder }).region.countries).toEqual(['SV', 'GT'])
  })

  test('an outlet is English, on the web and a family of its own until it says otherwise', () => {
    write({ 'sources.yaml': outlet })
    expect(loadTaxonomy({ dataDir: folder }).sources).toMatchObject([
      { language: 'en', kind: 'online', family: 'post' },
    ])
  })
})

describe('a slip is told with its file, its line and a way out', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a folder with nothing in it', {}, 'the folder holds no actors, no locations and no sources'],
    [
      'a file of another name',
      { 'actors.yaml': fmln, 'location.yaml': usulutan },
      'location.yaml:1: nothing of this name is read (did you mean "locations"?)',
    ],
    [
      'a folder of another name',
      { 'actors.yaml': fmln, 'place/a.yaml': usulutan },
      'place:1: nothing of this name is read (a region holds',
    ],
    [
      'a kind of another name',
      { 'locations.yaml': usulutan.replace('town', 'department') },
      'locations.yaml:1: "kind" is not a known value (a province, state or department is admin1',
    ],
    [
      'a number for a name',
      { 'actors.yaml': fmln.replace('TNF', '29') },
      'actors.yaml:1: "aliases[0]" has the wrong type (put it into quotes',
    ],
    [
      'one alias outside a list',
      { 'actors.yaml': fmln.replace('[TNF]', 'TNF') },
      'expected array, received string (write a list: [one, another])',
    ],
    ['a coordinate in quotes', { 'locations.yaml': usulutan.replace('13.35', "'13.35'") }, 'write it without quotes'],
    [
      'a country by its name',
      { 'actors.yaml': fmln.replace('country: SV', 'country: El Salvador') },
      'two capitals such as CO',
    ],
    [
      'a country that there is not',
      { 'actors.yaml': fmln.replace('country: SV', 'country: XS') },
      'there is no country "XS"',
    ],
    [
      'a mapping by id',
      { 'actors.yaml': 'fmln:\n  name: FMLN\n' },
      'expected a list of entries, found a mapping (begin each entry with "- id: …")',
    ],
    [
      'words for a party that there is not',
      { 'actors.yaml': fmln, 'words/parties.yaml': '- { id: generic.polise, words: [guardia] }\n' },
      'words/parties.yaml:1: the language has no party "generic.polise" to add words to (did you mean "generic.police"?)',
    ],
    [
      'words for a rule that there is not',
      { 'actors.yaml': fmln, 'words/triggers.yaml': '- { id: ambuch, nouns: [emboscada] }\n' },
      'words/triggers.yaml:1: the language has no rule "ambuch" to add words to (did you mean "ambush"?)',
    ],
    [
      'words in a file of another name',
      { 'actors.yaml': fmln, 'words/party.yaml': '[]' },
      'words/party.yaml:1: nothing of this name is read',
    ],
    [
      'a language that there is not',
      { 'actors.yaml': fmln, 'region.yaml': 'language: es\n' },
      'region.yaml:1: there is no folder of rules for the language "es"',
    ],
  ])('%s', (_, files, words) => {
    write(files)
    const findings = checkTaxonomy({ dataDir: folder }).map(describeFinding)
    expect(findings).toEqual([expect.stringContaining(words)])
  })

  test('a folder that is not there', () => {
    const [finding] = checkTaxonomy({ dataDir: join(folder, 'nowhere') })
    expect(finding).toMatchObject({
      message: expect.stringContaining('there is no folder'),
      hint: 'wirewatch init makes one',
    })
  })
})

describe('a region and the language that it shares', () => {
  test('words that it adds are words of the party', () => {
    write({ 'actors.yaml': fmln, 'words/parties.yaml': '- { id: generic.police, words: [guardia] }\n' })
    const words = loadTaxonomy({ dataDir: folder }).parties.get('generic.police')?.words
    expect(words).toEqual(expect.arrayContaining(['policeman', 'guardia']))
  })

  test('a file that it lays over one of the language stands in its place, and the others stay', () => {
    write({ 'actors.yaml': fmln, 'languages/en/agencies.yaml': '- { id: sal, name: Salpress, credits: [Salpress] }\n' })
    const { agencies, parties } = loadTaxonomy({ dataDir: folder })
    expect(agencies.map(({ id }) => id)).toEqual(['sal'])
    expect(parties.size).toBeGreaterThan(20)
  })
})
