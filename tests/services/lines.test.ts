import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { wirewatch } from '../command-line.js'
import { body, startServer } from '../runner/fetch/misbehaving-server.js'

const article = {
  id: 'a1',
  title: 'Two soldiers killed in Mir Ali blast',
  text: 'Two soldiers were killed and five others injured on Tuesday when a roadside bomb hit their vehicle in Mir Ali, North Waziristan, police said.',
  publishedAt: '2026-03-04T06:00:00Z',
  zone: 'Asia/Karachi',
}

test('a report on standard input comes out coded, under the names that were promised', async () => {
  const { code, stdout } = await wirewatch(['code'], { input: JSON.stringify(article) })
  const coded = JSON.parse(stdout)
  expect(code).toBe(0)
  expect(Object.keys(coded)).toEqual(['id', 'relevant', 'role', 'actors', 'locations', 'incidents'])
  expect(coded.incidents).toMatchObject([
    {
      type: 'explosive.ied_or_mine',
      date: '2026-03-03',
      killed: 2,
      injured: 5,
      location: { country: 'PK', name: 'Mir Ali' },
    },
  ])
})

test('a line that cannot be coded says why, the others are coded, and the exit code is 1', async () => {
  const input = ['{"id":"1"', '{"id":"2"}', JSON.stringify(article), '[]'].join('\n')
  const { code, stdout } = await wirewatch(['code'], { input })
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map((line) => line.error ?? line.id)).toEqual([
    expect.stringContaining('not JSON'),
    'text is missing',
    'a1',
    'not a JSON object',
  ])
  expect(code).toBe(1)
})

test('one thread and three write the same bytes', async () => {
  const input = Array.from({ length: 90 }, (_, index) =>
    JSON.stringify({ ...article, id: `a${index}`, text: `${article.text} Report ${index}.` }),
  ).join('\n')
  const [one, three] = await Promise.all([
    wirewatch(['code'], { input }),
    wirewatch(['code', '--threads', '3'], { input }),
  ])
  expect(one.stdout.split('\n')).toHaveLength(91)
  expect(three.stdout).toBe(one.stdout)
})

test('two reports of one blast fall into one incident with --resolve', async () => {
  const told = {
    ...article,
    id: 'a2',
    text: 'A roadside bomb killed two soldiers and wounded five in Mir Ali on Tuesday, hospital officials said on Wednesday.',
  }
  const { stdout } = await wirewatch(['code', '--resolve'], {
    input: `${JSON.stringify(article)}\n${JSON.stringify(told)}\n`,
  })
  const clusters = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).incidents[0].cluster)
  expect(clusters[0]).toBe(clusters[1])
})

test('an unknown option, a bad number and an unknown command each say what to do', async () => {
  for (const args of [['code', '--thread', '2'], ['code', '--threads', 'many'], ['cod']]) {
    const { code, stderr } = await wirewatch(args)
    expect(code).toBe(1)
    expect(stderr).toMatch(/--threads|whole number|code/)
    expect(stderr).not.toContain('    at ')
  }
})

test('a page comes out as its title, text, author and date', async () => {
  const html = `<html lang="en"><head><title>Bridge reopens</title></head><body><nav>Home</nav><article><h1>Bridge reopens</h1>${'<p>The old bridge over the river was opened again on Sunday after a year of repairs, and traffic flowed freely by noon.</p>'.repeat(4)}</article></body></html>`
  const { stdout } = await wirewatch(['extract'], {
    input: JSON.stringify({ id: 'p', url: 'https://example.org/a', html }),
  })
  expect(JSON.parse(stdout)).toMatchObject({
    id: 'p',
    title: 'Bridge reopens',
    text: expect.stringContaining('old bridge'),
    author: null,
    language: 'en',
    canonicalUrl: 'https://example.org/a',
    drop: null,
  })
})

test('a page that is no article says why', async () => {
  const html = '<title>Page not found</title><p>The page you are looking for does not exist.</p>'
  const { stdout } = await wirewatch(['extract'], { input: JSON.stringify({ id: 'p', url: null, html }) })
  expect(JSON.parse(stdout).drop).toEqual({ reason: 'error-page', detail: expect.any(String) })
})

