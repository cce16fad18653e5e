import type { CasualtyReport, CodedEvent, IncidentReport, Party } from '@wirewatch/model'
import { changesOfEarlier, incidentsBetween } from '@wirewatch/store/analyst/analyst-questions.js'
import { readAsAnalyst } from '@wirewatch/store/analyst/read-as-analyst.js'
import { refreshCounts } from '@wirewatch/store/analyst/refresh-counts.js'
import { saveMentions } from '@wirewatch/store/articles/mentions.js'
import { endEntries } from '@wirewatch/store/entries/worked-entries.js'
import { savePoll } from '@wirewatch/store/feeds/feeds.js'
import { copyTaxonomy } from '@wirewatch/store/taxonomy/taxonomy-copy.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quetta } from '../builders/a-report.js'
import { aSource, aStoredText, codeText, resolveTexts, worked } from '../builders/stored.js'
import { aDatabase, asUser, type TestDatabase } from '../postgres.js'

let database: TestDatabase
const party = (id: string, name: string): Party => ({ id, name, text: name, attribution: null })
const bla = party('bla', 'Baloch Liberation Army')
const police = party('balochistan-police', 'Balochistan Police')
const kalat = {
  ...quetta,
  id: 'PK-BA.kalat.kalat',
  name: 'Kalat',
  text: 'Kalat',
  admin2: 'Kalat',
  lat: 29.02,
  lon: 66.59,
}

function aFigure(figure: Partial<CasualtyReport> = {}): CasualtyReport {
  return {
    measure: 'killed',
    group: 'total',
    min: 11,
    max: 11,
    qualifier: 'exact',
    speaker: 'police',
    partyClaim: false,
    start: 0,
    end: 18,
    ...figure,
  }
}

async function tell(
  source: string,
  event: Partial<CodedEvent>,
  { now, ...report }: Partial<IncidentReport> & { now: string },
): Promise<void> {
  const text = await aStoredText(database.store, { source: aSource({ id: source }) })
  const evidence = [{ field: 'type', rule: 'bomb', start: 0, end: 12 }]
  await codeText(database.store, text, [{ evidence, ...event }], { saidAt: now, ...report })
  await resolveTexts(database.store, [text.articleVersionId], now)
}

/** A blast in Quetta told twice, a raid in Kalat with a party's count, and a story that was taken back. */
beforeAll(async () => {
  database = await aDatabase()
  await copyTaxonomy(database.store, {
    version: 'test+1',
    region: 'test',
    actors: [
      {
        id: 'bla',
        name: 'Baloch Liberation Army',
        class: 'rebel',
        country: 'PK',
        force: null,
        activeFrom: null,
        activeTo: null,
        parents: [],
        generic: false,
      },
      {
        id: 'balochistan-police',
        name: 'Balochistan Police',
        class: 'state_force',
        country: 'PK',
        force: 'police',
        activeFrom: null,
        activeTo: null,
        parents: [],
        generic: false,
      },
    ],
    locations: [],
    eventTypes: [
      {
        id: 'explosive.ied_or_mine',
        label: 'Bomb or mine',
        acled: 'Remote explosive/landmine/IED',
        plover: null,
        gtd: '3',
      },
      { id: 'battle.security_operation', label: 'Security operation', acled: 'Armed clash', plover: null, gtd: null },
    ],
  })
  const blast = {
    killed: 11,
    initiators: [bla],
    targets: [police],
    claimants: [bla],
    weapons: ['bomb'],
    targetKinds: ['market'],
  }
  await tell('valley-post', { ...blast, casualties: [aFigure()] }, { now: '2026-03-04T12:00:00.000Z' })
  await tell(
    'hill-times',
    { ...blast, killed: 14, casualties: [aFigure({ min: 14, max: 14 })] },
    { now: '2026-03-05T12:00:00.000Z', role: 'update' },
  )
  const raid = {
    type: 'battle.security_operation',
    date: '2026-04-02',
    location: kalat,
    initiators: [police],
    targets: [bla],
    killed: 5,
  }
  await tell(
    'valley-post',
    { ...raid, casualties: [aFigure({ min: 5, max: 5, group: 'militant', speaker: 'military', partyClaim: true })] },
    { now: '2026-04-03T12:00:00.000Z' },
  )
  await tell(
    'river-news',
    { date: '2026-04-20', location: { ...kalat, id: 'x', lat: null, lon: null }, initiators: [bla] },
    { now: '2026-04-21T12:00:00.000Z' },
  )
  await takeBack('river-news')
  await refreshCounts(database.store)
})
afterAll(() => database.drop())

