import { alertingWith, watchAlerts, work } from '@wirewatch/runner'
import { keepAlerts } from '@wirewatch/runner/alerts/keep-alerts.js'
import { weighAll } from '@wirewatch/runner/alerts/weigh-revisions.js'
import { mergeIncidents } from '@wirewatch/runner/analyst/merge-incidents.js'
import { undoDecision } from '@wirewatch/runner/analyst/undo-decision.js'
import { resolveReports } from '@wirewatch/runner/resolve/resolve-reports.js'
import { incidentRevisions } from '@wirewatch/store'
import { saveCodedEvents } from '@wirewatch/store/articles/save-coded-events.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { quetta } from '../../builders/a-report.js'
import { alertConfig, aRule, smallTaxonomy } from '../../builders/alert-rules.js'
import { aSource, aStoredText, codeText } from '../../builders/stored.js'
import { aDatabase, type TestDatabase, untilSomebodyWaits } from '../../postgres.js'
import { alertsIn, anAlerting, noticesIn, tellAll } from './an-alerting.js'

let database: TestDatabase
beforeEach(async () => {
  database = await aDatabase()
})
afterEach(() => database.drop())

const fivePlus = aRule(`
when: { place: { under: [PK-BA] }, killed: { at_least: 5 } }
material_change: { killed: '>= +3' }`)
const police = (killed: number) => ({
  killed,
  casualties: [
    {
      start: 0,
      end: 6,
      measure: 'killed' as const,
      group: 'total' as const,
      min: killed,
      max: killed,
      qualifier: 'exact' as const,
      speaker: 'police',
      partyClaim: false,
    },
  ],
})

describe('an incident and what is told of it', () => {
  test('are written together: the alert, and a notice for its receiver', async () => {
    const { reported } = await anAlerting(database.store, fivePlus)
    await reported('valley-post', police(6))
    expect(await alertsIn(database.store)).toMatchObject([
      { rule: 'watch', incident: 'PK-2026-000001', state: 'firing' },
    ])
    expect(await noticesIn(database.store)).toMatchObject([{ receiver: 'desk', kind: 'created', state: 'waiting' }])
  })

  test('or not at all, where the transaction fails', async () => {
    const { context, reported } = await anAlerting(database.store, fivePlus)
    await database.store.rows(`alter table notices add constraint none check (receiver <> 'desk')`)
    await expect(reported('valley-post', police(6))).rejects.toThrow('none')
    expect(await alertsIn(context.store)).toEqual([])
    expect(await database.store.rows('select from incidents')).toEqual([])
  })

  test('are counted as told only where the database kept them: not what another transaction has opened', async () => {
    const { context, reported } = await anAlerting(database.store, fivePlus)
    await reported('valley-post', police(6))
    const openedOnceMore = () =>
      database.store.transaction(async (sql) => {
        const ids = (await sql.rows<{ id: number }>('select id from incidents')).map(({ id }) => id)
        const { changes } = await weighAll(sql, context, await incidentRevisions(sql, ids), [])
        return (await keepAlerts(sql, changes, context.now())).written
      })
    expect([await openedOnceMore(), await noticesIn(database.store)]).toMatchObject([0, [{ kind: 'created' }]])
    await database.store.rows('delete from notices')
    await database.store.rows('delete from alerts')
    expect(await openedOnceMore()).toBe(1)
  })

  test('one that meets no rule leaves nothing', async () => {
    const { reported } = await anAlerting(database.store, fivePlus)
    await reported('valley-post', police(4))
    expect([await alertsIn(database.store), await noticesIn(database.store)]).toEqual([[], []])
  })

  test('a rising toll is told once more, with the change; the same news by another outlet is not', async () => {
    const alerting = await anAlerting(database.store, fivePlus)
    await alerting.reported('valley-post', police(6))
    await tellAll(database.store, '2026-03-04T12:01:00Z')
    await alerting.reported('hill-times', police(6))
    expect(await noticesIn(database.store)).toHaveLength(1)
    await alerting.reported('river-news', police(11), { role: 'update', saidAt: '2026-03-04T15:00:00Z' })
    expect((await noticesIn(database.store)).slice(1)).toMatchObject([
      { kind: 'escalated', state: 'waiting', changes: ['killed 6 → 11'] },
    ])
  })

  test('what waits in the outbox is told as it stands when its turn comes', async () => {
    const alerting = await anAlerting(database.store, fivePlus)
    await alerting.reported('valley-post', police(6))
    await alerting.reported('river-news', police(11), { role: 'update', saidAt: '2026-03-04T15:00:00Z' })
    expect(await noticesIn(database.store)).toMatchObject([
      { kind: 'created', state: 'superseded' },
      { kind: 'created', state: 'waiting', changes: [] },
    ])
  })

  test('an edit that takes the report back is a retraction to who was told', async () => {
    const alerting = await anAlerting(database.store, fivePlus)
    const text = await alerting.reported('valley-post', police(6))
    await tellAll(database.store, '2026-03-04T12:01:00Z')
    await takeBack(alerting.context.store, text.articleVersionId)
    await resolveReports(alerting.context, [text.articleVersionId])
    expect(await alertsIn(database.store)).toMatchObject([{ state: 'resolved' }])
    expect((await noticesIn(database.store)).slice(1)).toMatchObject([{ receiver: 'desk', kind: 'retracted' }])
  })

  test('and to whoever is being told at that very moment', async () => {
    const { store } = database
    const alerting = await anAlerting(store, fivePlus)
    const text = await alerting.reported('valley-post', police(6))
    const resolving = await store.transaction(async (sql) => {
      await tellAll(sql, '2026-03-04T12:01:00Z')
      await takeBack(store, text.articleVersionId)
      // It waits for what the teller holds.
      const ends = resolveReports(alerting.context, [text.articleVersionId])
      await untilSomebodyWaits(store)
      return { ends }
    })
    await resolving.ends
    expect(await alertsIn(store)).toMatchObject([{ state: 'resolved' }])
    expect((await noticesIn(store)).slice(1)).toMatchObject([{ receiver: 'desk', kind: 'retracted' }])
  })

  test('and to nobody where nobody was told', async () => {
    const alerting = await anAlerting(database.store, fivePlus)
    const text = await alerting.reported('valley-post', police(6))
    await takeBack(alerting.context.store, text.articleVersionId)
    await resolveReports(alerting.context, [text.articleVersionId])
    expect(await noticesIn(database.store)).toMatchObject([{ kind: 'created', state: 'withdrawn' }])
  })
})

