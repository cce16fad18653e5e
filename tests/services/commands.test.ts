import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { syncSources } from '@wirewatch/store/feeds/feeds.js'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { fixture } from '../builders/folders.js'
import { aSource } from '../builders/stored.js'
import { wirewatch } from '../command-line.js'
import { aDatabase } from '../postgres.js'
import { run } from '../running.js'
import { aHome, type Home } from './homes.js'

const patience = 60_000

let home: Home
beforeAll(async () => {
  home = await aHome()
})
afterAll(() => home.remove())

test('a database that is empty says what to do, and migrating makes it ready', { timeout: patience }, async () => {
  for (const args of [['status'], ['psql', '-c', 'select 1'], ['explain', '1']]) {
    const asked = await wirewatch(args, { env: home.env })
    expect([asked.code, asked.stdout]).toEqual([1, ''])
    expect(asked.stderr).toContain('Run "npx wirewatch start" or "npx wirewatch migrate" first.')
    expect(asked.stderr).not.toContain('    at ')
  }
  const first = await wirewatch(['migrate', '--sync'], { env: home.env })
  const second = await wirewatch(['migrate'], { env: home.env })
  expect(first.stdout).toMatch(/^\d+ actors, \d+ places and \d\d outlets are in it\.\n\d+ migrations applied\./)
  expect(second.stdout).toBe('The schema was up to date.\nThe reporting views were up to date.\n')
})

test('status reads well, and as JSON holds the same', { timeout: patience }, async () => {
  await wirewatch(['migrate', '--sync', '--sources', fixture('regions/sahel/sources.yaml')], { env: home.env })
  const { stdout: read } = await wirewatch(['status'], { env: home.env })
  expect(read).toMatch(/^database {3}Postgres 18\.\d+, embedded, at 127\.0\.0\.1:\d+\/wirewatch, \d+\.\d MB$/m)
  expect(read).toMatch(/^analyst {4}PGPASSFILE=.+pgpass psql postgres:\/\/analyst@127\.0\.0\.1:\d+\/wirewatch$/m)
  expect(read).toMatch(/^queues {5}on the same Postgres, 0 jobs wait or run$/m)
  expect(read).toMatch(/^niger-bend-home +active +0 +– +– +–$/m)
  const { stdout } = await wirewatch(['status', '--json'], { env: home.env })
  expect(JSON.parse(stdout)).toMatchObject({
    database: { kind: 'embedded', entries: 0, incidents: 0 },
    queues: { backend: 'postgres', jobs: { feeds: 0, articles: 0, deliveries: 0 } },
    feeds: [{ id: 'desert-wire-home' }, { id: 'niger-bend-home', state: 'active', lastError: null }],
  })
})

test('status tells feeds that have gone quiet from those that fail, and from those that are gone', {
  timeout: patience,
}, async () => {
  const database = await aDatabase()
  onTestFinished(database.drop)
  await syncSources(
    database.store,
    ['lively', 'quiet', 'silent', 'slow', 'dead'].map((id) => aSource({ id })),
  )
  await database.store.rows(`update feeds set state = 'stale' where source_id in ('quiet', 'silent', 'slow')`)
  await database.store.rows(`update feeds set last_error = 'timeout', last_error_at = now() where source_id = 'slow'`)
  await database.store.rows(`update feeds set state = 'retired', gone_at = now() where source_id = 'dead'`)
  const { stdout } = await wirewatch(['status'], { env: { DATABASE_URL: database.url } })
  expect(stdout).toMatch(/^feeds {6}4 are asked: 1 fails, 2 have gone quiet; 1 is gone$/m)
  expect(stdout.match(/^\w+(?=-news)/gm)).toEqual(['slow', 'dead', 'quiet', 'silent', 'lively'])
})

