import type { CodedEvent } from '@wirewatch/model'
import { lockField, setField, unlockField } from '@wirewatch/runner/analyst/fix-field.js'
import { acceptDuplicate, mergeIncidents, rejectDuplicate } from '@wirewatch/runner/analyst/merge-incidents.js'
import { splitIncident } from '@wirewatch/runner/analyst/split-incident.js'
import { undoDecision } from '@wirewatch/runner/analyst/undo-decision.js'
import { retractArticle } from '@wirewatch/store/articles/articles.js'
import { findIncident } from '@wirewatch/store/incidents/find-incident.js'
import { listIncidents } from '@wirewatch/store/incidents/incidents.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { quetta } from '../../builders/a-report.js'
import { codeText, resolveTexts } from '../../builders/stored.js'
import { aDatabase, type TestDatabase } from '../../postgres.js'
import { aDesk, allThatAnalystsSee, incidentOf, tell as tellTo } from './a-desk.js'

let database: TestDatabase
let desk: ReturnType<typeof aDesk>
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.store.rows('alter table incident_revisions disable trigger all')
  await database.store.rows('truncate articles, incidents, public_id_counters, dispositions, analyst_decisions cascade')
  await database.store.rows('alter table incident_revisions enable trigger all')
  desk = aDesk(database.store)
})

const tell: (
  source: string,
  event: Partial<CodedEvent>,
  report?: Parameters<typeof tellTo>[3],
) => ReturnType<typeof tellTo> = (...told) => tellTo(database.store, ...told)
const seen = () => allThatAnalystsSee(database.store)
const lines = () => listIncidents(database.store)
const lastRevision = async (publicId: string) => {
  const [row] = await database.store.rows<{ reason: string; detail: string; madeBy: string }>(
    `select reason, detail, made_by as "madeBy"
     from incident_revisions
     join incidents on incidents.id = incident_id
     where public_id = $1
     order by incident_revisions.revision desc
     limit 1`,
    [publicId],
  )
  return row
}

const initiators = [{ id: 'bla', name: 'Baloch Liberation Army', text: 'BLA', attribution: null }]
const blast: Partial<CodedEvent> = { killed: 11, initiators, targetKinds: ['market'], weapons: ['bomb'] }
const mastung = {
  ...quetta,
  id: 'PK-BA.mastung.mastung',
  name: 'Mastung',
  text: 'Mastung',
  admin2: 'Mastung',
  lat: 29.8,
  lon: 66.84,
}
const later = { role: 'update', saidAt: '2026-03-04T20:00:00.000Z' } as const
const elsewhere: Partial<CodedEvent> = { ...blast, location: mastung, killed: 3 }

