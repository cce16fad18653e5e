import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { work } from '@wirewatch/runner'
import { pollFeed } from '@wirewatch/runner/poll/poll-feed.js'
import pg from 'pg'
import { aFeed, aLine, anEntry, aServer, aSource, towns } from './a-line.mjs'
import { cpuOf, cpuOfUs } from './cpu-of.mjs'
import { atMost, keepResult, median, printMachine, printTable } from './measure.mjs'

/** What a new article costs, feed to incident, beside few and beside many that are kept: `npm run bench:archive [-- FEW MANY]`. */
const [few = 10_000, many = 1_000_000] = process.argv.slice(2).map(Number)
const goal = 1.5
const perRound = 100
const rounds = 7
const warmUp = 2
/** As `fill-archive.sql` has it for the questions of analysts. */
const articlesAnIncident = 5

let published = aFeed([])
const outlet = await aServer(() => ({ body: published }))
const source = aSource('new-outlet', `${outlet.url}/feed`)
const archives = []
try {
  for (const articles of [few, many]) archives.push(await anArchive(articles))
  for (let round = 0; round < warmUp + rounds; round++) {
    published = aFeed(newEntries(round))
    // In turn, so that what else the machine does falls on both alike.
    for (const archive of archives) {
      const cost = await readNews(archive)
      if (round >= warmUp) archive.costs.push(cost)
    }
  }
  tell(archives.map(summed))
} finally {
  for (const { line } of archives) await line.close()
  outlet.close()
}

async function anArchive(articles) {
  console.error(`filling ${articles.toLocaleString('en')} articles …`)
  const line = await aLine({ sources: [source] })
  const client = new pg.Client({ connectionString: line.database.url })
  await client.connect()
  const sql = await readFile(new URL('fill-archive.sql', import.meta.url), 'utf8')
  const incidents = Math.ceil(articles / articlesAnIncident)
  await client.query(sql.replaceAll(':incidents', incidents).replaceAll(':articles', articles))
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
  // Feeds are polled here, when both archives are to be: no sweep asks the invented outlets of the archive.
  await work(line.context, ['articles'], 4)
  return { articles, line, costs: [] }
}

function newEntries(round) {
  return Array.from({ length: perRound }, (_, at) => {
    const number = round * perRound + at
    return anEntry(number, towns[number % towns.length], 3 + (number % 9), new Date())
  })
}

async function readNews({ line }) {
  const { store } = line.context
  const before = { server: cpuOf(line.serverPid), node: cpuOfUs() }
  await pollFeed(line.context, source.feeds[0].id)
  for (;;) {
    const [waiting] = await store.rows(`select from entries where state = 'waiting' limit 1`)
    if (waiting === undefined) break
    await pause(50)
  }
  const node = (cpuOfUs() - before.node) * 1000
  const server = (cpuOf(line.serverPid) - before.server) * 1000
  return { node: node / perRound, server: server / perRound }
}

function summed({ articles, costs, line }) {
  return {
    articles,
    postgres: line.postgres,
    node: median(costs.map(({ node }) => node)),
    server: median(costs.map(({ server }) => server)),
    both: median(costs.map(({ node, server }) => node + server)),
  }
}

function tell(results) {
  const [least, most] = results
  const ratio = most.both / least.both
  printMachine()
  printTable(
    `A new article from feed to incident, milliseconds of CPU (median of ${rounds} rounds of ${perRound}; goal ${goal})`,
    ['kept articles', 'node', 'Postgres', 'together'],
    results.map(({ articles, node, server, both }) => [
      articles.toLocaleString('en'),
      ...[node, server, both].map((ms) => ms.toFixed(2)),
    ]),
  )
  console.log(`\n  ${ratio.toFixed(2)} times as much (goal ${goal})${ratio > goal ? ', missed' : ''}`)
  const [fewer, more] = results.map(({ articles }) => articles.toLocaleString('en'))
  const verdicts = [atMost(`a new article beside ${more}: CPU`, `the same beside ${fewer}`, goal, ratio, '×')]
  keepResult('archive', { verdicts, postgres: least.postgres, goal, ratio, results })
}
