import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteEmbedded, migrate, startEmbedded } from '@wirewatch/store'
import pg from 'pg'
import { keepResult, median, printMachine, printTable } from './measure.mjs'

/** What looking for near-duplicates costs as the archive grows: `npm run bench:near-duplicates [-- ARTICLES …]`. */
const given = process.argv.slice(2).map(Number)
const sizes = given.length > 0 ? given : [10_000, 100_000, 1_000_000]
const mostGrowth = 2
const lookUps = 400
const bandCount = 16
const lookUp = 'select article_id, text from near_duplicates($1, $2)'

const home = await mkdtemp(join(tmpdir(), 'wirewatch-bench-'))
const database = await startEmbedded({ home })
const client = new pg.Client({ connectionString: database.url })
try {
  await migrate({ databaseUrl: database.url, analystPassword: database.analystPassword })
  await client.connect()
  const { rows } = await client.query('show server_version')
  const answers = []
  for (const [index, size] of sizes.entries()) {
    console.log(`filling up to ${size.toLocaleString('en')} articles …`)
    await fill(sizes[index - 1] ?? 0, size)
    answers.push({ articles: size, ...(await lookUpMany(size)) })
  }
  const growth = answers.at(-1).net / answers[0].net
  printMachine()
  printTable(
    `Near-duplicate look-ups on PostgreSQL ${rows[0].server_version}, milliseconds (median of ${lookUps})`,
    ['articles', 'select 1', 'copy', 'nothing like it', 'net'],
    answers.map(({ articles, nothing, copy, strange, net }) => [
      articles.toLocaleString('en'),
      ...[nothing, copy, strange, net].map((ms) => ms.toFixed(3)),
    ]),
  )
  console.log(`\n  net growth ${growth.toFixed(2)} (goal at most ${mostGrowth})${growth > mostGrowth ? ' missed' : ''}`)
  keepResult('near-duplicates', { postgres: rows[0].server_version, lookUps, mostGrowth, growth, answers })
} finally {
  await client.end()
  await database.stop()
  await deleteEmbedded(home)
  await rm(home, { recursive: true, force: true })
}

/** Articles `from` + 1 to `to`, every one of them unlike all others. An index that is built over full rows is as one that grew with them. */
async function fill(from, to) {
  await client.query(`
    set session_replication_role = replica;
    drop index article_versions_bands_idx;
    insert into sources (id, name, homepage, country, language, zone, family, kind, spacing_ms, every_minutes_least, every_minutes_most)
    values ('outlet', 'Outlet', null, 'PK', 'en', 'Asia/Karachi', 'outlet', 'newspaper', 1000, 10, 120)
    on conflict do nothing;
    insert into articles (article_key, source_id, current_version_id)
    select 'article-' || n, 'outlet', n from generate_series(${from} + 1, ${to}) n order by n;
    insert into article_versions (article_id, version, content_hash, text, fetched_at, first_seen_at, origin, bands)
    select n, 1, md5(n::text), repeat('Words of an invented report. ', 12), now(), now(), 'outlet', ${bandsOf('n')}
    from generate_series(${from} + 1, ${to}) n
    order by n;
    set maintenance_work_mem = '256MB';
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

/** In turn, so that what else the machine does falls on all alike. Copies share three bands, as texts with a tenth of the words edited. */
async function lookUpMany(size) {
  const times = { nothing: [], copy: [], strange: [] }
  for (let round = 0; round < lookUps; round++) {
    const row = 1 + ((round * 7919) % size)
    const [{ own, other }] = (await client.query(`select ${bandsOf(row)} as own, ${bandsOf(-row)} as other`)).rows
    times.nothing.push(await timed('select 1', []))
    times.copy.push(await timed(lookUp, [[...own.slice(0, 3), ...other.slice(3)], 0]))
    times.strange.push(await timed(lookUp, [other, 0]))
  }
  const [nothing, copy, strange] = [times.nothing, times.copy, times.strange].map(median)
  return { nothing, copy, strange, net: (copy + strange) / 2 - nothing }
}

async function timed(text, values) {
  const start = performance.now()
  await client.query(text, values)
  return performance.now() - start
}