describe('merge', () => {
  test('puts one incident into another, and the id of the first leads to the second', async () => {
    const [one, other] = [await tell('valley-post', blast), await tell('hill-times', elsewhere)]
    const { incidents } = await mergeIncidents(desk, [one.incident, other.incident], 'one blast on the road between')
    expect(incidents.map(({ publicId, change, reason }) => [publicId, change, reason])).toEqual([
      [one.incident, 'revised', 'analyst-merge'],
      [other.incident, 'merged', 'merged'],
    ])
    expect(await lines()).toMatchObject([{ publicId: one.incident, articles: 2 }])
    expect(await findIncident(database.store, other.incident)).toMatchObject({
      publicId: one.incident,
      redirectedFrom: [other.incident],
    })
    expect(await lastRevision(one.incident)).toMatchObject({
      madeBy: 'amna',
      detail: expect.stringContaining('one blast on the road between'),
    })
  })

  test('keeps the id that was named first, though the other one is older', async () => {
    const [one, other] = [await tell('valley-post', blast), await tell('hill-times', elsewhere, later)]
    await mergeIncidents(desk, [other.incident, one.incident], 'the second row has been cited')
    expect(await lines()).toMatchObject([{ publicId: other.incident }])
  })

  test('and its undoing leave every reporting view as it was, byte for byte', async () => {
    const [one, other] = [await tell('valley-post', blast), await tell('hill-times', elsewhere, later)]
    await tell('river-news', { ...blast, killed: 12 }, later)
    const before = await seen()
    await mergeIncidents(desk, [one.incident, other.incident], 'thought to be one')
    expect(await seen()).not.toEqual(before)
    expect(await undoDecision(desk, null, 'they are two')).toMatchObject({ how: 'put-back' })
    expect(await seen()).toEqual(before)
    expect(await lastRevision(other.incident)).toMatchObject({ reason: 'analyst-undo', madeBy: 'amna' })
  })

  test('is heeded by a later report that fits one half and would be ruled out by the other', async () => {
    const [one, other] = [await tell('valley-post', blast), await tell('hill-times', elsewhere)]
    await mergeIncidents(desk, [one.incident, other.incident], 'one blast on the road between')
    const third = await tell('river-news', { ...blast, killed: 12 }, later)
    expect(third.incident).toBe(one.incident)
    expect(await lines()).toMatchObject([{ publicId: one.incident, articles: 3 }])
  })

  test('is heeded when an edit makes the two halves more unlike still', async () => {
    const [one, other] = [await tell('valley-post', blast), await tell('hill-times', elsewhere)]
    await mergeIncidents(desk, [one.incident, other.incident], 'one blast on the road between')
    await codeText(database.store, other.text, [{ ...elsewhere, date: '2026-03-20' }])
    await resolveTexts(database.store, [other.text.articleVersionId])
    expect(await incidentOf(database.store, other.report)).toBe(one.incident)
  })

  test('is heeded when a report that was taken back is told again', async () => {
    const farAway = { ...elsewhere, date: '2026-02-01' }
    const [one, other] = [await tell('valley-post', blast), await tell('hill-times', farAway)]
    await mergeIncidents(desk, [one.incident, other.incident], 'one blast, dated wrongly')
    await codeText(database.store, other.text, [])
    await resolveTexts(database.store, [other.text.articleVersionId])
    expect(await incidentOf(database.store, other.report)).toBeUndefined()
    await codeText(database.store, other.text, [farAway])
    await resolveTexts(database.store, [other.text.articleVersionId])
    expect(await incidentOf(database.store, other.report)).toBe(one.incident)
  })

  test('undone after another report has come lets the rules decide without it', async () => {
    const [one, other] = [await tell('valley-post', blast), await tell('hill-times', elsewhere)]
    await mergeIncidents(desk, [one.incident, other.incident], 'thought to be one')
    await tell('river-news', { ...elsewhere, killed: 4 }, later)
    expect(await undoDecision(desk, null, 'they are two')).toMatchObject({ how: 'resolved-anew' })
    expect(await lines()).toMatchObject([
      { publicId: other.incident, articles: 2, place: 'Mastung' },
      { publicId: one.incident, articles: 1, place: 'Quetta' },
    ])
  })

  test.each([
    ['one incident twice', ['PK-2026-000001', 'PK-2026-000001'], /twice/],
    ['an id that was never given', ['PK-2026-000001', 'AF-2026-000001'], /no incident AF-2026-000001.*PK-2026-000001/],
  ] as const)('refuses %s', async (_what, pair, message) => {
    await tell('valley-post', blast)
    await expect(mergeIncidents(desk, [pair[0], pair[1]], 'why')).rejects.toThrow(message)
  })
})

describe('split', () => {
  const two = async () => {
    const one = await tell('valley-post', blast)
    return { one, other: await tell('hill-times', { ...blast, killed: 12 }, later) }
  }

  test('takes a report out into an incident of its own', async () => {
    const { one, other } = await two()
    await splitIncident(desk, one.incident, [other.report], 'another bomb, an hour later')
    expect(await lines()).toMatchObject([
      { publicId: 'PK-2026-000002', killedBest: 12, articles: 1 },
      { publicId: one.incident, killedBest: 11, articles: 1 },
    ])
    expect(await lastRevision('PK-2026-000002')).toMatchObject({
      reason: 'analyst-split',
      detail: expect.stringContaining(`was part of ${one.incident}`),
    })
  })

  test('and its undoing leave every reporting view as it was, byte for byte', async () => {
    const { one, other } = await two()
    const before = await seen()
    await splitIncident(desk, one.incident, [other.report], 'thought to be two')
    expect(await undoDecision(desk, null, 'they are one')).toMatchObject({ how: 'put-back' })
    expect(await seen()).toEqual(before)
    expect(await findIncident(database.store, 'PK-2026-000002')).toMatchObject({ publicId: one.incident })
  })

  test('is heeded by a later report that is like both, and nobody is asked about it again', async () => {
    const { one, other } = await two()
    await splitIncident(desk, one.incident, [other.report], 'another bomb, an hour later')
    const third = await tell('river-news', { ...blast, killed: 12 }, later)
    expect(third.incident).toBe(await incidentOf(database.store, other.report))
    expect(await database.store.rows('select 1 from possible_duplicates where decision is null')).toEqual([])
  })

  test('undone after another report has come lets the rules put all three together', async () => {
    const { one, other } = await two()
    await splitIncident(desk, one.incident, [other.report], 'thought to be two')
    await tell('river-news', { ...blast, killed: 12 }, later)
    expect(await undoDecision(desk, null, 'they are one')).toMatchObject({ how: 'resolved-anew' })
    expect(await lines()).toMatchObject([{ publicId: one.incident, articles: 3 }])
  })

  test('refuses to leave nothing, and to take out what is not there', async () => {
    const { one, other } = await two()
    await expect(splitIncident(desk, one.incident, [one.report, other.report], 'why')).rejects.toThrow(/none would be/)
    await expect(splitIncident(desk, one.incident, ['article-0#0'], 'why')).rejects.toThrow(/has no report/)
  })
})

