import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GivenArticle } from '@wirewatch/pipeline/backfill/given-article.js'
import { knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import {
  applyRecode,
  type Context,
  importArticles,
  mergeIncidents,
  planRecode,
  type RecodePlan,
  setField,
  splitIncident,
} from '@wirewatch/runner'
import { loadTaxonomy, packagedRegion } from '@wirewatch/taxonomy'
import { expect, onTestFinished, test } from 'vitest'
import { aLine } from '../a-line.js'

test('texts that give what is kept of them are noted as read with the present taxonomy, and nothing else changes', {
  timeout: 60_000,
}, async () => {
  const line = await lineWith(reports)
  const before = await incidentsOf(line)
  const { texts, changes, incidents } = await recoded(changed(line, 'Torani', 'Torani'))
  expect({ texts, changes, incidents }).toEqual({ texts: 2, changes: [], incidents: [] })
  expect(await incidentsOf(line)).toEqual(before)
})

test('a place that is renamed moves the mentions, events and incidents that are about it, once', {
  timeout: 60_000,
}, async () => {
  const line = await lineWith(reports)
  const present = changed(line, 'id: PK-KP.north-waziristan.mir-ali,', 'id: PK-KP.north-waziristan.mirali,')
  const { changes, incidents } = await recoded(present)
  expect(changes).toMatchObject([
    { named: ['PK-KP.north-waziristan.mirali'], unnamed: ['PK-KP.north-waziristan.mir-ali'] },
  ])
  expect(changes[0]?.after).toEqual([expect.stringContaining('PK-KP.north-waziristan.mirali')])
  expect(incidents.map(({ change }) => change)).toEqual(['revised'])
  expect(await placesOf(line)).toContain('PK-KP.north-waziristan.mirali')
  expect(await versionsOf(line)).toEqual([present.taxonomy.version])
  expect(await recoded(present)).toMatchObject({ texts: 0, changes: [] })
})

test('a dry run tells the same and keeps nothing', { timeout: 60_000 }, async () => {
  const line = await lineWith(reports)
  const [before, versions] = [await incidentsOf(line), await versionsOf(line)]
  const present = changed(line, 'id: PK-KP.north-waziristan.mir-ali,', 'id: PK-KP.north-waziristan.mirali,')
  const plan = await planRecode(present, { since: null, stamp: false }, silent)
  expect(plan.incidents.map(({ change }) => change)).toEqual(['revised'])
  expect(await incidentsOf(line)).toEqual(before)
  expect(await versionsOf(line)).toEqual(versions)
})

test('what an analyst fixed stays', { timeout: 60_000 }, async () => {
  const line = await lineWith(reports)
  const [{ public_id }] = (await line.store.rows<{ public_id: string }>(
    `select public_id from incidents where killed_best = 2`,
  )) as [{ public_id: string }]
  await setField({ ...line, analyst: 'amna' }, public_id, 'killed', '7', 'counted at the hospital')
  await recoded(changed(line, 'id: PK-KP.north-waziristan.mir-ali,', 'id: PK-KP.north-waziristan.mirali,'))
  expect(await line.store.rows(`select killed_best from incidents where public_id = $1`, [public_id])).toEqual([
    { killed_best: 7 },
  ])
})

test('what an analyst put together stays together, and what was taken apart stays apart', {
  timeout: 60_000,
}, async () => {
  const line = await lineWith([...reports, ...twins])
  const standing = () =>
    line.store.rows<{ public_id: string; n_articles: number }>(
      `select public_id, n_articles from incidents where status <> 'merged' order by public_id`,
    )
  const [first, second] = await standing()
  await mergeIncidents({ ...line, analyst: 'amna' }, [first!.public_id, second!.public_id], 'one attack on two days')
  const twice = (await standing()).find(({ public_id }) => public_id !== first!.public_id)!.public_id
  const [last] = await line.store.rows<{ id: string }>(
    `select report_id as id from reporting.incident_reports where public_id = $1 order by report_id desc limit 1`,
    [twice],
  )
  await splitIncident({ ...line, analyst: 'amna' }, twice, [last!.id], 'another police post')
  const decided = await standing()
  const { changes } = await recoded(
    changed(line, 'id: PK-KP.north-waziristan.mir-ali,', 'id: PK-KP.north-waziristan.mirali,'),
  )
  expect(changes.length).toBeGreaterThan(0)
  expect(await standing()).toEqual(decided)
})

test('an actor that the taxonomy has learned is found in texts of the past, but not before the day that is asked for', {
  timeout: 60_000,
}, async () => {
  const line = await lineWith(reports)
  const present = changed(line, '', '- { id: torani-front, name: Torani Front, class: rebel, country: PK }\n')
  expect((await recoded(present, '2024-03-09T00:00:00Z')).texts).toBe(0)
  expect((await recoded(present)).changes).toMatchObject([{ named: ['torani-front'] }])
})

test('a run that ended half-way goes on where it stopped', { timeout: 60_000 }, async () => {
  const line = await lineWith(reports)
  const present = changed(line, 'id: PK-KP.north-waziristan.mir-ali,', 'id: PK-KP.north-waziristan.mirali,')
  const plan = await planRecode(present, { since: null, stamp: true }, silent)
  expect(plan.changes).toHaveLength(1)
  const again = await recoded(present)
  expect(again.texts).toBe(1)
  expect((await recoded(present)).texts).toBe(0)
})

const silent = { onProgress: () => {} }

async function recoded(context: Context, since: string | null = null): Promise<RecodePlan> {
  const plan = await planRecode(context, { since, stamp: true }, silent)
  const { incidents, faults } = await applyRecode(context, plan.changes, silent)
  return { ...plan, incidents, faults }
}

/** The line with a taxonomy of which one thing is different: what is exchanged in the places, or an actor that is added. */
function changed(line: Context, from: string, to: string): Context {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-changed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(packagedRegion, folder, { recursive: true })
  if (from === '') writeFileSync(join(folder, 'actors', 'added.yaml'), to)
  else {
    const file = join(folder, 'locations', 'pakistan-khyber-pakhtunkhwa.yaml')
    writeFileSync(file, `${readFileSync(file, 'utf8').replace(from, to)}# changed\n`)
  }
  const taxonomy = loadTaxonomy({ dataDir: folder })
  return { ...line, taxonomy, world: knownWorldOf(taxonomy) }
}

async function lineWith(articles: readonly GivenArticle[]): Promise<Context> {
  const line = await aLine()
  async function* given() {
    yield* articles
  }
  await importArticles(line, given(), { sources: [], onRefused: () => {}, onProgress: () => {} })
  return line
}

const reports = [
  aReport(
    'valley-post.example',
    'Two soldiers were killed and five others injured on Tuesday when a roadside bomb hit their vehicle in Mir Ali, North Waziristan, police said.',
    '2024-03-06T06:00:00Z',
  ),
  aReport(
    'plains-times.example',
    'Gunmen of the Torani Front shot dead a police officer in Khuzdar on Thursday and escaped, a senior police official said.',
    '2024-03-08T06:00:00Z',
  ),
]

/** Two outlets tell of one raid. */
const twins = ['river-news.example', 'hill-times.example'].map((host) =>
  aReport(
    host,
    `Four policemen were killed when militants stormed a police post in Bannu on Friday, a senior police officer told ${host.split('.')[0]}.`,
    '2024-03-09T06:00:00Z',
  ),
)

function aReport(host: string, text: string, publishedAt: string): GivenArticle {
  return {
    at: 'line 1',
    url: `https://${host}/news/1`,
    source: null,
    title: null,
    author: null,
    language: null,
    publishedAt,
    modifiedAt: null,
    body: { kind: 'text', text },
  }
}

const incidentsOf = ({ store }: Context) =>
  store.rows(`select public_id, revision, location_id, killed_best, status from incidents order by public_id`)

const placesOf = async ({ store }: Context): Promise<string[]> =>
  (await store.rows<{ id: string }>(`select location_id as id from incidents`)).map(({ id }) => id)

const versionsOf = async ({ store }: Context): Promise<string[]> =>
  (
    await store.rows<{ version: string }>(
      `select distinct taxonomy_version as version from article_versions
       union select taxonomy_version from coded_events where superseded_at is null`,
    )
  ).map(({ version }) => version)
