import type { CodedEvent, IncidentReport } from '@wirewatch/model'
import { retractArticle } from '@wirewatch/store/articles/articles.js'
import { countArticlesOf } from '@wirewatch/store/articles/count-articles.js'
import { saveCodedEvents } from '@wirewatch/store/articles/save-coded-events.js'
import { listIncidents } from '@wirewatch/store/incidents/incidents.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { quetta } from '../../builders/a-report.js'
import { aSource, aStoredText, codeText, resolveTexts } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.store.rows('alter table incident_revisions disable trigger all')
  await database.store.rows('truncate articles, incidents, public_id_counters, dispositions cascade')
  await database.store.rows('alter table incident_revisions enable trigger all')
})

const outlets = ['valley-post', 'hill-times', 'river-news'].map((id) => aSource({ id }))
const initiators = [{ id: 'bla', name: 'Baloch Liberation Army', text: 'BLA', attribution: null }]
const blast: Partial<CodedEvent> = { killed: 11, initiators, targetKinds: ['market'], weapons: ['bomb'] }

const resolveIds = (...ids: number[]) => resolveTexts(database.store, ids)

async function tell(outlet: number, event: Partial<CodedEvent>, report: Partial<IncidentReport> = {}) {
  const text = await aStoredText(database.store, { source: outlets[outlet]! })
  await codeText(database.store, text, [event], report)
  return text
}

async function tellAndResolve(outlet: number, event: Partial<CodedEvent>, report: Partial<IncidentReport> = {}) {
  const text = await tell(outlet, event, report)
  return { text, saved: await resolveIds(text.articleVersionId) }
}

const revisions = () =>
  database.store.rows<{ reason: string }>('select reason from incident_revisions order by incident_id, revision')

test('the first report opens an incident under an id of its country and year', async () => {
  const { saved } = await tellAndResolve(0, blast)
  expect(saved).toMatchObject([{ publicId: 'PK-2026-000001', change: 'opened', revision: 1 }])
  expect(await listIncidents(database.store)).toMatchObject([
    {
      publicId: 'PK-2026-000001',
      place: 'Quetta',
      killedBest: 11,
      initiators: ['Baloch Liberation Army'],
      articles: 1,
    },
  ])
})

test('a second report of another outlet joins it, confirms it and raises the toll, and the history says so', async () => {
  await tellAndResolve(0, blast)
  const later = { saidAt: '2026-03-04T18:00:00.000Z', role: 'update' } as const
  const { saved } = await tellAndResolve(1, { ...blast, killed: 12 }, later)
  expect(saved).toMatchObject([{ publicId: 'PK-2026-000001', change: 'revised', revision: 2 }])
  expect(await listIncidents(database.store)).toMatchObject([{ status: 'confirmed', articles: 2, origins: 2 }])
  expect(await revisions()).toEqual([{ reason: 'opened' }, { reason: 'toll-revised' }])
  expect(
    await database.store.rows('select relation, reason <> $$$$ as explained from incident_reports order by id'),
  ).toEqual([
    { relation: 'opens', explained: true },
    { relation: 'updates', explained: true },
  ])
})

test('resolving the same text again changes nothing and writes no revision', async () => {
  const { text } = await tellAndResolve(0, blast)
  expect(await resolveIds(text.articleVersionId)).toMatchObject([{ change: 'unchanged', revision: 1 }])
  expect(await revisions()).toHaveLength(1)
})

test('an attack in another town of that day opens an incident of its own', async () => {
  await tellAndResolve(0, blast)
  const kalat = {
    ...quetta,
    id: 'PK-BA.kalat.kalat',
    name: 'Kalat',
    text: 'Kalat',
    admin2: 'Kalat',
    lat: 29.02,
    lon: 66.59,
  }
  const { saved } = await tellAndResolve(1, { ...blast, location: kalat })
  expect(saved).toMatchObject([{ publicId: 'PK-2026-000002', change: 'opened' }])
})