test('a feed on standard input comes out as JSON, and a web page in its place is an error that says so', async () => {
  const feed =
    '<rss version="2.0"><channel><title>Wire</title><item><title>One</title><link>/1</link><pubDate>Mon, 2 Mar 2026 10:00 GMT</pubDate></item></channel></rss>'
  const read = await wirewatch(['feed'], { input: feed, env: { FEED_URL: 'https://example.org/feed' } })
  expect(JSON.parse(read.stdout).entries).toMatchObject([
    { title: 'One', url: 'https://example.org/1', publishedAt: '2026-03-02T10:00:00Z' },
  ])
  const page = await wirewatch(['feed'], { input: '<!doctype html><html><body>Welcome</body></html>' })
  expect(page.code).toBe(1)
  expect(page.stderr).toMatch(/web page/i)
})

test('many feeds go through one process, each line answered in turn', async () => {
  const lineOf = (id: string, body: string): string =>
    JSON.stringify({ id, url: null, contentType: null, bodyBase64: Buffer.from(body).toString('base64') })
  const input = [
    lineOf('good', '<rss version="2.0"><channel><item><title>One</title></item></channel></rss>'),
    lineOf('bad', 'nothing'),
    '{"id":"none"}',
  ].join('\n')
  const { code, stdout } = await wirewatch(['feed', '--jsonl'], { input })
  const [good, bad, none] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(good).toMatchObject({ id: 'good', entries: [{ title: 'One' }] })
  expect([bad.id, none.error]).toEqual(['bad', 'bodyBase64 is missing'])
  expect(code).toBe(1)
})

const rss = '<rss version="2.0"><channel><title>Valley Post</title><item><link>/1</link></item></channel></rss>'
const page = `<html><body><article><h1>Bridge opens</h1><p>${article.text}</p></article></body></html>`

test('a feed and a page are read at their addresses and in files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-'))
  const server = await startServer({ '/feed': body(rss), '/page': body(page), '/robots.txt': body('', {}, 404) })
  onTestFinished(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })
  await writeFile(join(folder, 'feed.xml'), rss)
  await writeFile(join(folder, 'page.html'), page)
  const env = { WIREWATCH_ALLOW_LOOPBACK: '1' }
  const runs = await Promise.all([
    wirewatch(['feed', `${server.origin}/feed`], { env }),
    wirewatch(['feed', join(folder, 'feed.xml')]),
    wirewatch(['extract', `${server.origin}/page`], { env }),
    wirewatch(['extract', join(folder, 'page.html')]),
  ])
  const [feedAt, feedIn, pageAt, pageIn] = runs.map(({ stdout }) => JSON.parse(stdout))
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect([feedAt.entries[0].url, feedIn.entries[0].url]).toEqual([`${server.origin}/1`, '/1'])
  expect([pageAt.text, pageIn.text]).toEqual([article.text, article.text])
})

test('an address that refuses says with what status, and that a page checks the browser', async () => {
  const server = await startServer({ '/feed': body('<title>Just a moment...</title>', {}, 403) })
  onTestFinished(() => server.close())
  const { code, stderr } = await wirewatch(['feed', `${server.origin}/feed`], {
    env: { WIREWATCH_ALLOW_LOOPBACK: '1' },
  })
  expect(code).toBe(1)
  expect(stderr).toContain('/feed answers: 403 Forbidden (a page that checks the browser: Just a moment)')
})

test.each([
  [['feed', 'no-such-file.xml'], 'no-such-file.xml cannot be read: there is no such file'],
  [['feed', 'ftp://outlet.example/feed'], 'only http and https addresses are fetched'],
  [['feed', 'http://127.0.0.1:9/feed'], 'is a loopback address'],
  [['extract', 'no-such-file.html'], 'there is no such file'],
])('%j says what is wrong', async (args, message) => {
  const { code, stderr } = await wirewatch(args)
  expect(code).toBe(1)
  expect(stderr).toContain(message)
})

test('whoever calls a command wrongly is told of the help of that very command', async () => {
  const { code, stderr } = await wirewatch(['alerts', 'ack'])
  expect(code).toBe(1)
  expect(stderr).toContain('Run "npx wirewatch alerts ack --help" to see what it takes.')
})

test('a data folder that is not there is no mistake on a line', async () => {
  const { code, stdout } = await wirewatch(['check', '--data', '/there/is/none'])
  expect(code).toBe(1)
  expect(stdout).toBe('there is no folder /there/is/none; wirewatch init makes one\n\n1 mistake\n')
})