test('the dictionary tells of every view, of every column of one, and what was probably meant', {
  timeout: patience,
}, async () => {
  const { stdout: all } = await wirewatch(['dictionary'], { env: home.env })
  expect(all).toMatch(/^incidents +view +One row a happening, /m)
  expect(all).toMatch(
    /^as_of\(moment timestamptz, first_day date, last_day date\) +function +The view incidents as it stood/m,
  )
  const { stdout: one } = await wirewatch(['dictionary', 'incidents'], { env: home.env })
  expect(one).toMatch(/^killed_best +integer +Dead by the best-ranked/m)
  const slip = await wirewatch(['dictionary', 'incident'], { env: home.env })
  expect(slip.stderr).toContain('There is no incident in the schema reporting. Did you mean incidents?')
})

test.each([
  ['cannot write', 'set transaction_read_only = off; create table reporting.mine (id int)'],
  ['cannot read what lies behind the views', 'select * from public.entries'],
])('whoever asks with psql %s', { timeout: patience }, async (_what, sql) => {
  const { code, stdout, stderr } = await wirewatch(['psql', '-c', sql], { env: home.env })
  expect(stderr).toMatch(/^The database refuses: permission denied/m)
  expect([code, stdout]).toEqual([1, ''])
})

test('what the analyst asks is answered as a table or as JSON, and a slip of the pen is explained', {
  timeout: patience,
}, async () => {
  const ask = (...args: string[]) => wirewatch(['psql', ...args], { env: home.env })
  const table = await ask('-c', `select 7 as n, null as nothing, 'a' as letter`)
  expect(table.stdout).toBe('n  nothing  letter\n7  –        a\n(1 row)\n')
  const json = await ask('--json', '-c', `select 7 as n, date '2026-03-04' as day`)
  expect(JSON.parse(json.stdout)).toMatchObject([{ n: 7 }])
  const slip = await ask('-c', 'selec 1')
  expect(slip.code).toBe(1)
  expect(slip.stderr).toMatch(/^The database refuses: syntax error at or near "selec"$/m)
})

test('a page in the charset of its server is explained as the line would read it', { timeout: patience }, async () => {
  const body = `<h1>Café bombed</h1><article><p>${'A bomb damaged a café in Mastung on Friday, police said. '.repeat(8)}</p></article>`
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html; charset=windows-1252').end(Buffer.from(body, 'latin1')),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bomb`
  const { stdout } = await wirewatch(['explain', url, '--json'], { env: { WIREWATCH_ALLOW_LOOPBACK: '1' } })
  expect(JSON.parse(stdout)).toMatchObject({ article: { text: expect.stringContaining('a café in Mastung') } })
})

test.each([
  [['report', 'weekly', '--as-of', 'soon'], /^invalid input syntax .*"soon"\. A time is written as 2026-03-31/m],
  [['report', 'monthly', '--of', '2026-02-31'], /It takes a day, such as 2026-03-04/],
  [['export', '-o', '/there/is/no/folder.parquet'], /^\/there\/is\/no\/folder\.parquet cannot be written/m],
  [['rules', 'check', '--rules', '/there/is/none'], /there is no such folder of alert rules/],
])('%j is a clear message, without a stack', { timeout: patience }, async (args, message) => {
  const { code, stderr } = await wirewatch(args, { env: home.env })
  expect(code).toBe(1)
  expect(stderr).toMatch(message)
  expect(stderr).not.toContain('    at ')
})

test('a database that is down is a clear message without a password, and the exit code is 1', {
  timeout: patience,
}, async () => {
  const env = { DATABASE_URL: 'postgres://wirewatch:hush-hush@127.0.0.1:9/wirewatch' }
  for (const args of [['status', '--quiet'], ['migrate']]) {
    const { code, stdout, stderr } = await wirewatch(args, { env })
    expect(stderr).toMatch(/^The database at 127\.0\.0\.1:9\/wirewatch does not answer \(.*\)\. Is it running.*\?\n$/)
    expect([code, stdout]).toEqual([1, ''])
  }
})

