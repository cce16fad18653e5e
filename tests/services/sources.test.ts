import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSources } from '@wirewatch/taxonomy'
import { expect, onTestFinished, test } from 'vitest'
import { type Ran, wirewatch } from '../command-line.js'

const patience = { timeout: 60_000 }

const rss = (entries: number, path = 'news'): string =>
  `<rss version="2.0"><channel><title>Valley Post</title><link>https://valley-post.example</link>${Array.from({ length: entries }, (_, n) => `<item><title>Story ${n}</title><link>https://valley-post.example/${path}/${n}</link><pubDate>Mon, 02 Mar 2026 1${n}:00:00 GMT</pubDate><description>In short.</description></item>`).join('')}</channel></rss>`
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Post</title>${Array.from({ length: 3 }, (_, n) => `<entry><id>tag:${n}</id><title>Story ${n}</title><link href="https://valley-post.example/news/${n}"/><updated>2026-03-02T1${n}:00:00Z</updated></entry>`).join('')}</feed>`

test('the feeds of a site are found, tried and written as an outlet that loads', patience, async () => {
  const site = await aSite({
    '/': `<html lang="en"><head><title>Valley Post</title>
      <link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="alternate" type="application/atom+xml" href="/atom.xml">
      <link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate" type="application/rss+xml" href="/gone"></head></html>`,
    '/feed/': rss(3),
    '/atom.xml': atom,
    '/comments/feed/': rss(2, 'talk'),
  })
  const file = await aFile('outlets.yaml', '# Mine\n')
  const { code, stderr } = await sources(['add', site, '--country', 'pk', '--zone', 'Asia/Karachi', '--to', file])
  expect(code).toBe(0)
  expect(stderr).toMatch(/\/feed\/ +chosen +200 +RSS 2\.0 +utf-8 +3/)
  expect(stderr).toMatch(/\/atom\.xml +same entries as another/)
  expect(stderr).toMatch(/\/comments\/feed\/ +comments/)
  expect(stderr).toMatch(/\/gone +no feed +404/)
  expect(stderr).toMatch(/2026-03-02T10:00:00Z {2}Story 0/)
  expect(await readFile(file, 'utf8')).toMatch(/^# Mine\n/)
  expect(loadSources(file)).toMatchObject([
    { id: 'valley-post', name: 'Valley Post', country: 'PK', feeds: [{ id: 'valley-post-feed', url: `${site}feed/` }] },
  ])
  const again = await sources(['add', site, '--to', file])
  expect(again.stderr).toMatch(/listed already/)
  expect(loadSources(file)).toHaveLength(1)
})

test(
  'a site that declares nothing is tried at the usual places; the address of a feed is taken as it is',
  patience,
  async () => {
    const site = await aSite({ '/': '<html><title>Plain</title></html>', '/rss.xml': rss(2) })
    for (const address of [site, `${site}rss.xml`]) {
      const { stdout } = await sources(['add', address, '--json'])
      expect(JSON.parse(stdout)).toMatchObject([
        { feeds: [{ url: `${site}rss.xml` }], guessed: ['country', 'zone', 'language'] },
      ])
    }
  },
)

test('a site without feeds, an address that is none and a forbidden one say so', patience, async () => {
  const site = await aSite({ '/': '<html><title>Plain</title></html>' })
  const none = await sources(['add', site])
  expect([none.code, none.stderr]).toEqual([1, expect.stringMatching(/No feed was found/)])
  const wrong = await sources(['add', 'mailto:desk@valley-post.example'])
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringMatching(/not the address of a site/)])
  const private_ = await wirewatch(['sources', 'add', site], { env: { WIREWATCH_ALLOW_LOOPBACK: '0' } })
  expect([private_.code, private_.stderr]).toEqual([1, expect.stringMatching(/a loopback address/)])
})

