import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteEmbedded, migrate, startEmbedded } from '@wirewatch/store'
import pg from 'pg'
import { atMost, keepResult, median, printMachine, printTable } from './measure.mjs'

/** What looking for near-duplicates costs as the archive grows: `npm run bench:near-duplicates [-- ARTICLES …]`. */
const given = process.argv.slice(2).map(Number)
const sizes = given.length > 0 ? given : [10_000, 100_000, 1_000_000]
const mostGrowth = 2
const rounds = 600
/** Rounds before those that are measured: they bring what is always read into memory. */
const warmUp = 200
const bandCount = 16
const lookUp = 'select article_id, text from near_duplicates($1, $2)'

const home = await mkdtemp(join(tmpdir(), 'wirewatch-bench-'))
const database = await startEmbedded({ home })
const archives = []
try {
  for (const size of sizes) archives.push(await anArchive(size))
  const postgres = (await archives[0].client.query('show server_version')).rows[0].server_version
  const answers = await lookUpInTurn()
  const growth = answers.at(-1).net / answers[0].net
  printMachine()
  printTable(
    `Near-duplicate look-ups on PostgreSQL ${postgres}, milliseconds (median of ${rounds}; half of them find a copy)`,
    ['articles', 'select 1', 'look-up', 'net'],
    answers.map(({ articles, nothing, found, net }) => [
      articles.toLocaleString('en'),
      ...[nothing, found, net].map((ms) => ms.toFixed(3)),
    ]),
  )
  console.log(`\n  net growth ${growth.toFixed(2)} (goal at most ${mostGrowth})${growth > mostGrowth ? ' missed' : ''}`)
  const verdicts = [
    atMost(
      `near-duplicate look-up at ${count(answers.at(-1))} stored, \`select 1\` taken off`,
      `the same at ${count(answers[0])}`,
      mostGrowth,
      growth,
      '×',
    ),
  ]
  keepResult('near-duplicates', { verdicts, postgres, rounds, mostGrowth, growth, answers })
} finally {
  for (const { client } of archives) await client.end()
  await database.stop()
  await deleteEmbedded(home)
  await rm(home, { recursive: true, force: true })
}

function count({ articles }) {
  return articles.toLocaleString('en')
}

/** A database of its own with so many articles, every one of them unlike all others. */
async function anArchive(articles) {
  console.log(`filling ${articles.toLocaleString('en')} articles …`)
  const url = new URL(database.url)
  url.pathname = `/bench_${articles}`
  const admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
  await admin.query(`create database bench_${articles}`)
  await admin.end()
  await migrate({ databaseUrl: url.href, analystPassword: database.analystPassword })
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await fill(client, articles)
  return { articles, client }
}

/** The index is built over full rows, which leaves it as one that grew with them. */
async function fill(client, articles) {
  await client.query(`
    set session_replication_role = replica;
    set maintenance_work_mem = '256MB';
    drop index article_versions_bands_idx;
    insert into sources (id, name, homepage, country, language, zone, family, kind, spacing_ms, every_minutes_least, every_minutes_most)
    values ('outlet', 'Outlet', null, 'PK', 'en', 'Asia/Karachi', 'outlet', 'newspaper', 1000, 10, 120);
    insert into articles (article_key, source_id, current_version_id)
    select 'article-' || n, 'outlet', n from generate_series(1, ${articles}) n order by n;
    insert into article_versions (article_id, version, content_hash, text, fetched_at, first_seen_at, origin, bands)
    select n, 1, md5(n::text), repeat('Words of an invented report. ', 12), now(), now(), 'outlet', ${bandsOf('n')}
    from generate_series(1, ${articles}) n
    order by n;
    create index article_versions_bands_idx on article_versions using gin (bands) with (fastupdate = off);
    set session_replication_role = default;
  `)
  await client.query('vacuum analyze article_versions, articles')
  // What was filled in is written down now, not while the look-ups are timed.
  await client.query('checkpoint')
}

/** Bands as a fingerprint's: numbers spread over all integers. */
function bandsOf(row) {
  return `array(select hashint8extended(${row} * ${bandCount} + band, 7)::bit(32)::int from generate_series(0, ${bandCount - 1}) band)`
}

/** All archives in turn, round after round, so that what else the machine does falls on all alike. */
async function lookUpInTurn() {
  const times = archives.map(() => ({ nothing: [], found: [] }))
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [index, { articles, client }] of archives.entries()) {
      const bands = await bandsToLookUp(client, articles, round)
      const nothing = await timed(client, 'select 1', [])
      const found = await timed(client, lookUp, [bands, 0])
      if (round < warmUp) continue
      times[index].nothing.push(nothing)
      times[index].found.push(found)
    }
  }
  return archives.map(({ articles }, index) => {
    const [nothing, found] = [median(times[index].nothing), median(times[index].found)]
    return { articles, nothing, found, net: found - nothing }
  })
}

/** Every other text is like nothing that is kept; the others share three bands with one, as copies with a tenth of the words edited. */
async function bandsToLookUp(client, articles, round) {
  const row = 1 + ((round * 7919) % articles)
  const { rows } = await client.query(`select ${bandsOf(row)} as own, ${bandsOf(-row)} as other`)
  const [{ own, other }] = rows
  return round % 2 === 0 ? other : [...own.slice(0, 3), ...other.slice(3)]
}

async function timed(client, text, values) {
  const start = performance.now()
  await client.query(text, values)
  return performance.now() - start
}