async function takeBack(source: string): Promise<void> {
  const [article] = await database.store.rows<{ id: number; versionId: number }>(
    'select id, current_version_id as "versionId" from articles where source_id = $1',
    [source],
  )
  await database.store.rows('update coded_events set superseded_at = now() where article_version_id = $1', [
    article!.versionId,
  ])
  await resolveTexts(database.store, [article!.versionId], '2026-04-22T00:00:00.000Z')
}

/** Asks as the analyst does: nothing but `reporting` is in reach. */
async function ask(question: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const analyst = await asUser(database.analystUrl)
  return (await analyst.query(question, values)).rows
}

test('how many were killed in bombings in Balochistan in March', async () => {
  expect(
    await ask(`select sum(killed_best)::int as killed, count(*)::int as n from incidents
               where family = 'explosive' and admin1 = 'Balochistan' and date_start between '2026-03-01' and '2026-03-31'`),
  ).toEqual([{ killed: 14, n: 1 }])
})

test('what do we know of an incident at a glance', async () => {
  expect(await ask(`select * from incidents where location = 'Quetta'`)).toMatchObject([
    {
      public_id: 'PK-2026-000001',
      status: 'confirmed',
      type_label: 'Bomb or mine',
      initiators: 'Baloch Liberation Army',
      targets: 'Balochistan Police',
      killed_low: 11,
      killed_best: 14,
      n_sources: 2,
      weapons: 'bomb',
      components: null,
    },
  ])
})

test('a figure that only a fighting side gives stands in its own column', async () => {
  expect(await ask(`select killed_best, killed_claimed from incidents where location = 'Kalat'`)).toEqual([
    { killed_best: null, killed_claimed: 5 },
  ])
})

test('in how many incidents did rebels act, and in how many were they acted upon', async () => {
  expect(
    await ask(`select role, count(*)::int as n from incident_actors where class = 'rebel' group by role order by role`),
  ).toEqual([
    { role: 'claimant', n: 1 },
    { role: 'initiator', n: 1 },
    { role: 'target', n: 1 },
  ])
})

test('who acted against whom', async () => {
  expect(await ask('select initiator, target, killed_best from incident_dyads order by date_start, initiator')).toEqual(
    [
      { initiator: 'Baloch Liberation Army', target: 'Balochistan Police', killed_best: 14 },
      { initiator: 'Balochistan Police', target: 'Baloch Liberation Army', killed_best: null },
    ],
  )
})

test('who reports an incident, and with which words', async () => {
  const reports = await ask(
    `select source, relation, killed, snippet, is_copy from incident_reports where public_id = 'PK-2026-000001' order by first_seen_at, report_id`,
  )
  expect(reports).toMatchObject([
    { source: 'The Valley Post', relation: 'opens', killed: 11, is_copy: false },
    { source: 'The Valley Post', relation: 'updates', killed: 14, is_copy: false },
  ])
  expect(reports[0]?.snippet).toMatch(/^Text of story-\d+\.$/)
})

test('which figures were given, by whom, and which of them still count', async () => {
  expect(
    await ask(
      `select n_min, speaker, words, is_live from casualty_reports where public_id = 'PK-2026-000001' order by said_at`,
    ),
  ).toEqual([
    { n_min: 11, speaker: 'police', words: 'Eleven people died', is_live: true },
    { n_min: 14, speaker: 'police', words: 'Eleven people died', is_live: true },
  ])
})

test('what changed since Thursday', async () => {
  expect(await ask(`select public_id, reason from changes_since('2026-03-05')`)).toEqual([
    { public_id: 'PK-2026-000001', reason: 'toll-revised' },
    { public_id: 'PK-2026-000002', reason: 'opened' },
    { public_id: 'PK-2026-000003', reason: 'opened' },
    { public_id: 'PK-2026-000003', reason: 'retracted' },
  ])
})