test('every feed says what it gives now, or why not', patience, async () => {
  const site = await aSite({
    '/good': rss(3),
    '/page': '<!doctype html><html><body>Welcome</body></html>',
    '/empty': rss(0),
  })
  const feeds = ['good', 'page', 'empty', 'gone'].map((name) => `    - { id: ${name}, url: '${site}${name}' }`)
  const file = await aFile(
    'outlets.yaml',
    `- id: valley\n  name: Valley\n  country: PK\n  language: en\n  zone: Asia/Karachi\n  family: valley\n  kind: online\n  politeness: { spacing_seconds: 0 }\n  feeds:\n${feeds.join('\n')}\n`,
  )
  const { code, stdout } = await sources(['test', '--sources', file, '--json'])
  expect(JSON.parse(stdout)).toMatchObject([
    {
      id: 'good',
      status: 200,
      format: 'RSS 2.0',
      encoding: 'utf-8',
      entries: 3,
      newestAt: '2026-03-02T12:00:00Z',
      carries: 'summaries',
      error: null,
    },
    { id: 'page', status: 200, entries: null, error: expect.stringMatching(/web page/) },
    { id: 'empty', status: 200, entries: 0, error: expect.stringMatching(/no entry/) },
    { id: 'gone', status: 404, error: expect.stringMatching(/404 Not Found/) },
  ])
  expect(code).toBe(1)
  const one = await sources(['test', 'good', '--sources', file])
  expect([one.code, one.stdout]).toEqual([0, expect.stringMatching(/good +200 +RSS 2\.0/)])
  const nobody = await sources(['test', 'nobody', '--sources', file])
  expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringMatching(/no outlet and no feed "nobody"/)])
})

test('an OPML file becomes outlets with ids of their own, and a second time nothing', patience, async () => {
  const opml = await aFile(
    'feeds.opml',
    `<opml version="1.0"><body><outline text="Papers">
      <outline title="Dawn" xmlUrl="https://hills.example/rss/1" htmlUrl="https://hills.example"/>
      <outline title="Hills" xmlUrl="https://hills.example/rss/2" htmlUrl="https://hills.example"/>
      <outline title="Plains" xmlUrl="https://plains.example/feed"/><outline title="Odd" xmlUrl="gopher://x"/>
    </outline></body></opml>`,
  )
  const file = await aFile('outlets.yaml', '')
  const { code, stderr } = await sources(['import', opml, '--to', file, '--country', 'IN'])
  expect(stderr).toMatch(/left out: Odd: "gopher:\/\/x"/)
  expect(code).toBe(1)
  const written = loadSources(file)
  // The region knows a "dawn" of its own.
  expect(written.map(({ id, family, feeds }) => [id, family, feeds.length])).toEqual([
    ['dawn-2', 'hills', 2],
    ['plains', 'plains', 1],
  ])
  const again = await sources(['import', opml, '--to', file])
  expect(again.stderr).toMatch(/3 feeds in the file, 0 new/)
  expect(loadSources(file)).toEqual(written)
})

test('a file that has mistakes is left as it was', async () => {
  const opml = await aFile('feeds.opml', '<opml><outline text="X" xmlUrl="https://x.example/feed"/></opml>')
  const file = await aFile('outlets.yaml', '- id: broken\n')
  const { code, stderr } = await sources(['import', opml, '--to', file])
  expect([code, await readFile(file, 'utf8')]).toEqual([1, '- id: broken\n'])
  expect(stderr).not.toContain('    at ')
})

const sources = (args: readonly string[]): Promise<Ran> =>
  wirewatch(['sources', ...args], { env: { WIREWATCH_ALLOW_LOOPBACK: '1' } })

async function aFile(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

/** A site on loopback with these pages; its address ends with a slash. */
async function aSite(pages: Readonly<Record<string, string>>): Promise<string> {
  const server: Server = createServer(({ url = '' }, response) => {
    const page = pages[url]
    const type = page?.startsWith('<rss') || page?.startsWith('<feed') ? 'application/xml' : 'text/html'
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': type }).end(page ?? 'Nothing here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