describe('merges', () => {
  const mastung = {
    ...quetta,
    id: 'PK-BA.mastung',
    name: 'Mastung',
    text: 'Mastung',
    admin2: 'Mastung',
    lat: 29.8,
    lon: 66.85,
  }

  test('an alert follows the incident that it is part of now, and says so to who was told', async () => {
    const alerting = await anAlerting(database.store, fivePlus)
    await alerting.reported('valley-post', {})
    await alerting.reported('hill-times', { ...police(6), location: mastung })
    expect(await alertsIn(database.store)).toMatchObject([{ incident: 'PK-2026-000002', state: 'firing' }])
    await tellAll(database.store, '2026-03-04T12:01:00Z')
    const desk = { ...alerting.context, analyst: 'amna' }
    await mergeIncidents(desk, ['PK-2026-000001', 'PK-2026-000002'], 'one blast')
    expect(await alertsIn(database.store)).toMatchObject([{ incident: 'PK-2026-000001', state: 'firing' }])
    const [, merged] = await noticesIn(database.store)
    expect(merged).toMatchObject({ kind: 'merged', state: 'waiting' })
    expect(merged?.changes[0]).toBe('PK-2026-000002 is now part of PK-2026-000001')
  })

  test('undone, the incident that is one of its own again is told as one', async () => {
    const alerting = await anAlerting(database.store, fivePlus)
    await alerting.reported('valley-post', {})
    await alerting.reported('hill-times', { ...police(6), location: mastung })
    await tellAll(database.store, '2026-03-04T12:01:00Z')
    const desk = { ...alerting.context, analyst: 'amna' }
    await mergeIncidents(desk, ['PK-2026-000001', 'PK-2026-000002'], 'one blast')
    await tellAll(database.store, '2026-03-04T12:02:00Z')
    await undoDecision(desk, null, 'two after all')
    const states = (await alertsIn(database.store)).map(({ incident, state }) => [incident, state])
    expect(states).toEqual([
      ['PK-2026-000001', 'resolved'],
      ['PK-2026-000002', 'firing'],
    ])
    expect((await noticesIn(database.store)).slice(2).map(({ kind }) => kind)).toEqual(['corrected', 'created'])
  })

  test('of two alerts of one rule, one stands and the other says where it has gone', async () => {
    const alerting = await anAlerting(database.store, fivePlus)
    await alerting.reported('valley-post', police(6))
    await alerting.reported('hill-times', { ...police(6), location: mastung })
    await tellAll(database.store, '2026-03-04T12:01:00Z')
    await mergeIncidents({ ...alerting.context, analyst: 'amna' }, ['PK-2026-000001', 'PK-2026-000002'], 'one blast')
    expect(await alertsIn(database.store)).toMatchObject([
      { incident: 'PK-2026-000001', state: 'firing' },
      { incident: 'PK-2026-000002', state: 'resolved' },
    ])
    expect((await noticesIn(database.store)).slice(2).map(({ kind }) => kind)).toContain('merged')
  })
})

