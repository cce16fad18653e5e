import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { aRecord, aResponse, packedEach } from '../builders/a-warc.js'
import { type Ran, wirewatch } from '../command-line.js'
import { aDatabase, type TestDatabase } from '../postgres.js'

const patience = { timeout: 120_000 }

const blast = {
  url: 'https://www.valley-post.example/news/blast?utm_source=mail',
  title: 'Two soldiers killed in Mir Ali blast',
  text: 'Two soldiers were killed and five others injured on Tuesday when a roadside bomb hit their vehicle in Mir Ali, North Waziristan, police said. The wounded were taken to a hospital.',
  publishedAt: '2024-03-06T06:00:00Z',
  source: 'Valley Post',
}
const bridge = {
  url: 'https://harbour-news.pk/bridge',
  title: 'Old bridge opens again',
  text: 'The old bridge over the river was opened again on Sunday after a year of repairs, and traffic flowed freely by noon, the city council said in a statement.',
  publishedAt: '2024-03-10',
}

const jsonLines = (articles: readonly object[]): string => articles.map((article) => JSON.stringify(article)).join('\n')

async function anEmptyDatabase(): Promise<TestDatabase> {
  const database = await aDatabase('empty')
  onTestFinished(database.drop)
  return database
}

const importing = (database: TestDatabase, input: string | Uint8Array, args: readonly string[] = ['-']): Promise<Ran> =>
  wirewatch(['import', '--json', ...args], { env: { DATABASE_URL: database.url }, input })

test('articles go down the line with their own dates, and a second run changes nothing', patience, async () => {
  const database = await anEmptyDatabase()
  const first = await importing(database, jsonLines([blast, bridge, blast]))
  expect(first.stderr).not.toMatch(/error/i)
  expect(JSON.parse(first.stdout)).toMatchObject({
    read: 3,
    fresh: 2,
    known: 1,
    refused: {},
    ended: { resolved: 1, 'not-security': 1 },
    waiting: 0,
  })
  expect(first.code).toBe(0)
  const kept = await whatIsKept(database)
  expect(kept.incidents).toEqual([{ date_start: '2024-03-05', killed_best: 2, injured_best: 5 }])
  expect(await database.store.rows('select month::text, killed_best from reporting.monthly_by_type')).toEqual([
    { month: '2024-03-01', killed_best: 2 },
  ])
  expect(kept.sources).toEqual([
    { id: 'harbour-news-pk', family: 'harbour-news.pk', country: 'PK', zone: 'Asia/Karachi', feeds: 'retired' },
    { id: 'valley-post', family: 'valley-post.example', country: 'ZZ', zone: 'UTC', feeds: 'retired' },
  ])
  const again = await importing(database, jsonLines([blast, bridge]))
  expect(JSON.parse(again.stdout)).toMatchObject({ read: 2, fresh: 0, known: 2 })
  expect(await whatIsKept(database)).toEqual(kept)
})

test('bad lines are told with their numbers, the rest goes on, and the exit code is 1', patience, async () => {
  const database = await anEmptyDatabase()
  const dateless = { ...bridge, url: 'https://harbour-news.pk/other', publishedAt: undefined }
  const input = [
    '{"url":"https://',
    JSON.stringify(blast),
    '',
    JSON.stringify({ ...bridge, publishedAt: 'one day' }),
    JSON.stringify(dateless),
  ]
  const { code, stdout, stderr } = await importing(database, input.join('\n'))
  expect(stderr).toMatch(/line 1: not a JSON object/)
  expect(stderr).toMatch(/line 4: a date cannot be read \(publishedAt one day\)/)
  expect(JSON.parse(stdout)).toMatchObject({
    read: 4,
    fresh: 2,
    refused: { 'not-json': 1, 'bad-date': 1 },
    ended: { resolved: 1, 'no-date': 1 },
  })
  expect(code).toBe(1)
})

