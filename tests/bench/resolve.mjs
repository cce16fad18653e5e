import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blockOf } from '@wirewatch/pipeline/resolve/block.js'
import { knownWorldOf } from '@wirewatch/pipeline/resolve/known-world.js'
import { regroup } from '@wirewatch/runner/resolve/regroup.js'
import {
  connect,
  deleteEmbedded,
  migrate,
  reportsToResolve,
  saveCodedEvents,
  saveResolution,
  startEmbedded,
} from '@wirewatch/store'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import pg from 'pg'
import { cpuOf } from './cpu-of.mjs'
import { atMost, keepResult, median, printMachine, printTable } from './measure.mjs'

/** What it costs to resolve an event beside few and beside many stored incidents: `npm run bench:resolve [-- FEW MANY]`. */
const [few = 10_000, many = 1_000_000] = process.argv.slice(2).map(Number)
const goal = 1.5
const perDay = 140
const textsAtOnce = 25
/** A server's CPU time is told in hundredths of a second: several transactions make one measurement. */
const transactions = 6
const rounds = 7
const warmUp = 2
const world = knownWorldOf(loadTaxonomy())

const home = await mkdtemp(join(tmpdir(), 'wirewatch-bench-'))
const database = await startEmbedded({ home })
try {
  const archives = []
  for (const incidents of [few, many]) archives.push(await anArchive(incidents))
  for (let round = 0; round < warmUp + rounds; round++) {
    // In turn, so that what else the machine does falls on both alike.
    for (const archive of archives) {
      const cost = await resolveSome(archive, round)
      if (round >= warmUp) archive.costs.push(cost)
    }
  }
  tell(archives.map(summed))
  for (const { store } of archives) await store.close()
} finally {
  await database.stop()
  await deleteEmbedded(home)
  await rm(home, { recursive: true, force: true })
}

async function anArchive(incidents) {
  console.error(`filling ${incidents.toLocaleString('en')} incidents …`)
  const name = `incidents_${incidents}`
  await run(database.adminUrl, [`create database ${name}`])
  const url = database.adminUrl.replace(/postgres$/, name)
  await migrate({ databaseUrl: url, analystPassword: database.analystPassword })
  const sql = await readFile(new URL('fill-incidents.sql', import.meta.url), 'utf8')
  await run(url, [
    sql.replaceAll(':incidents', incidents).replaceAll(':perday', perDay),
    'vacuum analyze',
    'checkpoint',
  ])
  // One connection, so that one server process has all of the work.
  const store = connect({ databaseUrl: url, applicationName: 'bench', connections: 1 })
  return { incidents, store, costs: [] }
}

async function run(url, statements) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** New texts about the last weeks: every second one tells of an incident that is stored, the others of something new. */
async function resolveSome({ incidents, store }, round) {
  const batches = []
  for (let at = 0; at < transactions; at++) batches.push(await newTexts(store, incidents, round * transactions + at))
  // An idle connection is closed: the process may be another one than last time.
  const [{ pid }] = await store.rows('select pg_backend_pid() as pid')
  const before = { node: process.cpuUsage(), server: cpuOf(pid), clock: performance.now() }
  const saved = []
  for (const versions of batches) saved.push(...(await resolveTexts(store, versions)))
  const clock = performance.now() - before.clock
  const { user, system } = process.cpuUsage(before.node)
  const server = cpuOf(pid)
  const events = transactions * textsAtOnce
  return {
    node: (user + system) / 1000 / events,
    // Where the system does not tell, it is nothing.
    server: server === 0 ? null : ((server - before.server) * 1000) / events,
    clock: clock / events,
    opened: saved.filter(({ change }) => change === 'opened').length / events,
    revised: saved.filter(({ change }) => change === 'revised').length / events,
  }
}

function resolveTexts(store, versions) {
  return store.transaction(async (sql) => {
    const reports = await reportsToResolve(sql, versions)
    return saveResolution(sql, await regroup(sql, { world }, reports), {
      articleVersionIds: versions,
      taxonomyVersion: 'bench',
      coderVersion: 'bench',
      now: '2026-03-02T00:00:00.000Z',
    })
  })
}

