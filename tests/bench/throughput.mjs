import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { startRound } from '@wirewatch/runner'
import pg from 'pg'
import copy from 'pg-copy-streams'
import { aFeed, aLine, anEntry, aRedis, aServer, aSource, towns } from './a-line.mjs'
import { cpuOf, cpuOfUs } from './cpu-of.mjs'
import { atMost, keepResult, printMachine, printTable, toKnow } from './measure.mjs'

/**
 * From the bytes of feeds to committed incidents, beside a COPY of the same article rows alone; CPU of node, Postgres and Redis together:
 * `npm run bench:throughput [-- ARTICLES]`.
 */
const [articles = 2000] = process.argv.slice(2).map(Number)
const feeds = 20
const goal = 8

const rows = []
for (const backend of ['postgres', 'redis']) rows.push(await measure(backend))
printMachine()
printTable(
  `From feed bytes to incidents, ${articles} full-text articles of ${feeds} feeds (goal: at most ${goal} times a COPY of the rows)`,
  ['queue on', 'articles/s', 'incidents', 'CPU ms an article', 'of it node', 'COPY alone', 'ratio', ''],
  rows.map(({ backend, perSecond, incidents, line, node, copied, ratio }) => [
    backend,
    perSecond.toFixed(0),
    incidents,
    line.toFixed(2),
    node.toFixed(2),
    copied.toFixed(3),
    ratio.toFixed(1),
    ratio > goal ? 'missed' : '',
  ]),
)
const verdicts = rows.flatMap(({ backend, ratio, perSecond }) => [
  atMost(`feed bytes to incidents, queue on ${backend}: CPU`, 'COPY of the article rows alone', goal, ratio, '×'),
  toKnow(`feed bytes to incidents, queue on ${backend}`, '–', perSecond, 'articles/s'),
])
keepResult('throughput', { verdicts, postgres: rows[0].postgres, articles, feeds, goal, rows })

async function measure(backend) {
  const redis = backend === 'redis' ? await aRedis(54_871) : null
  const published = new Date()
  const bodies = Array.from({ length: feeds }, (_, feed) =>
    aFeed(
      Array.from({ length: articles / feeds }, (_, at) => {
        const number = at * feeds + feed
        return anEntry(number, towns[number % towns.length], 3 + (number % 9), published)
      }),
    ),
  )
  const outlet = await aServer(({ url }) => ({ body: bodies[Number(url.slice(1))] }))
  const sources = bodies.map((_, feed) => aSource(`outlet-${feed}`, `${outlet.url}/${feed}`))
  const line = await aLine({ redisUrl: redis?.url ?? null, sources })
  try {
    const server = line.serverPid
    const taken = () => ({ node: cpuOfUs(), servers: cpuOf(server) + (redis === null ? 0 : cpuOf(redis.pid)) })
    const before = taken()
    const startedAt = performance.now()
    await startRound(line.context, { queues: ['feeds', 'articles'], concurrency: 4 }, 'all')
    await allEnded(line.context.store)
    const seconds = (performance.now() - startedAt) / 1000
    const after = taken()
    const node = ((after.node - before.node) / articles) * 1000
    const servers = ((after.servers - before.servers) / articles) * 1000
    const [{ incidents }] = await line.context.store.rows('select count(*) as incidents from incidents')
    const copied = await copyAlone(line)
    return {
      backend,
      perSecond: articles / seconds,
      incidents,
      node,
      line: node + servers,
      copied,
      ratio: (node + servers) / copied,
      postgres: line.postgres,
    }
  } finally {
    await line.close()
    outlet.close()
    redis?.stop()
  }
}

/** Looks at nothing large: what the bench itself asks is in the figures. */
async function allEnded(store) {
  for (;;) {
    const [{ ended }] = await store.rows(`select count(*) as ended from dispositions where item_kind = 'entry'`)
    if (ended >= articles) return
    await pause(200)
  }
}

/** CPU milliseconds an article that a COPY of the very rows takes, into tables of the same shape with the same indexes. */
async function copyAlone({ database, serverPid }) {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const texts = await copyOut(client)
    // A server's CPU time is told in hundredths of a second: few rows are copied more often.
    const times = Math.max(5, Math.ceil(50_000 / articles))
    const before = cpuOfUs() + cpuOf(serverPid)
    for (let round = 0; round < times; round++) await copyIn(client, texts)
    // While the connection is open: a process that has just ended is in nobody's account.
    return ((cpuOfUs() + cpuOf(serverPid) - before) / times / articles) * 1000
  } finally {
    await client.end()
  }
}

async function copyOut(client) {
  const texts = new Map()
  for (const table of ['articles', 'article_versions']) {
    await client.query(`create table copy_of_${table} (like ${table} including all excluding identity)`)
    const parts = []
    for await (const part of client.query(copy.to(`copy ${table} to stdout`))) parts.push(part)
    texts.set(table, Buffer.concat(parts))
  }
  return texts
}

async function copyIn(client, texts) {
  for (const [table, text] of texts) {
    await client.query(`truncate copy_of_${table}`)
    await pipeline([text], client.query(copy.from(`copy copy_of_${table} from stdin`)))
  }
  const [{ copied }] = (await client.query('select count(*)::int as copied from copy_of_articles')).rows
  if (copied < articles) throw new Error(`bench: ${copied} of ${articles} rows were copied`)
}