test('an import that was broken off goes on where it was', patience, async () => {
  const database = await anEmptyDatabase()
  await importing(database, jsonLines([blast]))
  const kept = await whatIsKept(database)
  // As it stands when the process is killed after the texts were kept.
  await database.store.rows(`update entries set state = 'waiting', next_stage = 'tag'`)
  await database.store.rows(`delete from dispositions`)
  const again = await importing(database, jsonLines([blast, bridge]))
  expect(JSON.parse(again.stdout)).toMatchObject({ fresh: 1, known: 1, waiting: 0 })
  expect(await database.store.rows(`select count(*) as n from entries where state = 'waiting'`)).toEqual([{ n: 0 }])
  expect((await whatIsKept(database)).incidents).toEqual(kept.incidents)
})

test('an article of a region’s outlet is that outlet’s, and copies in one file end as copies', patience, async () => {
  const database = await anEmptyDatabase()
  const long = `${blast.text} ${bridge.text} ${'The council met twice, heard the engineers of the works department, and asked them for a plan of the eastern bank by the end of the month. '.repeat(2)}`
  const original = { ...blast, source: undefined, url: 'https://www.dawn.com/news/1', text: long }
  const copy = { ...original, url: 'https://valley-post.example/copy' }
  const { stdout } = await importing(database, jsonLines([original, copy]))
  expect(JSON.parse(stdout).ended).toMatchObject({ 'near-duplicate': 1 })
  const families = await database.store.rows(
    `select sources.family from articles join sources on sources.id = source_id order by 1`,
  )
  expect(families).toEqual([{ family: 'dawn-media' }, { family: 'valley-post.example' }])
})

test(
  'articles of a packed WARC file are read, its lists and pictures are not, and a cut end is told',
  patience,
  async () => {
    const database = await anEmptyDatabase()
    const article = `<html lang="en"><head><title>${blast.title}</title><meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-06T06:00:00Z"></head><body><article><h1>${blast.title}</h1><p>${blast.text}</p><p>The road was closed for three hours, and shops along it stayed shut until the evening.</p></article></body></html>`
    const list = `<html lang="en"><head><title>Valley Post</title></head><body><h1>Latest</h1>${`<p>${bridge.text}</p>`.repeat(5)}</body></html>`
    const archive = packedEach([
      aRecord({ type: 'warcinfo', url: '', payload: Buffer.from('software: crawler') }),
      aRecord({ url: 'https://valley-post.example/', payload: aResponse({ body: list }) }),
      aRecord({
        url: 'https://valley-post.example/photo.jpg',
        payload: aResponse({ headers: ['Content-Type: image/jpeg'] }),
      }),
      aRecord({
        url: 'https://valley-post.example/news/blast',
        payload: aResponse({ headers: ['Content-Type: text/html', 'Content-Encoding: gzip'], body: gzipSync(article) }),
      }),
      aRecord({ url: 'https://valley-post.example/news/next', payload: aResponse({ body: article.repeat(20) }) }),
    ])
    const folder = await mkdtemp(join(tmpdir(), 'wirewatch-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'crawl.warc.gz')
    await writeFile(path, archive.subarray(0, archive.length - 150))
    const { code, stdout, stderr } = await importing(database, '', ['--warc', path])
    expect(JSON.parse(stdout)).toMatchObject({
      read: 3,
      fresh: 2,
      refused: { truncated: 1 },
      ended: { 'not-an-article': 1, resolved: 1 },
    })
    expect(stderr).toMatch(/record 5: the file ends in the middle/)
    expect(code).toBe(1)
  },
)

test('a file that is not there, and two files at once, say what to do', async () => {
  for (const args of [['nowhere.jsonl'], [], ['a.jsonl', '--warc', 'b.warc']]) {
    const { code, stderr } = await wirewatch(['import', ...args])
    expect(stderr).toMatch(/no such file|Name one file/)
    expect(stderr).not.toContain('    at ')
    expect(code).toBe(1)
  }
})

async function whatIsKept({ store }: TestDatabase) {
  return {
    incidents: await store.rows(`select date_start, killed_best, injured_best from incidents order by id`),
    versions: await store.rows(`select article_id, version, published_at from article_versions order by id`),
    entries: await store.rows(`select id, article_id, state from entries order by id`),
    revisions: await store.rows(`select incident_id, revision from incident_revisions order by incident_id, revision`),
    sources: await store.rows(
      `select sources.id, family, country, zone, feeds.state as feeds
       from sources join feeds on feeds.source_id = sources.id order by sources.id`,
    ),
  }
}