test('what did the table say on the evening of the blast', async () => {
  expect(await ask(`select public_id, killed_best, status, n_articles from as_of('2026-03-04 20:00+00')`)).toEqual([
    { public_id: 'PK-2026-000001', killed_best: 11, status: 'candidate', n_articles: 1 },
  ])
})

test('the table as of now is the table, column by column', async () => {
  const differences = await ask(`
    (select * from incidents except select * from as_of(now()))
    union all
    (select * from as_of(now()) except select * from incidents)`)
  expect(differences).toEqual([])
  expect(await ask('select count(*)::int as n from as_of(now())')).toEqual([{ n: 2 }])
})

test('as of now and for some days, the table is those days of the table', async () => {
  const rows = (from: string) => ask(`select public_id from ${from} order by 1`)
  expect(await rows(`as_of(now(), '2026-03-04', '2026-03-04')`)).toEqual(
    await rows(`incidents where date_start = '2026-03-04'`),
  )
  expect(await rows(`as_of('2026-03-04 20:00+00', '2026-03-04', '2026-03-04')`)).toHaveLength(1)
  expect(await rows(`as_of('2026-03-04 20:00+00', '2026-03-05', '2026-03-09')`)).toEqual([])
})

test.each(['incident_actors', 'acled_shape', 'ucdp_shape'])('%s as of now is the view, row by row', async (view) => {
  const differences = await ask(`
    (select * from ${view} except select * from ${view}_as_of(now()))
    union all
    (select * from ${view}_as_of(now()) except select * from ${view})`)
  expect(differences).toEqual([])
  expect(await ask(`select count(*)::int as n from ${view}_as_of(now())`)).not.toEqual([{ n: 0 }])
})

test('what ACLED and UCDP would have read on the evening of the blast', async () => {
  const evening = `'2026-03-04 20:00+00'`
  expect(
    await ask(`select event_id_cnty, actor1, fatalities, source from acled_shape_as_of(${evening})`),
  ).toMatchObject([{ event_id_cnty: 'PK-2026-000001', fatalities: 11 }])
  expect(await ask(`select id, best, number_of_sources from ucdp_shape_as_of(${evening})`)).toEqual([
    { id: 'PK-2026-000001', best: 11, number_of_sources: 1 },
  ])
})

test('what is new since April', async () => {
  await database.store.rows('select 1')
  expect(await ask(`select public_id from new_since('2026-04-01')`)).toEqual([{ public_id: 'PK-2026-000002' }])
})

test('what was told before and is told otherwise now', async () => {
  const changes = await readAsAnalyst(database.analystUrl, (reader) =>
    changesOfEarlier(reader, { from: '2026-03-05', until: '2026-03-12' }, null),
  )
  expect(changes).toMatchObject([
    { publicId: 'PK-2026-000001', changed: { killed_best: [11, 14], status: ['candidate', 'confirmed'] } },
  ])
})

test('which incidents began in a week, now and as they stood', async () => {
  const week = { first: '2026-03-02', last: '2026-03-08', coarsestPrecision: 2 }
  const killed = (asOf: string | null) =>
    readAsAnalyst(database.analystUrl, async (reader) =>
      (await incidentsBetween(reader, week, asOf)).map(({ killedBest }) => killedBest),
    )
  expect([await killed(null), await killed('2026-03-04 20:00+00')]).toEqual([[14], [11]])
})

test('what was taken out of the table, and why', async () => {
  expect(await ask('select public_id, status, removed_by, why from removed_incidents')).toEqual([
    { public_id: 'PK-2026-000003', status: 'retracted', removed_by: 'auto', why: 'its last report was taken away' },
  ])
})

test('what is claimed, beside what is reported', async () => {
  expect(
    await ask(
      `select location, claimants, counted_by, killed_claimed, killed_reported from claims_vs_reported order by public_id`,
    ),
  ).toEqual([
    {
      location: 'Quetta',
      claimants: 'Baloch Liberation Army',
      counted_by: null,
      killed_claimed: null,
      killed_reported: 14,
    },
    { location: 'Kalat', claimants: null, counted_by: 'military', killed_claimed: 5, killed_reported: null },
  ])
})

