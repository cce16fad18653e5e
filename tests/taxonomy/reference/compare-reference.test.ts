import { compareReference, loadReferenceNotes, loadTaxonomy, readReference } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { fixture, hasShared, shared } from '../../builders/folders.js'
import { featureLine } from '../../builders/geonames.js'
import { wirewatch } from '../../command-line.js'

const sahel = loadTaxonomy({ dataDir: fixture('regions/sahel') })

function compared(text: string, why: string | null = null) {
  const table = readReference('table', text)
  if (table === null) throw new Error('no table')
  return compareReference(sahel, table, () => why)
}

describe('a table is known by its shape', () => {
  test.each([
    [
      'GeoNames columns',
      featureLine({ id: 1, name: 'Djibo', lat: 14.1, lon: -1.63, code: 'P.PPL', country: 'BF' }),
      'geonames',
    ],
    ['CSV with name, lat and lon', 'name,lat,lon,cc\nDjibo,14.1,-1.63,BF\n', 'csv'],
    ['the same with other words and semicolons', 'City;Latitude;Longitude\nDjibo;14.1;-1.63\n', 'csv'],
    ['events', 'id,where_coordinates,where_prec,adm_1,latitude,longitude\n1,Djibo town,1,Sahel,14.1,-1.63\n', 'ucdp'],
    [
      'JSON with places inside places',
      '[{"name":"Sahel","cities":[{"name":"Djibo","lat":"14.1","lng":"-1.63"}]}]',
      'json',
    ],
  ])('%s', (_, text, format) => {
    const report = compared(text)
    expect(report.format).toBe(format)
    expect(report).toMatchObject({ near: 1, outliers: [], missing: [] })
  })

  test.each([
    ['a text', 'Once upon a time there was a town.'],
    ['other columns', 'a,b,c\n1,2,3\n'],
    ['broken JSON', '[{"name": "Djibo"'],
    ['nothing', ''],
  ])('%s is none', (_, text) => expect(readReference('table', text)).toBeNull())
})

describe('each place is put where it belongs', () => {
  const csv = (row: string): string => `name,lat,lon,admin1,cc\n${row}\n`

  test('spellings and accents do not matter, nor does the word for its kind', () => {
    expect(compared('where_coordinates,latitude,longitude\nAribinda town,14.23,-0.86\nTera,14.01,0.75\n').near).toBe(2)
  })

  test('a namesake far away in the division that the table names is an outlier, with what is noted about it', () => {
    const { outliers, comparable, near } = compared(csv('Djibo,12.1,-1.63,Sahel,BF'), 'two degrees too far south')
    expect([comparable, near]).toEqual([1, 0])
    expect(outliers).toMatchObject([{ location: { id: 'BF-SAH.djibo' }, explanation: 'two degrees too far south' }])
    expect(Math.round(outliers[0]!.km)).toBe(222)
  })

  test('one in another division is another place, and not to be compared', () => {
    expect(compared(csv('Djibo,12.1,0.4,Est,BF'))).toMatchObject({ found: 1, elsewhere: 1, comparable: 0 })
  })

  test('a point in a large division says nothing about its middle', () => {
    expect(compared(csv('Tahoua,14.9,5.26,,NE'))).toMatchObject({ found: 1, large: 1, comparable: 0 })
  })

  test('what the table itself is vague about is not held against anybody', () => {
    const events = 'where_coordinates,where_prec,latitude,longitude\nDjibo,4,12.1,-1.63\n'
    expect(compared(events)).toMatchObject({ vague: 1, comparable: 0 })
  })

  test('coordinates of nothing and nothing are none', () => {
    expect(compared('[{"name":"Djibo","lat":"0.000","lon":"0.000"}]')).toMatchObject({ found: 1, comparable: 0 })
  })

  test('what is not here is missing, and other countries are left alone', () => {
    const report = compared(`${csv('Torani,14,-1,,BF')}Lyon,45.7,4.8,,FR\n`)
    expect(report).toMatchObject({ places: 1, found: 0, missing: [{ name: 'Torani', line: 2 }] })
  })
})

test('a note is about the point that the table gives', () => {
  const explain = loadReferenceNotes()
  expect(explain({ name: 'Khar town', lat: 34.613, lon: 71.939 })).toContain('Malakand')
  expect(explain({ name: 'Khar town', lat: 34.735, lon: 71.518 })).toBeNull()
})

test.skipIf(!hasShared)(
  'of the comparable places of other gazetteers 98 of 100 lie within 25 km, and the rest is explained',
  async () => {
    const { code, stdout } = await wirewatch(['check', '--reference', shared('data'), '--json'])
    const { reports } = JSON.parse(stdout)
    const sum = (key: string): number =>
      reports.reduce((all: number, report: Record<string, number>) => all + report[key]!, 0)
    expect(code).toBe(0)
    expect(sum('near') / sum('comparable')).toBeGreaterThanOrEqual(0.98)
    expect(
      reports.flatMap((report: { outliers: { explanation: string | null }[] }) =>
        report.outliers.filter(({ explanation }) => explanation === null),
      ),
    ).toEqual([])
  },
  60_000,
)
