import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FormatName, formats } from '@wirewatch/cli/export/formats.js'
import type { AnswerColumn, AnswerRow, AnswerStream } from '@wirewatch/store/analyst/read-as-analyst.js'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { expect, onTestFinished, test } from 'vitest'

const columns: AnswerColumn[] = [
  { name: 'public_id', kind: 'text' },
  { name: 'date_start', kind: 'date' },
  { name: 'killed_best', kind: 'integer' },
  { name: 'lat', kind: 'number' },
  { name: 'lon', kind: 'number' },
  { name: 'suicide', kind: 'boolean' },
  { name: 'summary', kind: 'text' },
  { name: 'revised_at', kind: 'time' },
]

const known = {
  public_id: 'CO-2026-000001',
  date_start: '2026-02-28',
  killed_best: 3,
  lat: 4.6,
  lon: -74.08,
  suicide: false,
  summary: 'Bomb in "El Centro", Bogotá\nبم دھماکہ, three dead',
  revised_at: '2026-03-01T05:06:07.089Z',
}
const unknown = {
  ...known,
  public_id: 'XX-2026-000002',
  killed_best: 0,
  lat: null,
  lon: null,
  suicide: null,
  date_start: null,
}
const rows: AnswerRow[] = [known, unknown]

const answer = (given: readonly AnswerRow[]): AnswerStream => ({
  columns,
  rows: (async function* () {
    yield* given
  })(),
})

async function written(format: FormatName, given: readonly AnswerRow[]): Promise<string> {
  let text = ''
  await formats[format].write(answer(given), { path: null, write: async (more) => void (text += more) })
  return text
}

test('CSV comes back as it went, unknown as an empty field and none as 0', async () => {
  expect(parse(await written('csv', rows), { columns: true })).toEqual(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)])),
    ),
  )
})

test('in CSV a text that is empty is not one that is unknown', async () => {
  const csv = await written('csv', [{ ...unknown, summary: '' }])
  expect(csv.split('\n')[1]).toBe('XX-2026-000002,,0,,,,"",2026-03-01T05:06:07.089Z')
})

test('a text that a spreadsheet would run as a formula stays a text, and a longitude west of Greenwich a number', async () => {
  const csv = await written('csv', [{ ...known, summary: '=HYPERLINK("https://evil.example")' }])
  expect(parse(csv, { columns: true })).toMatchObject([
    { summary: `'=HYPERLINK("https://evil.example")`, lon: '-74.08' },
  ])
})

test('JSON lines come back as they went', async () => {
  const lines = (await written('jsonl', rows)).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
})

test('GeoJSON puts an incident where it was, and one without a place nowhere', async () => {
  const { type, features } = JSON.parse(await written('geojson', rows))
  const { lat: _lat, lon: _lon, ...properties } = known
  expect(type).toBe('FeatureCollection')
  expect(features).toMatchObject([
    { type: 'Feature', geometry: { type: 'Point', coordinates: [-74.08, 4.6] }, properties },
    { geometry: null, properties: { public_id: 'XX-2026-000002' } },
  ])
  expect(JSON.parse(await written('geojson', []))).toEqual({ type: 'FeatureCollection', features: [] })
})

test('Parquet comes back as it went, with days as days and moments as moments, also before 1970', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-export-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'incidents.parquet')
  const old = { ...known, date_start: '1969-02-28', revised_at: '1969-12-31T23:59:59.999Z' }
  expect(await formats.parquet.write(answer([...rows, old]), { path, write: async () => {} })).toBe(3)
  const bytes = readFileSync(path)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const moments = { date_start: new Date('2026-02-28'), revised_at: new Date('2026-03-01T05:06:07.089Z') }
  expect(await parquetReadObjects({ file })).toEqual([
    { ...known, ...moments },
    { ...unknown, ...moments, date_start: null },
    { ...old, date_start: new Date('1969-02-28'), revised_at: new Date('1969-12-31T23:59:59.999Z') },
  ])
})