test('a side that counts anew is no longer held to what it counted before', async () => {
  const claimed = () => ask(`select killed_claimed from claims_vs_reported where counted_by = 'military'`)
  expect(await claimed()).toEqual([{ killed_claimed: 5 }])
  const [added] = await database.store.rows<{ id: number }>(
    `insert into casualty_reports
     overriding system value
     select (jsonb_populate_record(kept, jsonb_build_object(
       'id', 1000000, 'ordinal', 100, 'n_min', 3, 'n_max', 3, 'said_at', kept.said_at + interval '1 day'
     ))).*
     from casualty_reports kept
     where kept.party_claim and kept.measure = 'killed'
     returning id`,
  )
  expect(await claimed()).toEqual([{ killed_claimed: 3 }])
  await database.store.rows('delete from casualty_reports where id = $1', [added!.id])
})

test('the same in the shape that users of ACLED know', async () => {
  expect(
    await ask(`select event_type, sub_event_type, actor1, inter1, inter2, time_precision, geo_precision, fatalities
               from acled_shape order by event_date`),
  ).toEqual([
    {
      event_type: 'Explosions/Remote violence',
      sub_event_type: 'Remote explosive/landmine/IED',
      actor1: 'Baloch Liberation Army',
      inter1: 'Rebel groups',
      inter2: 'State forces',
      time_precision: 1,
      geo_precision: 1,
      fatalities: 14,
    },
    {
      event_type: 'Battles',
      sub_event_type: 'Armed clash',
      actor1: 'Balochistan Police',
      inter1: 'State forces',
      inter2: 'Rebel groups',
      time_precision: 1,
      geo_precision: 1,
      fatalities: null,
    },
  ])
})

test('the same in the shape that users of UCDP GED know, the state always on side A', async () => {
  expect(
    await ask(
      `select type_of_violence, side_a, side_b, where_prec, best, high, deaths_unknown from ucdp_shape order by date_start`,
    ),
  ).toEqual([
    {
      type_of_violence: 1,
      side_a: 'Balochistan Police',
      side_b: 'Baloch Liberation Army',
      where_prec: 1,
      best: 14,
      high: 14,
      deaths_unknown: 14,
    },
    {
      type_of_violence: 1,
      side_a: 'Balochistan Police',
      side_b: 'Baloch Liberation Army',
      where_prec: 1,
      best: null,
      high: 5,
      deaths_unknown: null,
    },
  ])
})

test('which feeds have died', async () => {
  const [feed] = await database.store.rows<{ id: string; sourceId: string; url: string }>(
    `select id, source_id as "sourceId", url from feeds where id = 'river-news-news'`,
  )
  const at = new Date().toISOString()
  await savePoll(database.store, {
    outcome: 'http',
    error: 'the server refused us (403)',
    isGapSuspected: false,
    feed: {
      ...feed!,
      state: 'degraded',
      etag: null,
      lastModified: null,
      errorWeight: 1,
      intervalMinutes: 20,
      lastSuccessAt: null,
      lastNewEntryAt: null,
      nextPollAt: at,
      redirectUrl: null,
      redirectConfirmations: 0,
      contentHash: null,
      validatorsLie: false,
    },
    fetched: { url: feed!.url, at, status: 403, bytes: 0, durationMs: 3, entriesSeen: null, entriesNew: null },
  })
  // The builder names one source at a time, so the others are retired.
  expect(await ask(`select feed_id, state, last_error, polls_7d, failures_7d, entries_7d from source_health`)).toEqual([
    {
      feed_id: 'river-news-news',
      state: 'degraded',
      last_error: 'the server refused us (403)',
      polls_7d: 1,
      failures_7d: 1,
      entries_7d: 1,
    },
  ])
})

