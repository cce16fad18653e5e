import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { explanation } from '@wirewatch/cli/show/explanation.js'
import { openNewcomers } from '@wirewatch/cli/show/newcomers.js'
import { table } from '@wirewatch/cli/show/table.js'
import { weighTagged } from '@wirewatch/pipeline/code/code.js'
import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { resolveReports } from '@wirewatch/runner/resolve/resolve-reports.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { quetta } from '../builders/a-report.js'
import { aRule, oneReceiver } from '../builders/alert-rules.js'
import { fixture } from '../builders/folders.js'
import { aSource, aStoredText, codeText } from '../builders/stored.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { anAlerting } from '../runner/alerts/an-alerting.js'
import { say } from './say.js'

/** Clears the screen, sets the window's title, the same by the one-byte codes of C1, and turns the direction of what follows. */
const hostile = 'Blast\u001b[2J\u001b]0;owned\u0007\u009b2J\u009d0;owned\u009c\r\b\u007f\u061c\u202eevil\u2066\u2028end'

/** Our own colours aside. */
const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/
const steers = (text: string): boolean => steering.test(text.replace(/\u001b\[\d+m/g, ''))

let database: TestDatabase
let folder: string
let environment: Record<string, string>
let newcomers: readonly string[]
beforeAll(async () => {
  database = await aDatabase()
  folder = mkdtempSync(join(tmpdir(), 'wirewatch-terminal-'))
  const rules = aRule('when: { killed: { at_least: 5 } }')
  writeFileSync(join(folder, 'rules.yaml'), rules)
  writeFileSync(join(folder, 'delivery.yaml'), oneReceiver)
  environment = {
    DATABASE_URL: database.url,
    WIREWATCH_DATA: fixture('taxonomy/small'),
    WIREWATCH_ALERT_RULES: folder,
    WIREWATCH_ALLOW_LOOPBACK: '1',
  }
  const { look } = await openNewcomers(database.store)
  const { context } = await anAlerting(database.store, rules)
  const actor = { id: null, name: hostile, text: hostile, attribution: null }
  const text = await aStoredText(database.store, {
    source: aSource({ id: 'valley-post', name: hostile }),
    title: hostile,
    text: `Eleven people ${hostile} died, the police said.`,
  })
  const location = { ...quetta, id: null, name: hostile, text: hostile, admin1: hostile, admin2: hostile }
  const figure = { group: 'total', qualifier: 'exact', partyClaim: false, start: 0, end: 18 } as const
  const casualties = [{ ...figure, measure: 'killed', min: 11, max: 11, speaker: hostile }] as const
  await codeText(database.store, text, [
    { killed: 11, location, initiators: [actor], targets: [actor], claimants: [actor], casualties: [...casualties] },
  ])
  await resolveReports(context, [text.articleVersionId])
  await database.store.rows('update feeds set last_error = $1', [hostile])
  newcomers = await look()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

test.each([
  [['incidents', 'list']],
  [['incidents', 'show', 'PK-2026-000001']],
  [['status']],
  [['alerts', 'list', '--state', 'all']],
  [['rules', 'explain', 'PK-2026-000001']],
  [['rules', 'explain', 'PK-2026-000001', '--rule', 'watch']],
  [['rules', 'backtest', '--since', '2026-01-01']],
  [['report', 'monthly', '--of', '2026-03-04']],
  [['incidents', 'set', 'PK-2026-000001', 'killed', '9', '--why', hostile, '--analyst', hostile]],
  [['incidents', 'show', 'PK-2026-000001']],
])('what steers a terminal is not printed by %j', async (args) => {
  const { code: exit, out, err } = await say(args, environment)
  expect({ exit, steered: steers(out + err), prints: out.length > 40 }, out + err).toEqual({
    exit: 0,
    steered: false,
    prints: true,
  })
})

test.each([
  [['incidents', 'list', '--type', hostile]],
  [['incidents', 'show', hostile]],
  [['export', '--where', `'${hostile}'`]],
  [['import', join(tmpdir(), hostile)]],
  [['sources', 'test', hostile]],
])('nor by an error: %j', async (args) => {
  const { code: exit, out, err } = await say(args, environment)
  expect({ exit, steered: steers(out + err) }, err).toEqual({ exit: 1, steered: false })
})

test('nor by the line of a new incident', () => {
  expect(newcomers.join('\n')).toContain('Blast')
  expect(steers(newcomers.join('\n'))).toBe(false)
})

test('nor by an explanation', () => {
  const text = `Two soldiers were killed ${hostile} on Tuesday when a bomb hit their vehicle in Quetta, police said.`
  const article = { id: '1', url: null, title: hostile, text, author: null, language: null, zone: null } as const
  const taxonomy = loadTaxonomy({})
  const tagged = tag.run({ ...article, publishedAt: '2026-03-04T10:00:00Z', sourceCountry: null }, { taxonomy })
  const told = explanation(tagged, weighTagged(tagged, taxonomy), taxonomy)
  expect(told).toContain('Blast')
  expect(steers(told)).toBe(false)
})

test('nor by what a feed, a server and a list of feeds say', async () => {
  const rss = `<rss version="2.0"><channel><title>${hostile.replace(/[\u0000-\u001f]/g, '')}</title><item><title>${'\u009b2J\u202eevil'}</title><link>https://a.example/1</link></item></channel></rss>`
  const server = createServer((request, response) => {
    if (request.url === '/') response.end(rss)
    else response.writeHead(302, { location: '/\u009b2J%1b[2J' }).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const opml = join(folder, 'outlets.opml')
  writeFileSync(
    opml,
    `<opml><body><outline text="\u009b2J\u202eevil" type="rss" xmlUrl="mailto:\u009b2J"/></body></opml>`,
  )
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  for (const what of [
    ['add', home],
    ['add', `${home}away`],
    ['import', opml],
  ]) {
    const { out, err } = await say(['sources', ...what], environment)
    expect({ steered: steers(out + err), prints: (out + err).length > 40 }, out + err).toEqual({
      steered: false,
      prints: true,
    })
  }
})

test('nor by a table, whoever names its columns', () => {
  expect(steers(table([{ head: hostile, of: () => hostile }], [{}]))).toBe(false)
})
