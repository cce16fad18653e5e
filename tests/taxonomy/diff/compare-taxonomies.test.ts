import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareTaxonomies, readSide, type TaxonomyDiff, TaxonomyError } from '@wirewatch/taxonomy'
import { expect, onTestFinished, test } from 'vitest'
import { fixture } from '../../builders/folders.js'

const before = readSide({ dataDir: fixture('regions/sahel') })

/** What is different once something in a file of the Sahel is written otherwise. */
function afterChange(file: 'actors' | 'locations', from: string | RegExp, to: string): TaxonomyDiff {
  const folder = mkdtempSync(join(tmpdir(), 'sahel-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(fixture('regions/sahel'), folder, { recursive: true })
  const path = join(folder, file, `${file}.yaml`)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(from, to))
  expect(readFileSync(path, 'utf8')).not.toBe(text)
  return compareTaxonomies(before, readSide({ dataDir: folder }))
}

test('a folder differs from itself in nothing', () => {
  expect(compareTaxonomies(before, before).changes).toEqual([])
})

test.each<[string, 'actors' | 'locations', string | RegExp, string, object]>([
  [
    'an actor that is new',
    'actors',
    /$/,
    '- { id: torani, name: Torani Front, class: rebel, aliases: [TRF] }\n',
    { of: 'actor', kind: 'added', id: 'torani', gained: ['Torani Front', 'TRF'] },
  ],
  [
    'a place that is gone',
    'locations',
    /- \{ id: NE-6\.ayorou.*\n/,
    '',
    { of: 'location', kind: 'removed', id: 'NE-6.ayorou', lost: ['Ayorou'] },
  ],
  [
    'a place under another id',
    'locations',
    'id: NE-6.ayorou,',
    'id: NE-6.ayourou,',
    { kind: 'renumbered', id: 'NE-6.ayorou', detail: 'now NE-6.ayourou' },
  ],
  [
    'an actor of another class',
    'actors',
    'name: Ansarul Islam, class: rebel',
    'name: Ansarul Islam, class: political_militia',
    { kind: 'reclassed', id: 'ansarul-islam', detail: 'rebel → political_militia' },
  ],
  [
    'an actor that belongs to another',
    'actors',
    'parents: [{ id: jnim, kind: member_of_alliance }]',
    'parents: [{ id: aqim, kind: member_of_alliance }]',
    { kind: 'reparented', id: 'ansarul-islam', detail: 'jnim → aqim' },
  ],
  [
    'a place that lies in another',
    'locations',
    'parent: BF-SAH, lat: 14.1, lon: -1.63',
    'parent: BF-CNR, lat: 14.1, lon: -1.63',
    { kind: 'reparented', id: 'BF-SAH.djibo', detail: 'Sahel (BF-SAH) → Centre-Nord (BF-CNR)' },
  ],
  [
    'a place elsewhere',
    'locations',
    'lat: 14.1, lon: -1.63',
    'lat: 14.2, lon: -1.63',
    { kind: 'moved', id: 'BF-SAH.djibo', detail: '11.1 km, from 14.1, -1.63 to 14.2, -1.63' },
  ],
  [
    'another spelling',
    'locations',
    'aliases: [Aribinda]',
    'aliases: [Arbenda]',
    { kind: 'respelled', id: 'BF-SAH.arbinda', gained: ['Arbenda'], lost: ['Aribinda'] },
  ],
])('%s', (_, file, from, to, change) => {
  expect(afterChange(file, from, to).changes).toMatchObject([change])
})

test('another name is a new name and another spelling', () => {
  const { changes } = afterChange('actors', 'name: Katiba Macina', 'name: Macina Battalion')
  expect(changes.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['renamed', 'was Katiba Macina'],
    ['respelled', '- Katiba Macina, + Macina Battalion'],
  ])
})

test('a folder with mistakes is not compared', () => {
  expect(() => readSide({ dataDir: fixture('regions') })).toThrow(TaxonomyError)
})
