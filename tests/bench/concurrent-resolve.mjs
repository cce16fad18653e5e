import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { blockOf } from '@wirewatch/pipeline/resolve/block.js'
import { openQueues } from '@wirewatch/runner/queues/queues.js'
import { saveCodedEvents } from '@wirewatch/store'

const worker = fileURLToPath(new URL('../../services/worker/bin/worker.mjs', import.meta.url))
const entriesAJob = 25

/**
 * Lets worker processes resolve events of so many incidents, all in wild order over Redis. The events are stored before, and wait.
 * @returns how many incidents stand and were merged away, how often the server met a deadlock, and what was left
 */
export async function resolveConcurrently({ store, databaseUrl, redisUrl, events, incidents, workers = 2 }) {
  const entryIds = await waitingEntries(store, events, incidents)
  const queues = openQueues({ redisUrl }, databaseUrl, () => {})
  const started = performance.now()
  const running = Array.from({ length: workers }, () =>
    spawn(process.execPath, [worker], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        QUEUES: 'articles',
        WIREWATCH_CONCURRENCY: '2',
      },
    }),
  )
  try {
    await queues.add(jobsOf(inWildOrder(entryIds)))
    await allEnded(store, running)
    return { ...(await whatStands(store)), seconds: (performance.now() - started) / 1000 }
  } finally {
    for (const process of running) await ended(process)
    await queues.close()
  }
}

async function ended(process) {
  if (process.exitCode !== null) return
  process.kill('SIGTERM')
  await once(process, 'close')
}

const jobsOf = (ids) =>
  Array.from({ length: Math.ceil(ids.length / entriesAJob) }, (_, job) => {
    const entryIds = ids.slice(job * entriesAJob, (job + 1) * entriesAJob)
    return { name: 'read', payload: { entryIds }, key: `read-${job}` }
  })

/** A step that shares no divisor with the number: each once, neighbours far apart. */
function inWildOrder(ids) {
  const step = [7919, 7907, 7901].find((prime) => ids.length % prime !== 0)
  return ids.map((_, index) => ids[(index * step) % ids.length])
}

async function allEnded(store, running) {
  for (;;) {
    const [{ waiting }] = await store.rows(`select count(*) as waiting from entries where state = 'waiting'`)
    if (waiting === 0) return
    if (running.every(({ exitCode }) => exitCode !== null)) throw new Error('the workers ended before their work')
    await pause(100)
  }
}

async function whatStands(store) {
  const [found] = await store.rows(
    `select
       (select count(*) from incidents where status not in ('merged', 'rejected', 'retracted')) as incidents,
       (select count(*) from incidents where status = 'merged') as merged,
       (select count(*) from incident_reports where detached_at is null) as reports,
       (select count(*) from entries where state = 'failed') as failed,
       (select deadlocks from pg_stat_database where datname = current_database()) as deadlocks`,
  )
  return found
}

/** Places and days far enough apart, each told by many outlets that agree; every text is coded and waits for being resolved. */
async function waitingEntries(store, events, incidents) {
  await store.rows(
    `insert into sources (id, name, country, language, zone, family, kind, spacing_ms, every_minutes_least, every_minutes_most)
     select 'outlet-' || n, 'Outlet ' || n, 'PK', 'en', 'Asia/Karachi', 'family-' || n, 'newspaper', 1000, 10, 120
     from generate_series(0, 24) n`,
  )
  await store.rows(
    `insert into feeds (id, source_id, address, url, interval_minutes, next_poll_at)
     select 'feed-' || n, 'outlet-' || n, 'https://outlet-' || n || '.example/feed', 'https://outlet-' || n || '.example/feed', 20, 'infinity'
     from generate_series(0, 24) n`,
  )
  await store.rows(
    `with kept as (
       insert into articles (article_key, canonical_url, source_id)
       select 'told-' || n, 'https://outlet-' || n % 25 || '.example/' || n, 'outlet-' || n % 25
       from generate_series(0, $1::int - 1) n
       returning id, article_key, canonical_url, source_id
     )
     insert into article_versions (article_id, version, content_hash, url, title, text, language, fetched_at, first_seen_at, origin)
     select id, 1, article_key, canonical_url, 'Headline', 'Words.', 'en', now(), now(), source_id from kept order by id`,
    [events],
  )
  await store.rows(
    `update articles set current_version_id = version.id from article_versions version where version.article_id = articles.id`,
  )
  const versions = await store.rows(`select id, article_id as "articleId" from article_versions order by id`)
  for (let start = 0; start < events; start += 500) {
    const texts = versions.slice(start, start + 500).map(({ id, articleId }, index) => ({
      articleVersionId: id,
      coded: { relevant: true, role: 'report', roleEvidence: null },
      reports: [reportOf(String(articleId), start + index, incidents)],
      text: 'Words.',
      taxonomyVersion: 'bench',
      coderVersion: 'bench',
    }))
    await store.transaction((sql) => saveCodedEvents(sql, texts))
  }
  const entries = await store.rows(
    `insert into entries (feed_id, entry_key, article_id, url, title, content_hash, next_stage, article_version_id)
     select replace(articles.source_id, 'outlet', 'feed'), articles.article_key, articles.id, articles.canonical_url, 'Headline', 'hash', 'resolve',
       articles.current_version_id
     from articles
     order by articles.id
     returning id`,
  )
  return entries.map(({ id }) => id)
}

const daysBetween = 4
const provinces = 10

function reportOf(articleId, number, incidents) {
  const incident = number % incidents
  const round = Math.floor(number / incidents)
  const province = incident % provinces
  const day = new Date(Date.UTC(2026, 0, 5 + daysBetween * Math.floor(incident / provinces))).toISOString().slice(0, 10)
  const report = {
    id: `told-${number}#0`,
    articleId,
    role: 'report',
    origin: `family-${number % 25}`,
    saidAt: `${day}T${String(6 + (round % 16)).padStart(2, '0')}:00:00.000Z`,
    names: [],
    event: eventOf(day, province, incident),
  }
  return { report, block: blockOf(report) }
}

const eventOf = (date, province, incident) => ({
  type: 'explosive.ied_or_mine',
  components: [],
  date,
  dateEnd: null,
  datePrecision: 1,
  retrospective: false,
  location: {
    id: `town-${province}`,
    name: `Town ${province}`,
    text: `Town ${province}`,
    country: 'PK',
    admin1: `Province ${province}`,
    admin2: `District ${province}`,
    lat: 25 + province,
    lon: 65,
    precision: 2,
  },
  initiators: [],
  targets: [],
  claimants: [],
  killed: 3 + (incident % 7),
  injured: null,
  arrested: null,
  abducted: null,
  killedBy: { civilian: null, security: null, militant: null },
  casualties: [],
  weapons: ['ied'],
  targetKinds: ['market'],
  primary: true,
  confidence: 0.6,
  confidenceParts: {},
  evidence: [],
})