test.each(['wirewatch', 'worker'] as const)(
  'a %s that finds its database down says so and asks again',
  {
    timeout: patience,
  },
  async (program) => {
    const env = { DATABASE_URL: 'postgres://wirewatch:hush-hush@127.0.0.1:9/wirewatch' }
    const running = run(program, program === 'wirewatch' ? ['start', '--sample', '--once'] : [], env)
    onTestFinished(running.stop)
    await running.says(/does not answer.*Trying again in 0\.4 s/)
    expect(running.said()).not.toMatch(/hush-hush| {4}at /)
  },
)

test('a Redis that is down is a clear message without a password, and the exit code is 1', {
  timeout: patience,
}, async () => {
  const { code, stderr } = await wirewatch(['status'], {
    env: { ...home.env, REDIS_URL: 'redis://:hush-hush@127.0.0.1:9' },
  })
  expect(stderr).toMatch(
    /^The Redis at 127\.0\.0\.1:9 does not answer \(.*\)\. Is it running, and is REDIS_URL right\?$/m,
  )
  expect(code).toBe(1)
})

test.each([
  ['another password', (url: URL) => (url.password = 'hush-hush'), 'does not know this user or password'],
  ['another user', (url: URL) => (url.username = 'nobody'), 'does not know this user or password'],
  ['another database', (url: URL) => (url.pathname = '/nowhere'), 'has no database of that name'],
])(
  'a DATABASE_URL with %s says what is wrong, without the password',
  { timeout: patience },
  async (_, change, said) => {
    const database = await aDatabase('empty')
    onTestFinished(database.drop)
    const url = new URL(database.url)
    change(url)
    const { code, stderr } = await wirewatch(['status'], { env: { DATABASE_URL: url.href } })
    expect(stderr).toContain(said)
    expect(stderr).not.toMatch(/hush-hush| {4}at /)
    expect(code).toBe(1)
  },
)

test('wrong settings are listed all at once, by every program', { timeout: patience }, async () => {
  const env = {
    DATABASE_URL: 'mysql://root:hush-hush@127.0.0.1/news',
    REDIS_URL: 'nonsense',
    QUEUES: 'feeds,mails',
    WIREWATCH_CONCURRENCY: 'many',
    WIREWATCH_ALLOW_LOOPBACK: 'yes',
    LOG_LEVEL: 'loud',
  }
  const worker = run('worker', [], env)
  const [status] = await Promise.all([wirewatch(['status'], { env }), worker.ended])
  for (const said of [status.stderr, worker.said()]) {
    for (const name of Object.keys(env)) expect(said).toContain(name)
    expect(said).not.toMatch(/hush-hush| {4}at /)
  }
  expect([status.code, (await worker.ended).code]).toEqual([1, 1])
})

test('a folder in order passes the check; in another every mistake is listed with file and line, as JSON too', {
  timeout: patience,
}, async () => {
  const good = await wirewatch(['check'])
  expect([good.code, good.stdout]).toEqual([0, 'The data folder is in order.\n'])
  const args = ['check', '--data', fixture('taxonomy/mistakes')]
  const [read, parsed] = await Promise.all([wirewatch(args), wirewatch([...args, '--json'])])
  const findings = JSON.parse(parsed.stdout)
  expect(findings.length).toBeGreaterThan(1)
  for (const { file, line } of findings) expect(read.stdout).toContain(`${file}:${line}`)
  expect([read.code, parsed.code]).toEqual([1, 1])
})

test('invented incidents never come to stand beside real ones', { timeout: patience }, async () => {
  const database = await aDatabase('empty')
  onTestFinished(database.drop)
  const env = { DATABASE_URL: database.url }
  await wirewatch(['migrate', '--sync'], { env })
  const { code, stderr } = await wirewatch(['start', '--sample', '--once'], { env })
  expect(stderr).toContain('DATABASE_URL names a database of real outlets: the sample week needs one of its own.')
  expect(code).toBe(1)
})