describe('two workers', () => {
  test('that resolve reports of one incident at once make one alert and one notice', async () => {
    const { context } = await anAlerting(database.store, fivePlus)
    const texts = []
    for (const source of ['valley-post', 'hill-times', 'river-news', 'echo']) {
      const text = await aStoredText(database.store, { source: aSource({ id: source }) })
      await codeText(database.store, text, [police(6)])
      texts.push(text)
    }
    await Promise.all(texts.map(({ articleVersionId }) => resolveReports(context, [articleVersionId])))
    expect(await alertsIn(database.store)).toHaveLength(1)
    expect(await noticesIn(database.store)).toHaveLength(1)
  })

  test('that look for what time has brought at once end a hold once', async () => {
    const alerting = await anAlerting(database.store, `${fivePlus}\n  hold: { for: 10m }\n${blockadeWave}`)
    await alerting.reported('valley-post', police(6))
    for (const [index, place] of ['Quetta', 'Mastung', 'Kalat'].entries())
      await alerting.reported('valley-post', blockade(place, index))
    alerting.at = '2026-03-04T12:10:00.000Z'
    await Promise.all([1, 2, 3].map(() => watchAlerts(alerting.context)))
    const alerts = await alertsIn(database.store)
    expect(alerts.map(({ rule, state }) => [rule, state])).toEqual([
      ['watch', 'firing'],
      ['wave', 'firing'],
    ])
    expect(await noticesIn(database.store)).toHaveLength(2)
  })
})

describe('a rule that is new', () => {
  test('tells nothing of what was there before it', async () => {
    const before = await anAlerting(database.store, '[]')
    await before.reported('valley-post', police(6))
    const after = await anAlerting(database.store, fivePlus)
    expect(await alertsIn(database.store)).toMatchObject([{ rule: 'watch', state: 'suppressed' }])
    await after.reported('hill-times', police(6))
    expect(await noticesIn(database.store)).toEqual([])
  })

  test('tells what comes after it', async () => {
    await anAlerting(database.store, '[]')
    const after = await anAlerting(database.store, fivePlus)
    await after.reported('valley-post', police(6))
    expect(await noticesIn(database.store)).toHaveLength(1)
  })

  test('and one that watches for something else than before begins anew', async () => {
    const strict = await anAlerting(database.store, aRule('when: { killed: { at_least: 20 } }'))
    await strict.reported('valley-post', police(6))
    const lax = await anAlerting(database.store, fivePlus)
    await lax.reported('hill-times', police(6))
    expect([await alertsIn(database.store), await noticesIn(database.store)]).toMatchObject([
      [{ state: 'suppressed' }],
      [],
    ])
  })

  test('that only a worker brings is loaded when it begins to work', async () => {
    const { context } = await anAlerting(database.store, '[]')
    const worker = { ...context, alerting: alertingWith(alertConfig(fivePlus), smallTaxonomy) }
    await work(worker, ['articles'], 1)
    expect(await database.store.rows('select id from alert_rules where not retired')).toEqual([{ id: 'watch' }])
  })

  test('one that is gone from the files is retired and its alerts stay', async () => {
    const alerting = await anAlerting(database.store, fivePlus)
    await alerting.reported('valley-post', police(6))
    await anAlerting(database.store, '[]')
    expect(await database.store.rows('select id, retired from alert_rules')).toEqual([{ id: 'watch', retired: true }])
    expect(await alertsIn(database.store)).toHaveLength(1)
  })
})

