import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeArticle } from '@wirewatch/pipeline/code/code-article.js'
import { alertingWith, openContext, openLog, prepareDatabase } from '@wirewatch/runner'
import { deleteEmbedded, startEmbedded } from '@wirewatch/store'
import { loadAlertRules, loadTaxonomy } from '@wirewatch/taxonomy'

export const taxonomy = loadTaxonomy()

function distinctTowns() {
  const all = [...taxonomy.locations.values()]
  const timesNamed = new Map()
  for (const { name } of all) timesNamed.set(name, (timesNamed.get(name) ?? 0) + 1)
  const chosen = new Map()
  for (const { id, name, kind, lat, parent } of all) {
    const admin1 = admin1NameOf(id)
    if (
      kind === 'town' &&
      lat !== null &&
      admin1 !== null &&
      timesNamed.get(name) === 1 &&
      /^[A-Z][a-z]{4,}$/.test(name)
    )
      if (!chosen.has(parent)) chosen.set(parent, { id, name, admin1 })
  }
  return [...chosen.values()].filter(isCoded)
}

/** Whether the coder places its incident there: what a bench counts must not hang on a name that it finds ambiguous. */
function isCoded(town) {
  const text = anEntry(0, town, 5, new Date('2026-03-04'))
    .replace(/^.*<!\[CDATA\[|\]\]>.*$/gs, '')
    .replace(/<[^>]+>/g, '\n\n')
  const { events } = codeArticle(
    {
      id: '0',
      url: null,
      title: null,
      text,
      author: null,
      language: 'en',
      publishedAt: '2026-03-04',
      modifiedAt: null,
      sourceCountry: 'PK',
      zone: 'UTC',
    },
    taxonomy,
  )
  return events.length === 1 && events[0].location?.lat != null && events[0].killed === 5
}

function admin1NameOf(id) {
  for (let at = taxonomy.locations.get(id); at !== undefined; at = taxonomy.locations.get(at.parent))
    if (at.kind === 'admin1') return at.name
  return null
}

/** An entry with its full text in the feed: so many dead in that town, told in words of its own, so that it is nobody's copy. */
export function anEntry(number, town, killed, published) {
  const { name, admin1 } = town
  const weekday = published.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
  return `<item><title>Gunmen kill ${killed} policemen in ${name}</title><link>https://outlet.example/${number}</link>
<guid>entry-${number}</guid><pubDate>${published.toUTCString()}</pubDate>
<content:encoded><![CDATA[<p>${name}: Unidentified gunmen opened fire on a police van in ${name}, a town in ${admin1}, on
${weekday}, killing ${killed} policemen, a senior police officer said.</p>${asides(number)}]]></content:encoded></item>`
}

const listOf = (words) => words.trim().split(/\s+/)
const things = listOf(`
  bridge orchard canal bakery workshop school mill library garden station depot stable kiln market well quarry meadow museum
  theatre harbour ferry nursery pharmacy laundry printer dairy vineyard granary chapel fountain ladder basket carpet lantern
  blanket kettle saddle bicycle tractor wagon piano violin ledger envelope curtain mirror cupboard staircase balcony chimney`)
const people = listOf(`
  farmer teacher driver tailor clerk shepherd nurse carpenter porter grocer student mason weaver miller baker potter gardener
  plumber painter barber cobbler florist printer librarian astronomer botanist surveyor translator musician photographer
  beekeeper fisherman goldsmith jeweller accountant architect neighbour cousin widow grandmother`)
const ways = listOf(`
  slowly twice early late often seldom again quietly together alone gladly briefly carefully usually rarely promptly warmly
  patiently cheerfully politely eagerly neatly steadily proudly`)
const qualities = listOf(`
  old new narrow wide quiet busy green white yellow wooden broken painted empty crowded tidy dusty cheap costly early distant
  nearby famous modest ancient cosy sunny shady rainy windy round`)
