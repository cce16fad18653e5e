import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { poll } from '@wirewatch/pipeline/poll/poll.js'
import { createFetchUrl } from '@wirewatch/runner/fetch/fetch-url.js'
import { pollFeed } from '@wirewatch/runner/poll/poll-feed.js'
import { loadFeed } from '@wirewatch/store'
import { Agent, request } from 'undici'
import { aFeed, aLine, anEntry, aSource, towns } from './a-line.mjs'
import { cpuOf, cpuOfUs } from './cpu-of.mjs'
import { atMost, keepResult, median, printMachine, printTable } from './measure.mjs'

/** What a poll that a feed answers with "not modified" costs, beside a bare request: `npm run bench:not-modified [-- POLLS]`. */
const [polls = 500] = process.argv.slice(2).map(Number)
const goal = 3
const rounds = 9
const warmUp = 3

const outlet = await anOutlet(aFeed([anEntry(1, towns[0], 3, new Date())]))
const source = aSource('outlet', `${outlet.url}/feed`)
const line = await aLine({ redisUrl: null, sources: [source] })
const agent = new Agent()
const client = createFetchUrl({ allowLoopback: true, politenessOf: () => ({ key: 'outlet', spacingMs: 0 }) })
try {
  const [{ id }] = source.feeds
  await pollFeed(line.context, id)
  // Nobody reads here: an entry that waits would be handed on anew by every poll.
  await line.context.store.rows(`update entries set state = 'ended', next_stage = null`)
  const due = await loadFeed(line.context.store, id)
  const needs = {
    fetchUrl: client.fetchUrl,
    now: () => new Date(),
    findKnownEntries: async () => new Set(),
    pageWords: line.context.pageWords,
  }
  const tasks = [
    { name: 'a bare request', run: bareRequest },
    {
      name: 'fetching with its guards',
      run: () => client.fetchUrl({ url: due.feed.url, purpose: 'feed', etag: '"one"', lastModified: null }),
    },
    { name: 'and the stage', run: () => expectNotModified(poll.run(due, needs)) },
    { name: 'and what is kept of it', run: () => pollFeed(line.context, id) },
  ]
  const costs = await measureAll(tasks)
  const [kept] = await line.context.store.rows('select count(*) as polls from fetch_events where status = 304')
  const expected = polls * (rounds + warmUp)
  if (kept.polls !== expected)
    throw new Error(`bench: ${kept.polls} of ${expected} polls were answered with "not modified"`)
  tell(costs, line.postgres)
} finally {
  await client.close()
  await agent.close()
  await line.close()
  outlet.stop()
}

async function bareRequest() {
  const { statusCode, body } = await request(source.feeds[0].url, {
    dispatcher: agent,
    headers: { 'if-none-match': '"one"' },
  })
  await body.dump()
  if (statusCode !== 304) throw new Error(`bench: status ${statusCode}`)
}

async function expectNotModified(polled) {
  const { outcome } = await polled
  if (outcome !== 'not-modified') throw new Error(`bench: the poll came to ${outcome}`)
}

/** In turn, round after round, so that what else the machine does falls on all alike. Microseconds of CPU a poll. */
async function measureAll(tasks) {
  const taken = tasks.map(() => ({ node: [], both: [] }))
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [index, { run }] of tasks.entries()) {
      const before = { server: cpuOf(line.serverPid), node: cpuOfUs() }
      for (let count = 0; count < polls; count++) await run()
      const node = ((cpuOfUs() - before.node) / polls) * 1e6
      const both = node + ((cpuOf(line.serverPid) - before.server) / polls) * 1e6
      if (round < warmUp) continue
      taken[index].node.push(node)
      taken[index].both.push(both)
    }
  }
  return tasks.map(({ name }, index) => ({
    name,
    node: median(taken[index].node),
    both: median(taken[index].both),
  }))
}

function tell(costs, postgres) {
  const [bare, fetched, staged, whole] = costs
  printMachine()
  printTable(
    `A poll that is answered with "not modified", µs of CPU (median of ${rounds} rounds of ${polls}; goal: at most ${goal} times a bare request)`,
    ['', 'node', 'ratio', 'with Postgres'],
    costs.map(({ name, node, both }) => [name, node.toFixed(0), (node / bare.node).toFixed(2), both.toFixed(0)]),
  )
  const verdicts = [
    atMost('a 304 poll: the fetch and the stage', 'a bare undici request', goal, staged.node / bare.node, '×'),
    atMost('a 304 poll with what is kept of it: node', 'a bare undici request', goal, whole.node / bare.node, '×'),
    atMost(
      'a 304 poll with what is kept of it: node and Postgres',
      'a bare undici request',
      goal,
      whole.both / bare.node,
      '×',
    ),
  ]
  keepResult('not-modified', { verdicts, postgres, polls, goal, bare, fetched, staged, whole })
}

async function anOutlet(feed) {
  const script = fileURLToPath(new URL('serve-not-modified.mjs', import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(feed)
  const [port] = await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${String(port).trim()}`, stop: () => child.kill() }
}
