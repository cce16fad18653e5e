import type { CodedEvent, IncidentReport } from '@wirewatch/model'
import { listIncidents } from '@wirewatch/store/incidents/incidents.js'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quetta } from '../../builders/a-report.js'
import { aSource, aStoredText, codeText, resolveTexts } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())

interface Told {
  readonly outlet: string
  readonly event: Partial<CodedEvent>
  readonly report: Partial<IncidentReport>
}

const balochistan = {
  ...quetta,
  id: 'PK-BA',
  name: 'Balochistan',
  text: 'Balochistan',
  admin2: null,
  precision: 5 as const,
}
const groups = ['bla', 'ttp'].map((id) => [{ id, name: id, text: id, attribution: null }])

const told: fc.Arbitrary<Told> = fc
  .record({
    outlet: fc.constantFrom('valley-post', 'hill-times', 'river-news'),
    day: fc.constantFrom('03', '04', '05'),
    hour: fc.integer({ min: 10, max: 20 }),
    role: fc.constantFrom('report', 'report', 'update', 'correction', 'claim', 'follow_up'),
    killed: fc.constantFrom(null, 1, 5, 9),
    weapons: fc.constantFrom([], ['ied']),
    targetKinds: fc.constantFrom([], ['market']),
    location: fc.constantFrom(quetta, quetta, balochistan),
    initiators: fc.constantFrom([], [], ...groups),
  })
  .map(({ outlet, day, hour, role, ...event }) => ({
    outlet,
    event: { ...event, date: `2026-03-${day}` },
    report: { role, saidAt: `2026-03-${day}T${hour}:00:00.000Z`, origin: outlet } as const,
  }))

const arrivals = fc.array(told, { minLength: 4, maxLength: 9 }).chain((list) =>
  fc.record({
    list: fc.constant(list),
    order: fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
    workers: fc.integer({ min: 1, max: 4 }),
  }),
)

test('the same reports give the same incidents in whatever order they come, and by however many workers at once', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ list, order, workers }) => {
      const inTurn = await incidentsAfter(list, [...list.keys()], 1)
      expect(await incidentsAfter(list, order, workers)).toEqual(inTurn)
    }),
    // To make a failure smaller would take longer than the test may.
    { numRuns: 12, seed: 11, endOnFailure: true },
  )
}, 90_000)

/** What stands in the end: each incident with its values and the numbers of its reports. Ids depend on who came first. */
async function incidentsAfter(list: readonly Told[], order: readonly number[], workers: number) {
  await empty()
  const texts: number[] = []
  for (const [index, { outlet, event, report }] of list.entries()) {
    const text = await aStoredText(database.store, { source: aSource({ id: outlet }) })
    await codeText(database.store, text, [event], { ...report, id: `report-${index}` })
    texts.push(text.articleVersionId)
  }
  const queue = order.map((index) => texts[index]!)
  const work = async () => {
    for (let text = queue.shift(); text !== undefined; text = queue.shift()) await resolveTexts(database.store, [text])
  }
  await Promise.all(Array.from({ length: workers }, work))
  const reportsOf = await membership()
  return (await listIncidents(database.store))
    .map(({ id, publicId: _, ...values }) => ({ ...values, reports: reportsOf.get(id) }))
    .sort((a, b) => JSON.stringify(a.reports).localeCompare(JSON.stringify(b.reports)))
}

async function membership(): Promise<ReadonlyMap<number, string[]>> {
  const rows = await database.store.rows<{ id: number; reports: string[] }>(
    `select incident_id as id, array_agg(report_key order by report_key) as reports
     from incident_reports
     join coded_events on coded_events.id = coded_event_id
     where detached_at is null
     group by incident_id`,
  )
  return new Map(rows.map(({ id, reports }) => [id, reports]))
}

async function empty(): Promise<void> {
  await database.store.rows('alter table incident_revisions disable trigger all')
  await database.store.rows('truncate articles, incidents, public_id_counters, dispositions cascade')
  await database.store.rows('alter table incident_revisions enable trigger all')
}