const deeds = listOf(`
  repaired painted visited praised measured cleaned rented admired described opened closed borrowed returned counted moved
  washed planted sold bought photographed remembered forgot noticed watched sketched`)

/**
 * A dozen sentences that no other number has in this order. Hardly three words in a row are common to two texts, as in what papers write:
 * of two texts made of few words and one sentence, each would look like the other's copy.
 */
function asides(number) {
  let seed = number * 2654435761 + 12345
  const one = (list) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return list[(seed >>> 8) % list.length]
  }
  const whom = () => `the ${one(qualities)} ${one(people)}`
  const what = () => `the ${one(qualities)} ${one(things)}`
  const sentences = [
    () =>
      `In the ${one(things)} ${whom()} ${one(ways)} ${one(deeds)} ${what()} and ${what()} that were beside ${what()}.`,
    () => `It was not for ${one(people)} or ${one(people)} that ${whom()} had ${one(ways)} ${one(deeds)} ${what()}.`,
    () =>
      `With a ${one(things)} and a ${one(things)}, ${whom()} then ${one(ways)} ${one(deeds)} ${what()} of ${whom()}.`,
    () =>
      `Between ${what()} and ${what()} there is a ${one(qualities)} ${one(things)} which ${whom()} has ${one(deeds)}.`,
  ]
  const paragraph = () => `<p>${[1, 2, 3, 4].map(() => one(sentences)()).join(' ')}</p>`
  return [1, 2, 3].map(paragraph).join('')
}

export const aFeed = (items) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Outlet</title>${items.join('')}</channel></rss>`

/** Answers every request with what `respond` gives: body and headers, or nothing. */
export async function aServer(respond) {
  const server = createServer((request, response) => {
    const parts = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const {
        status = 200,
        type = 'application/xml',
        body = '',
      } = respond(request, Buffer.concat(parts).toString()) ?? {}
      response.writeHead(status, { 'content-type': type }).end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

/** A Redis of its own on that port, without persistence, until it is stopped. Throws where there is no redis-server. */
export async function aRedis(port) {
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('bench: redis-server is not installed')))
    child.stdout.on('data', (text) => String(text).includes('Ready to accept') && resolve())
  })
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid, stop: () => child.kill() }
}

/** The whole line on an embedded Postgres of its own, with these outlets and alert rules; `now` where the clock is another than the machine's. */
export async function aLine({ redisUrl = null, sources, alertConfig = noAlerts, now = () => new Date() }) {
  const home = await mkdtemp(join(tmpdir(), 'wirewatch-bench-'))
  const database = await startEmbedded({ home })
  const context = openContext({
    environment: {},
    config: { redisUrl, concurrency: 4, home, incidentUrl: null },
    databaseUrl: database.url,
    taxonomy,
    alerting: alertingWith(alertConfig, taxonomy),
    sources,
    allowLoopback: true,
    now,
    log: openLog('silent'),
  })
  await prepareDatabase(context, { url: database.url, embedded: database }, sources, () => {})
  const [{ server_version: postgres }] = await context.store.rows('show server_version')
  return {
    context,
    database,
    postgres,
    serverPid: Number((await readFile(join(database.dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0]),
    close: async () => {
      await context.close()
      await database.stop()
      await deleteEmbedded(home)
      await rm(home, { recursive: true, force: true })
    },
  }
}

export const aSource = (id, url) => ({
  id,
  name: id,
  homepage: null,
  country: 'PK',
  language: 'en',
  zone: 'UTC',
  family: id,
  kind: 'newspaper',
  feeds: [{ id: `${id}-news`, url }],
  politeness: { key: id, spacingMs: 0, everyMinutes: { least: 10, most: 120 }, note: null },
})

/** A folder that is not there has no rules. */
const noAlerts = loadAlertRules(join(tmpdir(), 'wirewatch-no-rules'), taxonomy)

/** Towns that no other place is named like, one of each district: each can have an incident of its own. */
export const towns = distinctTowns()