test('a report that joins two incidents merges the younger into the older, which keeps its id', async () => {
  const vague = { killed: null, initiators: [], targetKinds: [], weapons: [] }
  await tellAndResolve(0, { ...vague, killed: 11 }, { names: ['arbab karam'] })
  await tellAndResolve(1, { ...vague, initiators }, { names: ['mehrab road'] })
  expect(await listIncidents(database.store)).toHaveLength(2)

  const { saved } = await tellAndResolve(2, blast, { names: ['arbab karam', 'mehrab road'], role: 'update' })
  expect(saved.map(({ publicId, change }) => [publicId, change])).toEqual([
    ['PK-2026-000001', 'revised'],
    ['PK-2026-000002', 'merged'],
  ])
  expect(await database.store.rows('select status, merged_into is null as stands from incidents order by id')).toEqual([
    { status: 'confirmed', stands: true },
    { status: 'merged', stands: false },
  ])
  expect(await database.store.rows('select made_by, before ? $$loser$$ as kept from incident_merges')).toEqual([
    { made_by: 'auto', kept: true },
  ])
})

test('an edited text takes the place of its earlier wording, in the same incident', async () => {
  const first = await aStoredText(database.store, { key: 'blast', contentHash: 'one' })
  await codeText(database.store, first, [blast])
  await resolveIds(first.articleVersionId)
  const edited = await aStoredText(database.store, { key: 'blast', contentHash: 'two' })
  await codeText(database.store, edited, [{ ...blast, killed: 14 }])
  const saved = await resolveIds(edited.articleVersionId)
  expect(saved).toMatchObject([{ publicId: 'PK-2026-000001', change: 'revised' }])
  expect(await listIncidents(database.store)).toMatchObject([{ killedBest: 14, articles: 1 }])
  expect(await revisions()).toEqual([{ reason: 'opened' }, { reason: 'toll-revised' }])
})

test('an incident whose only text turns out to report none is retracted, not deleted', async () => {
  const { text } = await tellAndResolve(0, blast)
  await database.store.transaction((sql) =>
    saveCodedEvents(sql, [
      {
        articleVersionId: text.articleVersionId,
        coded: { relevant: true, role: 'reaction', roleEvidence: null },
        reports: [],
        text: '',
        taxonomyVersion: 'test+2',
        coderVersion: 'test',
      },
    ]),
  )
  expect(await resolveIds(text.articleVersionId)).toMatchObject([{ publicId: 'PK-2026-000001', change: 'retracted' }])
  expect(await listIncidents(database.store)).toEqual([])
  expect(await revisions()).toEqual([{ reason: 'opened' }, { reason: 'retracted' }])
})

test('a text that goes back to an earlier wording is coded again, and says again what it said', async () => {
  const wording = (contentHash: string) => aStoredText(database.store, { key: 'blast', contentHash })
  const first = await wording('one')
  await codeText(database.store, first, [blast])
  await resolveIds(first.articleVersionId)
  expect(await wording('one')).toMatchObject({ codedAt: expect.any(String) })
  const edited = await wording('two')
  await codeText(database.store, edited, [])
  await resolveIds(edited.articleVersionId)

  const back = await wording('one')
  expect(back).toMatchObject({ articleVersionId: first.articleVersionId, codedAt: null })
  await codeText(database.store, back, [blast])
  await resolveIds(back.articleVersionId)
  expect(await listIncidents(database.store)).toMatchObject([{ killedBest: 11, articles: 1 }])
})

test('an article that its outlet takes back takes its evidence away again', async () => {
  await tellAndResolve(0, blast)
  const { text } = await tellAndResolve(
    1,
    { ...blast, killed: 12 },
    { role: 'update', saidAt: '2026-03-04T18:00:00.000Z' },
  )
  await retractArticle(database.store, text.articleId, '2026-03-06T00:00:00Z')
  await resolveIds(text.articleVersionId)
  expect(await listIncidents(database.store)).toMatchObject([{ status: 'candidate', killedBest: 11, articles: 1 }])
})