describe('time alone', () => {
  test('ends a hold: nothing is told before, one notice after', async () => {
    const alerting = await anAlerting(database.store, `${fivePlus}\n  hold: { for: 10m, unless_origins: 3 }`)
    await alerting.reported('valley-post', police(6))
    alerting.at = '2026-03-04T12:09:00.000Z'
    await watchAlerts(alerting.context)
    expect([await alertsIn(database.store), await noticesIn(database.store)]).toMatchObject([
      [{ state: 'pending' }],
      [],
    ])
    alerting.at = '2026-03-04T12:10:00.000Z'
    await watchAlerts(alerting.context)
    await watchAlerts(alerting.context)
    expect(await noticesIn(database.store)).toMatchObject([{ kind: 'created' }])
  })

  test('ends an alert that nothing has happened to for long', async () => {
    const alerting = await anAlerting(database.store, `${fivePlus}\n  resolve_after: 24h`)
    await alerting.reported('valley-post', police(6))
    alerting.at = '2026-03-05T11:59:00.000Z'
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toMatchObject([{ state: 'firing' }])
    alerting.at = '2026-03-05T12:02:00.000Z'
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toMatchObject([{ state: 'resolved' }])
    expect(await noticesIn(database.store)).toHaveLength(1)
  })

  test('brings three in a province in a day together, once', async () => {
    const alerting = await anAlerting(database.store, blockadeWave)
    for (const [index, place] of ['Quetta', 'Mastung', 'Kalat'].entries())
      await alerting.reported('valley-post', blockade(place, index))
    await watchAlerts(alerting.context)
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toMatchObject([
      { rule: 'wave', incident: null, key: 'PK-BA', state: 'firing' },
    ])
    expect(await noticesIn(database.store)).toMatchObject([{ kind: 'created', receiver: 'desk' }])
    alerting.at = '2026-03-06T12:00:00.000Z'
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toMatchObject([{ state: 'resolved' }])
  })

  test('corrects a count of which one was taken back', async () => {
    const alerting = await anAlerting(database.store, blockadeWave)
    const texts = []
    for (const [index, place] of ['Quetta', 'Mastung', 'Kalat'].entries())
      texts.push(await alerting.reported('valley-post', blockade(place, index)))
    await watchAlerts(alerting.context)
    await tellAll(database.store, '2026-03-04T12:01:00Z')
    await takeBack(database.store, texts[1]!.articleVersionId)
    await resolveReports(alerting.context, [texts[1]!.articleVersionId])
    await watchAlerts(alerting.context)
    expect((await noticesIn(database.store)).slice(1)).toMatchObject([
      { kind: 'corrected', changes: ['PK-2026-000002 no longer counted: 2 left, at least 3 asked'] },
    ])
  })

  test('hears that a province is silent, until there is news of it', async () => {
    const alerting = await anAlerting(database.store, silentProvince)
    await alerting.reported('valley-post', { ...police(1), location: cityOfQuetta })
    alerting.at = '2026-03-04T23:59:00.000Z'
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toEqual([])
    alerting.at = '2026-03-05T00:00:00.000Z'
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toMatchObject([{ rule: 'quiet-province', key: 'PK-BA', state: 'firing' }])
    await alerting.reported('hill-times', { ...police(2), location: cityOfQuetta })
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toMatchObject([{ state: 'resolved' }])
  })

  test('hears that an outlet is silent, and that it speaks again', async () => {
    const alerting = await anAlerting(database.store, silence)
    await alerting.reported('valley-post', police(1))
    await database.store.rows(`update feeds set last_new_entry_at = '2026-03-04T12:00:00Z'`)
    alerting.at = '2026-03-04T23:00:00.000Z'
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toEqual([])
    alerting.at = '2026-03-05T00:00:00.000Z'
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toMatchObject([{ rule: 'quiet', key: 'valley-post', state: 'firing' }])
    await database.store.rows(`update feeds set last_new_entry_at = '2026-03-05T00:00:00Z'`)
    await watchAlerts(alerting.context)
    expect(await alertsIn(database.store)).toMatchObject([{ state: 'resolved' }])
  })
})

/** As the gazetteer of the tests knows it. */
const cityOfQuetta = { ...quetta, id: 'PK-BA.quetta.city' }
const silentProvince = `
- id: quiet-province
  title: Nothing is heard from a province
  status: stable
  level: low
  silence: { places: [PK-BA], for: 12h }
`
const blockadeWave = `
- id: blockade
  title: Road blockade
  status: stable
  level: low
  when: { type: { under: [property.road_blockade] } }
  tell: []
- id: wave
  title: Three road blockades in one province in a day
  status: stable
  level: high
  count: { of: blockade, by: admin1, within: 24h, at_least: 3 }
`
const silence = `
- id: quiet
  title: An outlet is silent
  status: stable
  level: low
  silence: { sources: all, for: 12h }
`

const blockade = (place: string, index: number) => ({
  type: 'property.road_blockade',
  location: {
    ...quetta,
    id: null,
    name: place,
    text: place,
    admin2: place,
    lat: 30 - index,
    lon: 66 - index,
  },
})

/** The outlet edits its text, and the new wording reports nothing. */
async function takeBack(store: TestDatabase['store'], articleVersionId: number): Promise<void> {
  await store.transaction((sql) =>
    saveCodedEvents(sql, [
      {
        articleVersionId,
        coded: { relevant: false, role: 'not_security', roleEvidence: null },
        reports: [],
        text: 'Nothing happened.',
        taxonomyVersion: 'test+1',
        coderVersion: 'test',
      },
    ]),
  )
}
