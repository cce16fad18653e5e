import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFeedFile } from '@wirewatch/runner/deliver/write-feed-file.js'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { aRecord, aResponse } from '../builders/a-warc.js'
import { featureLine, zipOf } from '../builders/geonames.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { say } from './say.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

let folder: string
let precious: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wirewatch-paths-'))
  precious = join(folder, 'precious')
  writeFileSync(precious, 'as it was')
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

test.each(['../../escaped.txt', '/tmp/wirewatch-escaped.txt', 'a/../../escaped.txt'])(
  'an archive whose file is called %s is refused, and nothing is written',
  async (name) => {
    const line = featureLine({ id: 1, name: 'Gao', lat: 16.27, lon: -0.04, code: 'P.PPL', country: 'ML' })
    writeFileSync(join(folder, 'ML.zip'), zipOf({ [name]: `${line}\n` }))
    await say(['init', join(folder, 'region'), '--empty'])
    const { code, err } = await say(['gazetteer', 'import', join(folder, 'ML.zip'), '--to', join(folder, 'region')])
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/is damaged: .*path/) })
    expect(readdirSync(folder).sort()).toEqual(['ML.zip', 'precious', 'region'])
    expect(existsSync('/tmp/wirewatch-escaped.txt')).toBe(false)
  },
)

test('a page of an archive is kept where its address is one of the web, and only there', async () => {
  const sentence = 'Two soldiers were killed on Tuesday when a roadside bomb hit their vehicle in Mir Ali, police said.'
  const page = `<html><title>Blast</title><article><h1>Blast</h1>${`<p>${sentence}</p>`.repeat(5)}</article></html>`
  const addresses = ['file:///etc/passwd', '../../etc/passwd', '/etc/passwd', 'https://valley-post.example/../../blast']
  const records = addresses.map((url) => aRecord({ url, payload: aResponse({ body: page }) }))
  writeFileSync(join(folder, 'a.warc'), Buffer.concat(records))
  const { out } = await say(['import', '--warc', join(folder, 'a.warc'), '--json'], { DATABASE_URL: database.url })
  expect(JSON.parse(out)).toMatchObject({ fresh: 1 })
  expect(await database.store.rows('select canonical_url as url from articles')).toEqual([
    { url: 'https://valley-post.example/blast' },
  ])
})

test('a new region is not written to where a link leads', async () => {
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'region.yaml'))
  const { code, out } = await say(['init', folder, '--force'])
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/1 kept as they were/) })
  expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
})

test.each(['csv', 'jsonl', 'geojson', 'parquet'])('an export as %s takes the place of links', async (format) => {
  const out = join(folder, `rows.${format}`)
  for (const name of [out, `${out}.part`, `${out}.about.json`]) symlinkSync(precious, name)
  const { code, err } = await say(['export', '-o', out], { DATABASE_URL: database.url })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(readFileSync(precious, 'utf8')).toBe('as it was')
  expect(readFileSync(`${out}.about.json`, 'utf8')).toContain('"view": "incidents"')
})

test('a feed of alerts takes the place of links', async () => {
  const path = join(folder, 'alerts.xml')
  for (const name of [path, `${path}.${process.pid}.part`]) symlinkSync(precious, name)
  await writeFeedFile(path, { kind: 'feed', path, format: 'atom', entries: 10 }, [])
  expect(readFileSync(precious, 'utf8')).toBe('as it was')
  expect(readFileSync(path, 'utf8')).toContain('<feed')
})
