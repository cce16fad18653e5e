import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkTaxonomy,
  type GazetteerImportOptions,
  loadTaxonomy,
  openGazetteerImport,
  readGeonamesRow,
} from '@wirewatch/taxonomy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixture } from '../../builders/folders.js'
import { type Feature, featureLine } from '../../builders/geonames.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wirewatch-gazetteer-'))
  cpSync(fixture('regions/sahel'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const mopti = { id: 100, name: 'Mopti Region', lat: 14.7, lon: -3.9, code: 'A.ADM1', admin1: '05' }
const djenne = { id: 101, name: 'Cercle de Djenné', lat: 13.9, lon: -4.55, code: 'A.ADM2', admin1: '05', admin2: '51' }
const town = {
  id: 102,
  name: 'Djenné',
  otherNames: 'Djenne,Jenne,DJE,جينيه',
  lat: 13.91,
  lon: -4.55,
  code: 'P.PPLA2',
  admin1: '05',
  admin2: '51',
  population: 33000,
}
const hamlet = {
  id: 103,
  name: 'Toranikoro',
  lat: 13.8,
  lon: -4.5,
  code: 'P.PPL',
  admin1: '05',
  admin2: '51',
  population: 300,
}

function imported(
  features: readonly Feature[],
  options: Partial<GazetteerImportOptions> = {},
  more: readonly string[] = [],
) {
  const gazetteer = openGazetteerImport({
    folder,
    countries: null,
    features: new Set(['A', 'P']),
    population: 1000,
    languages: [],
    ...options,
  })
  for (const line of [...features.map(featureLine), ...more]) gazetteer.take(readGeonamesRow(line)!)
  const written = gazetteer.finish(false)
  const { locations, names } = loadTaxonomy({ dataDir: folder })
  return { written, tally: gazetteer.tally(), locations, names }
}

test('places that the folder lacks come in below its own divisions, with their inhabitants and their GeoNames id', () => {
  const { written, locations } = imported([mopti, djenne, town])
  expect(written).toEqual([{ file: 'locations/geonames-ml.yaml', places: 2 }])
  expect(locations.get('ML.gn101')).toMatchObject({ name: 'Djenné', kind: 'admin2', parent: 'ML-5', country: 'ML' })
  expect(locations.get('ML.gn102')).toMatchObject({
    name: 'Djenné',
    kind: 'town',
    parent: 'ML.gn101',
    population: 33000,
  })
  expect(readFileSync(join(folder, 'locations/geonames-ml.yaml'), 'utf8')).toMatch(/CC BY 4\.0[\s\S]*geonames: 102 /)
  expect(checkTaxonomy({ dataDir: folder })).toEqual([])
})

test('spellings come with them, but neither codes nor other scripts without a table of names', () => {
  const { names } = imported([mopti, djenne, town])
  expect(names.lookUp('Jenne').map((use) => 'id' in use && use.id)).toEqual(['ML.gn102'])
  expect(names.lookUp('DJE')).toEqual([])
  expect(names.lookUp('جينيه')).toEqual([])
})

describe('curated entries win', () => {
  test.each<[string, Feature]>([
    [
      'a town of the same name',
      { id: 1, name: 'Bandiagara', lat: 14.36, lon: -3.6, code: 'P.PPLA2', admin1: '05', population: 20000 },
    ],
    [
      'a town under another spelling',
      { id: 2, name: 'Tin Zaouatine', lat: 19.95, lon: 2.96, code: 'P.PPL', country: 'ML', population: 5000 },
    ],
    [
      'a town without its accents',
      { id: 3, name: 'Segou', lat: 13.44, lon: -6.26, code: 'P.PPLA', population: 130000 },
    ],
    ['a province with the word for its kind', mopti],
    [
      'a capital that every region knows',
      { id: 4, name: 'Algiers', lat: 36.75, lon: 3.06, code: 'P.PPLC', country: 'DZ', population: 3000000 },
    ],
  ])('%s is theirs', (_, feature) => {
    const { written, tally } = imported([feature])
    expect(written).toEqual([])
    expect(tally).toEqual({ rows: 1, kept: 1, curated: 1 })
  })

  test.each<[string, Feature]>([
    ['far away', { id: 1, name: 'Bandiagara', lat: 13.2, lon: -6.9, code: 'P.PPL', population: 2000 }],
    [
      'of another sort',
      { id: 2, name: 'Ansongo', lat: 15.66, lon: 0.5, code: 'P.PPL', admin1: '07', population: 20000 },
    ],
  ])('a namesake %s is another place', (_, feature) => {
    expect(imported([feature]).written).toEqual([{ file: 'locations/geonames-ml.yaml', places: 1 }])
  })
})

describe('the filter', () => {
  test('keeps hamlets out until they are asked for', () => {
    expect(imported([mopti, djenne, town, hamlet]).locations.has('ML.gn103')).toBe(false)
    expect(imported([mopti, djenne, town, hamlet], { population: 0 }).locations.get('ML.gn103')?.kind).toBe('village')
  })

  test('takes the features that are named, and finds what they lie in all the same', () => {
    const { locations } = imported([mopti, djenne, town], { features: new Set(['P']) })
    expect(locations.get('ML.gn102')?.parent).toBe('ML-5')
    expect(locations.has('ML.gn101')).toBe(false)
  })

  test('takes the countries that are named, and no country that the data does not know', () => {
    const abroad = [
      { ...hamlet, country: 'NE', population: 5000 },
      { ...town, country: 'XX' },
    ]
    expect(imported(abroad, { countries: new Set(['ML']) }).written).toEqual([])
    expect(imported(abroad).written).toEqual([{ file: 'locations/geonames-ne.yaml', places: 1 }])
  })
})

test('a table of names gives the spellings of the languages that are asked for, former ones as former', () => {
  const lines = [
    '1\t102\tfr\tDienné\t\t\t\t',
    '2\t102\tlink\thttps://x.example\t\t\t\t',
    '3\t102\tfr\tJenné-Jeno\t\t\t\t1',
    '4\t102\tde\tDschenne\t\t\t\t',
  ]
  const { names } = imported([mopti, djenne, town], { languages: ['fr'] }, lines)
  expect(names.lookUp('Jenné-Jeno')).toMatchObject([{ id: 'ML.gn102', alias: 'former' }])
  expect(names.lookUp('Dschenne')).toEqual([])
})

test('a hierarchy says which town a quarter lies in', () => {
  const quarter = { id: 104, name: 'Yoboukaina', lat: 13.905, lon: -4.556, code: 'P.PPLX', admin1: '05', admin2: '51' }
  const { locations } = imported([mopti, djenne, town, quarter], { population: 0 }, ['102\t104\tADM'])
  expect(locations.get('ML.gn104')).toMatchObject({ kind: 'neighbourhood', parent: 'ML.gn102' })
})

test('a village whose name is a word of reports counts only as it is written', () => {
  const { names } = imported([{ ...hamlet, name: 'Camp', population: 2000 }])
  expect(
    names
      .find('They left the camp.')
      .flatMap(({ uses }) => uses)
      .some((use) => use.kind === 'location'),
  ).toBe(false)
})

test('a second import replaces the first, and what was curated meanwhile is left out', () => {
  imported([mopti, djenne, town, { ...hamlet, population: 2000 }])
  const { written, locations } = imported([mopti, djenne, town])
  expect(written).toEqual([{ file: 'locations/geonames-ml.yaml', places: 2 }])
  expect(locations.has('ML.gn103')).toBe(false)
})

test.each([
  ['a table without tabs', 'id,name,lat'],
  ['a latitude beyond the pole', featureLine({ ...town, lat: 123 })],
  ['an id that is none', featureLine({ ...town, id: -4 })],
  ['a line that was cut', featureLine(town).slice(0, 40)],
])('%s is no row', (_, line) => expect(readGeonamesRow(line)).toBeNull())