test.each([
  ['daily_by_district', `where day = '2026-03-04'`, { admin2: 'Quetta', incidents: 1, killed_best: 14 }],
  ['weekly_by_district', `where week = '2026-03-02'`, { admin2: 'Quetta', incidents: 1, killed_best: 14 }],
  ['monthly_by_district', `where admin2 = 'Quetta'`, { incidents: 1, lethal_incidents: 1, killed_best: 14 }],
  [
    'monthly_by_actor',
    `where actor_id = 'bla' and role = 'target'`,
    { incidents: 1, killed_best: null, killed_high: 5 },
  ],
  ['weekly_by_actor', `where week = '2026-03-02' and role = 'claimant'`, { actor_id: 'bla', incidents: 1 }],
  ['monthly_by_type', `where family = 'battle'`, { incidents: 1, lethal_incidents: 1, killed_best: null }],
])('how do days, weeks and months compare, in %s', async (view, which, row) => {
  expect(await ask(`select * from ${view} ${which}`)).toMatchObject([row])
})

test('an incident of which only the month is known counts for its month and for no week', async () => {
  await tell('valley-post', { date: '2026-06-01', datePrecision: 4 }, { now: '2026-06-20T00:00:00.000Z' })
  expect(await ask(`select * from monthly_by_district where month = '2026-06-01'`)).toEqual([])
  await refreshCounts(database.store)
  expect(await ask(`select incidents from monthly_by_district where month = '2026-06-01'`)).toEqual([{ incidents: 1 }])
  expect(await ask(`select * from weekly_by_district where week >= '2026-05-25'`)).toEqual([])
  expect(await ask(`select at > now() - interval '1 minute' as fresh from counts_refreshed`)).toEqual([{ fresh: true }])
})

test('which names does the taxonomy not know yet', async () => {
  const text = await aStoredText(database.store)
  const mention = {
    kind: 'actor',
    text: 'Blue Valley Front',
    actorId: null,
    method: 'ambiguous',
    candidates: [],
    confidence: 0,
  } as const
  await saveMentions(database.store, [
    {
      articleVersionId: text.articleVersionId,
      mentions: [{ ...mention, start: 0, end: 17 }],
      titleMentions: [],
      taxonomyVersion: 'test+1',
    },
  ])
  expect(await ask('select words, n_articles, candidates from unknown_actors')).toEqual([
    { words: 'blue valley front', n_articles: 1, candidates: null },
  ])
})

test('which pairs should somebody look at', async () => {
  await database.store.rows(
    `insert into possible_duplicates (incident_id, other_id, reason, score)
     select b.id, a.id, 'the same day; another weapon', 2.6
     from incidents a, incidents b
     where a.public_id = 'PK-2026-000001' and b.public_id = 'PK-2026-000002'`,
  )
  expect(await ask('select public_id, other_public_id, score, decision from possible_duplicates')).toEqual([
    { public_id: 'PK-2026-000002', other_public_id: 'PK-2026-000001', score: 2.6, decision: null },
  ])
  expect(await ask(`select possible_duplicate_of from incidents where public_id = 'PK-2026-000002'`)).toEqual([
    { possible_duplicate_of: 'PK-2026-000001' },
  ])
  await database.store.rows('delete from possible_duplicates')
})

test('where did an article get to, and why did it end', async () => {
  const { entryId } = await aStoredText(database.store, { key: 'cup-final' })
  const waiting = await ask('select outcome, stage, reason from dispositions where entry_id = $1', [entryId])
  await endEntries(database.store, [
    {
      ...worked('cup-final', entryId),
      stage: 'code',
      outcome: 'dropped',
      reason: 'not-security',
      detail: 'a match report',
    },
  ])
  expect(waiting).toEqual([{ outcome: 'waiting', stage: 'extract', reason: null }])
  expect(await ask('select outcome, stage, reason, detail from dispositions where entry_id = $1', [entryId])).toEqual([
    { outcome: 'dropped', stage: 'code', reason: 'not-security', detail: 'a match report' },
  ])
})

test('what does a column mean', async () => {
  expect(
    await ask(`select column_comment from dictionary where object = 'incidents' and column_name = 'killed_claimed'`),
  ).toEqual([{ column_comment: 'Dead as only a fighting side counts its enemy; never part of killed_best.' }])
  expect(
    await ask(
      `select object, column_name from dictionary where object_comment is null or (kind <> 'function' and column_comment is null)`,
    ),
  ).toEqual([])
})