async function newTexts(store, incidents, batch) {
  // 1,350 texts over the last 9,450 stored incidents: the last ten weeks.
  const told = Array.from({ length: textsAtOnce }, (_, index) => incidents - 1 - 7 * (batch * textsAtOnce + index))
  const [{ first }] = await store.rows(`select max(id) + 1 as first from articles`)
  await store.rows(
    `insert into articles (article_key, canonical_url, source_id, first_seen_at)
     select 'new-' || n, 'https://outlet-0.example/new-' || n, 'outlet-' || n % 25, '2026-03-02'
     from generate_series($1::bigint, $1::bigint + $2::int - 1) n`,
    [first, textsAtOnce],
  )
  const versions = await store.rows(
    `with added as (
       insert into article_versions (article_id, version, content_hash, url, title, text, language, fetched_at, first_seen_at, origin)
       select id, 1, 'new-' || id, canonical_url, 'Headline', 'Words.', 'en', '2026-03-02', '2026-03-02', 'family-new'
       from articles where id >= $1 and article_key like 'new-%' order by id
       returning id, article_id
     ),
     current as (
       update articles set current_version_id = added.id from added where articles.id = added.article_id
     )
     select id, article_id as "articleId" from added order by id`,
    [first],
  )
  const events = await store.rows(
    `select coded, said_at as "saidAt" from unnest($1::bigint[]) with ordinality as wanted (id, n)
     join coded_events using (id) order by n`,
    [told],
  )
  const texts = events.map(({ coded, saidAt }, index) => {
    const { id: articleVersionId, articleId } = versions[index]
    const event = index % 2 === 0 ? coded : { ...coded, killed: 40 + index, initiators: [] }
    const report = {
      id: `new-${articleId}#0`,
      articleId: String(articleId),
      role: 'report',
      origin: 'family-new',
      saidAt,
      event,
      names: [],
    }
    return {
      articleVersionId,
      coded: { relevant: true, role: 'report', roleEvidence: null },
      reports: [{ report, block: blockOf(report) }],
      text: 'Words.',
      taxonomyVersion: 'bench',
      coderVersion: 'bench',
    }
  })
  await store.transaction((sql) => saveCodedEvents(sql, texts))
  return versions.map(({ id }) => id)
}

function summed({ incidents, costs }) {
  const of = (key) => (costs[0][key] === null ? null : median(costs.map((cost) => cost[key])))
  const sums = costs.map(({ node, server, clock }) => (server === null ? clock : node + server))
  return {
    incidents,
    node: of('node'),
    server: of('server'),
    clock: of('clock'),
    both: median(sums),
    opened: of('opened'),
    revised: of('revised'),
  }
}

function tell(results) {
  const ratio = results[1].both / results[0].both
  printMachine()
  printTable(
    `Resolving, milliseconds an event (CPU time; median of ${rounds} rounds of ${transactions} transactions of ${textsAtOnce} texts)`,
    ['stored incidents', 'node', 'server', 'together', 'clock', 'opened', 'revised'],
    results.map((result) => [
      result.incidents.toLocaleString('en'),
      ms(result.node),
      ms(result.server),
      ms(result.both),
      ms(result.clock),
      percent(result.opened),
      percent(result.revised),
    ]),
  )
  console.log(`\n  ${ratio.toFixed(2)} times as much (goal ${goal})${ratio > goal ? ', missed' : ''}`)
  const [least, most] = [few, many].map((count) => count.toLocaleString('en'))
  const verdicts = [atMost(`resolving an event beside ${most} incidents`, `the same beside ${least}`, goal, ratio, '×')]
  keepResult('resolve', { verdicts, goal, ratio, results })
}

function ms(value) {
  return value === null ? '–' : value.toFixed(2)
}

function percent(share) {
  return `${Math.round(100 * share)} %`
}