describe('set and lock', () => {
  test('a figure that an analyst sets stands against later reports and a new coding, and the summary tells it', async () => {
    const { incident, text } = await tell('valley-post', blast)
    await setField(desk, incident, 'killed', '9', 'the hospital list has nine names')
    await tell('hill-times', { ...blast, killed: 15 }, later)
    await codeText(database.store, text, [{ ...blast, killed: 20 }])
    await resolveTexts(database.store, [text.articleVersionId])
    expect(await lines()).toMatchObject([{ killedBest: 9, killedHigh: 9, articles: 2 }])
    expect((await lines())[0]?.summary).toContain('9 killed')
  })

  test('a field that is locked stays as it is, and follows the reports again once it is unlocked', async () => {
    const { incident } = await tell('valley-post', blast)
    await lockField(desk, incident, 'killed', 'checked')
    await tell('hill-times', { ...blast, killed: 15 }, later)
    expect(await lines()).toMatchObject([{ killedBest: 11 }])
    await unlockField(desk, incident, 'killed', 'a better source')
    expect(await lines()).toMatchObject([{ killedBest: 15 }])
    await undoDecision(desk, null, 'not better after all')
    expect(await lines()).toMatchObject([{ killedBest: 11 }])
  })

  test('what was set in an incident goes with it into the one that takes it in', async () => {
    const [one, other] = [await tell('valley-post', blast), await tell('hill-times', elsewhere)]
    await setField(desk, other.incident, 'killed', '7-9-12', 'counted')
    await mergeIncidents(desk, [one.incident, other.incident], 'one blast')
    expect(await lines()).toMatchObject([{ publicId: one.incident, killedLow: 7, killedBest: 9, killedHigh: 12 }])
  })

  test('set and its undoing leave every reporting view as it was', async () => {
    const { incident } = await tell('valley-post', blast)
    const before = await seen()
    await setField(desk, incident, 'place', 'PK-BA.mastung', 'the village lies across the line')
    expect(await lines()).toMatchObject([{ admin2: 'Mastung' }])
    await undoDecision(desk, null, 'it does not')
    expect(await seen()).toEqual(before)
  })

  test('an incident that is set to rejected leaves the table, and comes back when that is undone', async () => {
    const { incident } = await tell('valley-post', blast)
    await setField(desk, incident, 'status', 'rejected', 'a film')
    expect(await lines()).toEqual([])
    await undoDecision(desk, null, 'it was real')
    expect(await lines()).toMatchObject([{ publicId: incident }])
  })

  test('nothing is decided about an incident that was retracted', async () => {
    const { incident, text } = await tell('valley-post', blast)
    await retractArticle(database.store, text.articleId, '2026-03-06T00:00:00Z')
    await resolveTexts(database.store, [text.articleVersionId])
    await expect(setField(desk, incident, 'killed', '9', 'why')).rejects.toThrow(/was retracted/)
  })
})

describe('review', () => {
  const doubtful = async () => {
    const pair = [
      await tell('valley-post', { weapons: ['bomb'], targetKinds: ['market'] }),
      await tell('hill-times', { weapons: ['gun'], targetKinds: ['road'] }, later),
    ] as const
    expect(await database.store.rows('select decision from possible_duplicates')).toEqual([{ decision: null }])
    return [pair[0].incident, pair[1].incident] as const
  }

  test('a pair that is accepted becomes one, the older of the two', async () => {
    const [older, younger] = await doubtful()
    await acceptDuplicate(desk, [younger, older], 'the same street')
    expect(await lines()).toMatchObject([{ publicId: older, articles: 2 }])
    expect(await database.store.rows('select decision, decided_by as by from possible_duplicates')).toEqual([
      { decision: 'accepted', by: 'amna' },
    ])
  })

  test('a pair that is rejected stays two, whatever comes', async () => {
    const pair = await doubtful()
    await rejectDuplicate(desk, pair, 'two streets')
    await tell('river-news', { weapons: ['bomb', 'gun'] }, later)
    expect((await lines()).map(({ publicId }) => publicId).sort()).toEqual([...pair].sort())
    expect(await database.store.rows('select 1 from possible_duplicates where decision is null')).toEqual([])
  })

  test('a rejection that is undone opens the question again', async () => {
    const pair = await doubtful()
    const before = await seen()
    await rejectDuplicate(desk, pair, 'two streets')
    await undoDecision(desk, null, 'not so sure')
    expect(await seen()).toEqual(before)
  })
})

test('a decision is undone by its number, once', async () => {
  const { incident } = await tell('valley-post', blast)
  const first = await setField(desk, incident, 'killed', '9', 'counted')
  await setField(desk, incident, 'injured', '4', 'counted')
  expect(await undoDecision(desk, first.decisionId, 'miscounted')).toMatchObject({ how: 'resolved-anew' })
  expect(await lines()).toMatchObject([{ killedBest: 11, injuredBest: 4 }])
  await expect(undoDecision(desk, first.decisionId, 'again')).rejects.toThrow(/was undone already, by amna/)
  await expect(undoDecision(desk, 999_999, 'why')).rejects.toThrow(/no decision 999999/)
})