test('copies count in the history too, and resolving again finds nothing changed', async () => {
  const { text } = await tellAndResolve(0, blast)
  await aStoredText(database.store, { source: outlets[1]!, repeatsArticleId: text.articleId })
  await countArticlesOf(database.store, [(await listIncidents(database.store))[0]!.id])
  expect(await resolveIds(text.articleVersionId)).toMatchObject([{ change: 'unchanged' }])
  await tellAndResolve(2, { ...blast, killed: 12 }, { role: 'update', saidAt: '2026-03-04T18:00:00.000Z' })
  const counts = `(snapshot #>> '{incident,n_articles}')::int as articles, (snapshot #>> '{incident,n_sources}')::int as sources`
  expect(await database.store.rows(`select ${counts} from incident_revisions order by revision`)).toEqual([
    { articles: 1, sources: 1 },
    { articles: 3, sources: 3 },
  ])
})

const nextDay = '2026-03-05T12:00:00.000Z'

test('a wounded person who dies raises the toll of the incident that the wound came from', async () => {
  await tellAndResolve(0, { ...blast, injured: 4 })
  await tellAndResolve(1, { ...blast, killed: 1 }, { role: 'follow_up', saidAt: nextDay })
  expect(await listIncidents(database.store)).toMatchObject([{ killedBest: 12, injuredBest: 4, articles: 2 }])
  expect(await revisions()).toEqual([{ reason: 'opened' }, { reason: 'toll-revised' }])
})

test('a claim attaches to what was reported, and its count of the enemy does not become the toll', async () => {
  const bomb = { killed: 3, targetKinds: ['market'], weapons: ['bomb'] }
  await tellAndResolve(0, bomb)
  await tellAndResolve(
    1,
    { ...bomb, killed: 40, initiators, claimants: initiators },
    { role: 'claim', saidAt: nextDay },
  )
  expect(await listIncidents(database.store)).toMatchObject([
    { status: 'confirmed', killedBest: 3, killedHigh: 40, initiators: ['Baloch Liberation Army'] },
  ])
  expect(await database.store.rows('select relation from incident_reports order by id')).toEqual([
    { relation: 'opens' },
    { relation: 'claims' },
  ])
})

test('a claim that comes before any report opens an incident as claimed, which the report then confirms', async () => {
  await tellAndResolve(0, { ...blast, claimants: initiators }, { role: 'claim' })
  expect(await listIncidents(database.store)).toMatchObject([{ status: 'claimed', killedBest: null, killedHigh: 11 }])
  await tellAndResolve(1, blast, { saidAt: nextDay })
  expect(await listIncidents(database.store)).toMatchObject([{ status: 'confirmed', killedBest: 11 }])
})

test('a correction takes the place of all that was said before, and the history calls it that', async () => {
  await tellAndResolve(0, { ...blast, killed: 4 })
  await tellAndResolve(1, { ...blast, killed: 5 })
  await tellAndResolve(0, { ...blast, killed: 2 }, { role: 'correction', saidAt: nextDay })
  expect(await listIncidents(database.store)).toMatchObject([{ killedLow: 2, killedBest: 2, killedHigh: 2 }])
  expect((await revisions()).at(-1)).toEqual({ reason: 'corrected' })
})

test('four workers that resolve reports of five incidents at once open exactly five', async () => {
  const texts: number[] = []
  for (let index = 0; index < 20; index++) {
    const date = `2026-04-${String(3 + 4 * (index % 5)).padStart(2, '0')}`
    const saidAt = `${date}T1${Math.floor(index / 5)}:00:00.000Z`
    texts.push((await tell(index % 3, { ...blast, date }, { saidAt, origin: `o${index}` })).articleVersionId)
  }
  const queue = [...texts]
  const worker = async () => {
    for (let text = queue.shift(); text !== undefined; text = queue.shift()) await resolveIds(text)
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  const standing = await listIncidents(database.store)
  expect(standing.map(({ dateStart, articles }) => [dateStart, articles])).toEqual(
    ['19', '15', '11', '07', '03'].map((day) => [`2026-04-${day}`, 4]),
  )
  expect(await database.store.rows(`select 1 from incidents where status = 'merged'`)).toEqual([])
})
