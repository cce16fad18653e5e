import type { CodedEvent, LinkDecision, StoredReport } from '@wirewatch/model'
import { ReportMemory } from '@wirewatch/pipeline/resolve/report-memory.js'
import { resolve } from '@wirewatch/pipeline/resolve/resolve.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aReport, plainWorld, quetta } from '../../builders/a-report.js'

const balochistan = { ...quetta, id: 'PK-BA', name: 'Balochistan', admin2: null, precision: 5 as const }
const blast = { killed: 5, weapons: ['ied'], targetKinds: ['market'] }

test('the same blast told by two outlets is one incident', async () => {
  const clusters = await clustersOf([
    aReport({ id: 'a#0', event: blast }),
    aReport({ id: 'b#0', event: { ...blast, killed: 6 } }),
  ])
  expect(clusters).toEqual([['a#0', 'b#0']])
})

test.each<[string, Partial<CodedEvent>]>([
  ['another day', { date: '2026-03-07' }],
  [
    'another town',
    {
      location: { ...quetta, id: 'PK-BA.sibi.sibi', name: 'Sibi', text: 'Sibi', admin2: 'Sibi', lat: 29.5, lon: 67.9 },
    },
  ],
  ['another named group', { initiators: [{ id: 'bla', name: 'BLA', text: 'BLA', attribution: null }] }],
  ['an arrest', { type: 'strategic.arrest' }],
])('the same figures on %s are another incident', async (_what, event) => {
  const first = aReport({
    id: 'a#0',
    event: { ...blast, initiators: [{ id: 'ttp', name: 'TTP', text: 'TTP', attribution: null }] },
  })
  const second = aReport({ id: 'b#0', event: { ...blast, ...event } })
  expect(await clustersOf([first, second])).toHaveLength(2)
})

test('two attacks told apart in one article stay apart, and a third report joins the one it is like', async () => {
  const clusters = await clustersOf([
    aReport({ id: 'a#0', event: { ...blast, targetKinds: ['market'] } }),
    aReport({ id: 'a#1', event: { ...blast, killed: 1, targetKinds: ['police_van'] } }),
    aReport({ id: 'b#0', event: { ...blast, killed: 1, targetKinds: ['police_van'] } }),
  ])
  expect(clusters).toEqual([['a#0'], ['a#1', 'b#0']])
})

test('a pair that is neither the same nor different is kept apart and named as a doubt', async () => {
  const { incidents, doubts } = await run([aReport({ id: 'a#0' }), aReport({ id: 'b#0' })], new ReportMemory())
  expect(incidents).toHaveLength(2)
  expect(doubts.map((pair) => [pair.a.id, pair.b.id])).toEqual([['a#0', 'b#0']])
})

test('what an analyst merged stays merged, and what an analyst split stays split', async () => {
  const reports = [aReport({ id: 'a#0' }), aReport({ id: 'b#0' })]
  const merged = new ReportMemory([{ kind: 'must_link', reportA: 'b#0', reportB: 'a#0' }])
  expect((await run(reports, merged)).incidents).toHaveLength(1)
  const alike = [aReport({ id: 'a#0', event: blast }), aReport({ id: 'b#0', event: blast })]
  const split = new ReportMemory([{ kind: 'cannot_link', reportA: 'a#0', reportB: 'b#0' }])
  expect((await run(alike, split)).incidents).toHaveLength(2)
})

test('the same reports give the same incidents in whatever order they arrive', async () => {
  const days = ['2026-03-03', '2026-03-04', '2026-03-05']
  const drawn = fc.record({
    date: fc.constantFrom(...days),
    killed: fc.constantFrom(null, 1, 2, 5, 9),
    targetKinds: fc.constantFrom([], ['market'], ['police_van']),
    weapons: fc.constantFrom([], ['ied'], ['firearm']),
    precise: fc.boolean(),
    article: fc.integer({ min: 0, max: 9 }),
  })
  const report = drawn.map(({ precise, article, ...event }) => ({
    article,
    event: { ...event, location: precise ? quetta : balochistan },
  }))
  const reports = fc
    .array(report, { minLength: 2, maxLength: 14 })
    .map((list) => list.map(({ article, event }, index) => aReport({ id: `art${article}#${index}`, event })))
  const withShuffle = reports.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  await fc.assert(
    fc.asyncProperty(withShuffle, async ([list, shuffled]) => {
      expect(await clustersOf(shuffled)).toEqual(await clustersOf(list))
    }),
    { numRuns: 200, seed: 7 },
  )
}, 30_000)

test('with decisions of analysts too the order of arrival does not matter, and none of them is left unheeded', async () => {
  const events = fc.constantFrom(
    blast,
    { ...blast, date: '2026-03-05' },
    { ...blast, location: balochistan },
    { ...blast, killed: 40, targetKinds: ['police_van'] },
  )
  const lists = fc.array(events, { minLength: 4, maxLength: 8 }).chain((list) => {
    const pair = fc.shuffledSubarray([...list.keys()], { minLength: 2, maxLength: 2 })
    return fc.record({
      reports: fc.constant(list.map((event, index) => aReport({ id: `art${index}#0`, event }))),
      order: fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
      decisions: fc.array(fc.record({ kind: fc.constantFrom('must_link', 'cannot_link'), pair }), { maxLength: 2 }),
    })
  })
  await fc.assert(
    fc.asyncProperty(lists, async ({ reports, order, decisions }) => {
      const links = decisions.map(({ kind, pair: [a, b] }) => ({ kind, reportA: `art${a}#0`, reportB: `art${b}#0` }))
      const inTurn = await clustersOf(reports, links)
      expect(
        await clustersOf(
          order.map((index) => reports[index]!),
          links,
        ),
      ).toEqual(inTurn)
      const last = links.at(-1)
      const together = inTurn.some(
        (ids) => last !== undefined && [last.reportA, last.reportB].every((id) => ids.includes(id)),
      )
      if (links.length === 1) expect(together).toBe(last!.kind === 'must_link')
    }),
    { numRuns: 100, seed: 5 },
  )
}, 30_000)

/** Reports arriving one by one; the clusters at the end, in the order of their ids. */
async function clustersOf(
  reports: readonly StoredReport[],
  decisions: readonly LinkDecision[] = [],
): Promise<string[][]> {
  const memory = new ReportMemory(decisions)
  let incidentOf = new Map<string, number>()
  for (const report of reports) incidentOf = new Map([...incidentOf, ...memory.save(await run([report], memory))])
  const clusters = new Map<number, string[]>()
  for (const [id, incident] of [...incidentOf].sort(([a], [b]) => (a < b ? -1 : 1)))
    clusters.set(incident, [...(clusters.get(incident) ?? []), id])
  return [...clusters.values()]
}

const run = (reports: readonly StoredReport[], memory: ReportMemory) =>
  resolve.run(reports, { world: plainWorld, ...portsOf(memory) })

const portsOf = ({ findCandidateReports, decisionsAbout, findReports, fieldDecisionsOn }: ReportMemory) => ({
  findCandidateReports,
  decisionsAbout,
  findReports,
  fieldDecisionsOn,
})
