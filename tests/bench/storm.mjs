import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { weighRevisions, work } from '@wirewatch/runner'
import { tellSoon } from '@wirewatch/runner/tell/tell-at-once.js'
import { loadAlertRules } from '@wirewatch/taxonomy'
import { aLine, aServer, taxonomy } from './a-line.mjs'
import { cpuOf, cpuOfUs } from './cpu-of.mjs'
import { manyIncidents, manyRules } from './many-rules.mjs'
import { atMost, keepResult, printMachine, printTable, toKnow } from './measure.mjs'
import { liveMiB, watchMemory } from './resident-memory.mjs'
import { fillIncidents, raiseTolls } from './storm-incidents.mjs'

/**
 * A storm of revisions against a hundred alert rules, weighed and told while it lasts: `npm run bench:storm [-- REVISIONS]`. What is over
 * the receiver's budget must not be lost: it waits for the digest.
 */
const [revisions = 10_000] = process.argv.slice(2).map(Number)
const rules = 100
const atOnce = 25
const incidents = Math.max(atOnce, Math.floor(revisions / 5))
const mostSeconds = 60
const budget = 30
const mostGrowth = 1.15
/** The incidents are of the third of March 2026: the storm breaks at noon. */
const startedAt = Date.now()
const now = () => new Date(Date.parse('2026-03-03T12:00:00Z') + Date.now() - startedAt)

const received = new Map()
const hook = await aServer(({ headers }, body) => {
  const key = headers['idempotency-key']
  received.set(key, { times: (received.get(key)?.times ?? 0) + 1, alerts: JSON.parse(body).alerts.length })
})
const line = await aLine({ sources: [], alertConfig: await aConfig(), now })
const { store } = line.context
try {
  const ids = await fillIncidents(store, manyIncidents(taxonomy, incidents))
  const bare = await costOf(() => storm(ids, revise))
  await work(line.context, ['deliveries'], 4)
  const memory = watchMemory(process.pid)
  const weighed = await costOf(() => storm(ids, reviseAndWeigh))
  await allSent()
  tell(bare, weighed, memory.stop(), await whatBecame())
} finally {
  await line.close()
  hook.close()
}

async function aConfig() {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-storm-'))
  await writeFile(
    join(folder, 'delivery.yaml'),
    `routes: { receiver: desk, group_by: [rule], group_wait: 0s, group_interval: 0s }
receivers:
  - { name: desk, webhook: { url: '${hook.url}', allow_private: true } }
  - { name: daily, digest: { every: 24h, at: '00:00', zone: UTC, to: desk } }
budgets: { per_receiver_per_hour: ${budget}, overflow: daily }
`,
  )
  const delivery = loadAlertRules(folder, taxonomy)
  await rm(folder, { recursive: true })
  return { ...delivery, rules: manyRules(taxonomy, rules).rules }
}

/** Tolls that rise, so many incidents a transaction, as the texts of a batch are resolved. What the process holds on to, thousand by thousand. */
async function storm(ids, reviseSome) {
  const live = [liveMiB()]
  for (let done = 0; done < revisions; done += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, revisions - done) }, (_, at) => ids[(done + at) % ids.length])
    await reviseSome(some)
    if ((done + atOnce) % 1000 === 0) {
      live.push(liveMiB())
      console.error(`${(done + atOnce).toLocaleString('en')} of ${revisions.toLocaleString('en')} revisions`)
    }
  }
  return live
}

function revise(ids) {
  return store.transaction((sql) => raiseTolls(sql, ids, now().toISOString()))
}

async function reviseAndWeigh(ids) {
  const toTell = await store.transaction(async (sql) =>
    weighRevisions(sql, line.context, await raiseTolls(sql, ids, now().toISOString())),
  )
  await tellSoon(line.context, toTell)
}

/** Seconds by the clock, and CPU of a revision in microseconds. */
async function costOf(run) {
  const before = { clock: performance.now(), server: cpuOf(line.serverPid), node: cpuOfUs() }
  const live = await run()
  const ofOne = (seconds) => (seconds * 1e6) / revisions
  return {
    live,
    seconds: (performance.now() - before.clock) / 1000,
    server: ofOne(cpuOf(line.serverPid) - before.server),
    node: ofOne(cpuOfUs() - before.node),
  }
}

async function allSent() {
  for (;;) {
    const [due] = await store.rows(
      `select from notices where receiver = 'desk' and state in ('waiting', 'taken')
       union all
       select from deliveries where state = 'waiting'
       limit 1`,
    )
    if (due === undefined) return
    await pause(250)
  }
}

async function whatBecame() {
  const [found] = await store.rows(
    `select
       (select count(*) from alerts) as alerts,
       (select count(*) from notices where receiver = 'desk' and state = 'sent') as sent,
       (select count(*) from notices where receiver = 'desk' and state = 'digested') as digested,
       (select count(*) from deliveries where state = 'sent') as messages,
       (
         select count(*)
         from alerts
         where not exists (
           select from notices where notices.alert_id = alerts.id and notices.state in ('sent', 'waiting')
         )
       ) as lost`,
  )
  return { ...found, received: received.size, twice: [...received.values()].filter(({ times }) => times > 1).length }
}

function tell(bare, weighed, memory, became) {
  const [first, last] = [weighed.live[1] ?? weighed.live[0], weighed.live.at(-1)]
  printMachine()
  printTable(
    `${revisions.toLocaleString('en')} revisions of ${incidents.toLocaleString('en')} incidents against ${rules} rules`,
    ['', 'found', 'goal'],
    [
      ['seconds until the last was weighed', weighed.seconds.toFixed(1), `at most ${mostSeconds}`],
      ['the same without weighing', bare.seconds.toFixed(1), ''],
      ['CPU of a revision, node and Postgres, µs', `${weighed.node.toFixed(0)} + ${weighed.server.toFixed(0)}`, ''],
      ['the same without weighing, µs', `${bare.node.toFixed(0)} + ${bare.server.toFixed(0)}`, ''],
      ['alerts', became.alerts, ''],
      ['told of, or waiting for the digest, nowhere', became.lost, '0'],
      ['messages written', became.messages, `at most ${budget}`],
      ['messages received', became.received, became.messages],
      ['received more than once', became.twice, ''],
      ['memory held after a thousand revisions, MiB', first.toFixed(0), ''],
      ['memory held at the end, MiB', last.toFixed(0), `at most ${mostGrowth} times`],
      ['resident memory at the start, MiB', memory.start.toFixed(0), ''],
      ['resident memory at its peak, MiB', memory.most.toFixed(0), ''],
    ],
  )
  const storm = `a storm of ${revisions.toLocaleString('en')} revisions against ${rules} rules`
  const unheard = became.messages - became.received
  const extra = weighed.node + weighed.server - bare.node - bare.server
  const verdicts = [
    atMost(`${storm}, weighed`, '–', mostSeconds, weighed.seconds, 's'),
    atMost(`${storm}: alerts and messages lost`, '–', 0, became.lost + unheard, ''),
    atMost(`${storm}: messages`, "the receiver's budget of an hour", budget, became.messages, ''),
    atMost(`${storm}: memory held at the end`, 'after a thousand revisions', mostGrowth, last / first, '×'),
    toKnow(`${storm}: resident memory at its peak`, 'at the start', memory.most / memory.start, '×'),
    toKnow(`${storm}: CPU of weighing and telling one, node and Postgres`, '–', extra, 'µs'),
    toKnow(`${storm}: alerts`, '–', became.alerts, ''),
  ]
  keepResult('storm', { verdicts, postgres: line.postgres, revisions, bare, weighed, memory, ...became })
}
