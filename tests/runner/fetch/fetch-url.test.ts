import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { FetchFault, type FetchRequest } from '@wirewatch/pipeline'
import type { FetchUrlOptions } from '@wirewatch/runner/fetch/fetch-settings.js'
import { createFetchUrl, type FetchClient } from '@wirewatch/runner/fetch/fetch-url.js'
import type { Fetched } from '@wirewatch/runner/fetch/fetched.js'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type Answer,
  babble,
  body,
  drip,
  endless,
  type MisbehavingServer,
  redirect,
  reset,
  shorterThanAnnounced,
  silence,
  stall,
  startServer,
} from './misbehaving-server.js'

const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

const serve = async (answers: Record<string, Answer>): Promise<MisbehavingServer> => {
  const server = await startServer(answers)
  open.push(server)
  return server
}

const client = (options: FetchUrlOptions = {}): FetchClient['fetchUrl'] => {
  const created = createFetchUrl({
    allowLoopback: true,
    timeoutMs: 5_000,
    politenessOf: ({ host }) => ({ key: host, spacingMs: 0 }),
    respectRobots: false,
    ...options,
  })
  open.push(created)
  return created.fetchUrl
}

const feedAt = (url: string): FetchRequest => ({ url, purpose: 'feed', etag: null, lastModified: null })
const pageAt = (url: string): FetchRequest => ({ url, purpose: 'page', etag: null, lastModified: null })

const faultOf = async (answer: Promise<unknown>): Promise<FetchFault> => {
  const error = await answer.then(
    () => new Error('there was an answer'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(FetchFault)
  return error as FetchFault
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

describe('an answer', () => {
  test('comes with its validators, its freshness and the address that gave it', async () => {
    const { origin } = await serve({
      '/feed': body('<rss/>', {
        'content-type': 'application/rss+xml',
        etag: '"v1"',
        'last-modified': 'Sat, 09 Mar 2024 10:00:00 GMT',
        'cache-control': 'public, max-age=600',
      }),
    })
    const resource = await client()(feedAt(`${origin}/feed#top`))
    expect(resource).toMatchObject({
      status: 200,
      url: `${origin}/feed`,
      permanentUrl: null,
      contentType: 'application/rss+xml',
      etag: '"v1"',
      lastModified: 'Sat, 09 Mar 2024 10:00:00 GMT',
      maxAgeSeconds: 600,
      retryAfterSeconds: null,
    })
    expect(textOf(resource.body)).toBe('<rss/>')
  })

  test.each([
    [{ 'cache-control': 'max-age=600', age: '240' }, 360],
    [{ 'cache-control': 'max-age=600', age: '7200' }, 0],
    [{ 'cache-control': 'max-age=600', age: 'old' }, 600],
    [{ 'cache-control': 'no-cache', age: '5' }, 0],
  ])('is fresh for less long after a time in a cache on the way: %j', async (headers, seconds) => {
    const { origin } = await serve({ '/feed': body('<rss/>', headers) })
    expect((await client()(feedAt(`${origin}/feed`))).maxAgeSeconds).toBe(seconds)
  })

  test('is asked for by somebody whom the outlet can write to, where the operator says so', async () => {
    const server = await serve({ '/feed': body('<rss/>') })
    await client({ contact: 'https://monitor.example/bot' })(feedAt(`${server.origin}/feed`))
    expect(server.requests[0]?.headers['user-agent']).toMatch(
      /^Wirewatch\/[\d.]+ \(\+https:\/\/monitor\.example\/bot; /,
    )
  })

  test('is asked for honestly, and conditionally where validators are known', async () => {
    const server = await serve({ '/feed': body('', {}, 304) })
    const fetchUrl = client()
    const resource = await fetchUrl({
      ...feedAt(`${server.origin}/feed`),
      etag: '"v1"',
      lastModified: 'Sat, 09 Mar 2024 10:00:00 GMT',
    })
    expect(resource.status).toBe(304)
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': expect.stringContaining('Wirewatch'),
      'if-none-match': '"v1"',
      'if-modified-since': 'Sat, 09 Mar 2024 10:00:00 GMT',
    })
  })

  test.each([
    [403, {}, null],
    [429, {}, null],
    [429, { 'retry-after': '120' }, 120],
    [503, { 'retry-after': 'Sat, 09 Mar 2024 10:05:00 GMT' }, 300],
    [503, { 'retry-after': 'soon' }, null],
    [410, {}, null],
  ])('of status %i is handed on, with the time to wait that it names: %j', async (status, headers, seconds) => {
    const { origin } = await serve({ '/feed': body('go away', headers, status) })
    const resource = await client({ now: () => new Date('2024-03-09T10:00:00Z') })(feedAt(`${origin}/feed`))
    expect(resource).toMatchObject({ status, retryAfterSeconds: seconds })
  })

  test.each([
    ['gzip', gzipSync('packed')],
    ['br', brotliCompressSync('packed')],
    ['deflate', deflateSync('packed')],
    ['deflate', deflateRawSync('packed')],
    ['gzip, br', brotliCompressSync(gzipSync('packed'))],
    ['gzip', Buffer.from('packed')],
    ['identity', Buffer.from('packed')],
    ['', gzipSync('packed')],
  ])('packed as %j is unpacked, also where the header lies', async (encoding, bytes) => {
    const { origin } = await serve({ '/feed': body(bytes, encoding === '' ? {} : { 'content-encoding': encoding }) })
    expect(textOf((await client()(feedAt(`${origin}/feed`))).body)).toBe('packed')
  })
})

/** Newer versions of the platform have it. */
const { zstdCompressSync } = zlib as { zstdCompressSync?: (text: string) => Buffer }

test.runIf(zstdCompressSync !== undefined)('an answer packed as zstd is asked for and unpacked', async () => {
  const server = await serve({ '/feed': body(zstdCompressSync!('packed'), { 'content-encoding': 'zstd' }) })
  expect(textOf((await client()(feedAt(`${server.origin}/feed`))).body)).toBe('packed')
  expect(server.requests[0]?.headers['accept-encoding']).toContain('zstd')
})

test.skipIf(zstdCompressSync !== undefined)(
  'where zstd cannot be unpacked it is not asked for, and told when it comes',
  async () => {
    const server = await serve({ '/feed': body('x', { 'content-encoding': 'zstd' }) })
    expect(await faultOf(client()(feedAt(`${server.origin}/feed`)))).toMatchObject({ kind: 'bad-encoding' })
    expect(server.requests[0]?.headers['accept-encoding']).not.toContain('zstd')
  },
)

describe('redirects', () => {
  test('are followed, and permanent ones from the start on are reported', async () => {
    const { origin } = await serve({
      '/old': redirect('/moved', 301),
      '/moved': redirect('/today', 308),
      '/today': redirect('/mirror', 302),
      '/mirror': body('here'),
    })
    const resource = await client()(feedAt(`${origin}/old`))
    expect(resource).toMatchObject({ url: `${origin}/mirror`, permanentUrl: `${origin}/today` })
  })

  test('that are temporary leave no permanent address behind', async () => {
    const { origin } = await serve({ '/a': redirect('/b', 302), '/b': redirect('/c', 301), '/c': body('here') })
    expect(await client()(feedAt(`${origin}/a`))).toMatchObject({ url: `${origin}/c`, permanentUrl: null })
  })

  test('in a circle are refused', async () => {
    const { origin } = await serve({ '/a': redirect('/b'), '/b': redirect('/a') })
    const fault = await faultOf(client()(feedAt(`${origin}/a`)))
    expect(fault).toMatchObject({ kind: 'too-many-redirects', message: expect.stringContaining('circle') })
  })

  test('without end are refused', async () => {
    const endlessly: Record<string, Answer> = {}
    for (let step = 0; step < 20; step++) endlessly[`/${step}`] = redirect(`/${step + 1}`)
    const { origin } = await serve(endlessly)
    expect(await faultOf(client()(feedAt(`${origin}/0`)))).toMatchObject({ kind: 'too-many-redirects' })
  })

  test.each([
    ['http://10.0.0.7/feed', 'refused-address'],
    ['http://192.168.1.1/', 'refused-address'],
    ['http://169.254.169.254/latest/meta-data/', 'refused-address'],
    ['http://[::ffff:10.0.0.7]/', 'refused-address'],
    ['http://[fd00::1]/', 'refused-address'],
    ['http://0.0.0.0/', 'refused-address'],
    ['ftp://example.org/feed', 'bad-url'],
    ['file:///etc/passwd', 'bad-url'],
  ])('to %s are refused as %s', async (location, kind) => {
    const { origin } = await serve({ '/feed': redirect(location) })
    expect(await faultOf(client()(feedAt(`${origin}/feed`)))).toMatchObject({ kind })
  })
})

describe('addresses', () => {
  test.each(['http://127.0.0.1/', 'http://localhost/', 'http://[::1]/', 'http://2130706433/', 'http://0x7f.1/'])(
    'of loopback are refused unless they are permitted: %s',
    async (url) => {
      const fault = await faultOf(client({ allowLoopback: false })(feedAt(url)))
      expect(fault).toMatchObject({ kind: 'refused-address', message: expect.stringContaining('loopback') })
    },
  )

  test('that a public name resolves to are checked, and the checked address is the one that is used', async () => {
    const lookup = ((_host: string, _options: unknown, callback: (error: null, found: unknown[]) => void) =>
      callback(null, [{ address: '10.1.2.3', family: 4 }])) as never
    const fault = await faultOf(client({ lookup })(feedAt('http://feeds.example.org/')))
    expect(fault).toMatchObject({ kind: 'refused-address', message: expect.stringContaining('private address') })
  })

  test('of a name that is partly public are narrowed to the public ones', async () => {
    const { origin } = await serve({ '/': body('here') })
    const lookup = ((_host: string, _options: unknown, callback: (error: null, found: unknown[]) => void) =>
      callback(null, [
        { address: '10.1.2.3', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ])) as never
    const url = origin.replace('127.0.0.1', 'feeds.example.org')
    expect(textOf((await client({ lookup })(feedAt(url))).body)).toBe('here')
  })

  test('that no resolver knows are reported as such', async () => {
    const lookup = ((_host: string, _options: unknown, callback: (error: Error) => void) =>
      callback(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))) as never
    const fault = await faultOf(client({ lookup })(feedAt('http://gone.example.org/')))
    expect(fault).toMatchObject({ kind: 'dns', message: 'DNS: no such host gone.example.org' })
  })

  test.each(['gopher://example.org/', 'javascript:alert(1)', 'not an address', ''])(
    'must be web addresses: %j is none',
    async (url) => {
      expect(await faultOf(client()(feedAt(url)))).toMatchObject({ kind: 'bad-url' })
    },
  )
})

describe('a server that misbehaves', () => {
  test.each([
    ['never answers', silence, 'timeout'],
    ['stops in the middle', stall, 'timeout'],
    ['closes before the announced end', shorterThanAnnounced, 'reset'],
    ['drops the connection', reset, 'reset'],
    ['does not speak HTTP', babble, 'other'],
  ])('and %s is reported as such', async (_what, answer, kind) => {
    const { origin } = await serve({ '/feed': answer })
    expect(await faultOf(client({ timeoutMs: 200 })(feedAt(`${origin}/feed`)))).toMatchObject({ kind })
  })

  test('by sending one byte at a time does not outlast the time limit', async () => {
    const { origin } = await serve({
      '/page': drip,
    })
    const fault = await faultOf(client({ timeoutMs: 200 })(pageAt(`${origin}/page`)))
    expect(fault).toMatchObject({ kind: 'timeout', message: '127.0.0.1 did not answer in full within 0.2 s' })
  })

  test('by a page that never ends is left at the limit of size', async () => {
    const { origin } = await serve({ '/page': endless })
    const fault = await faultOf(client({ pageLimitBytes: 2 * 1024 * 1024 })(pageAt(`${origin}/page`)))
    expect(fault).toMatchObject({ kind: 'too-large', message: '127.0.0.1 sends more than 2 MB' })
  })

  test('by announcing 50 MB is left before a byte of it is read', async () => {
    const { origin } = await serve({
      '/feed': (_request, response) => {
        response.writeHead(200, { 'content-length': String(50 * 1024 * 1024) })
        response.write('<rss>')
      },
    })
    expect(await faultOf(client()(feedAt(`${origin}/feed`)))).toMatchObject({ kind: 'too-large' })
  })

  test.each([
    ['gzip', gzipSync(Buffer.alloc(64 * 1024 * 1024))],
    ['br', brotliCompressSync(Buffer.alloc(64 * 1024 * 1024), { params: { 1: 1 } })],
    ['deflate', deflateSync(Buffer.alloc(64 * 1024 * 1024))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(64 * 1024 * 1024)))],
  ])('by a bomb packed as %s is left at the limit of size', async (encoding, bomb) => {
    const { origin } = await serve({ '/feed': body(bomb, { 'content-encoding': encoding }) })
    expect(await faultOf(client()(feedAt(`${origin}/feed`)))).toMatchObject({ kind: 'too-large' })
  })

  test.each([
    ['gzip', gzipSync('a feed that is cut short in the middle of its words').subarray(0, 30)],
    ['br', Buffer.from('this is not brotli at all')],
    ['compress-o-matic', Buffer.from('x')],
    ['gzip, gzip, gzip', gzipSync('x')],
  ])('by an answer that cannot be unpacked (%s) is reported as such', async (encoding, bytes) => {
    const { origin } = await serve({ '/feed': body(bytes, { 'content-encoding': encoding }) })
    expect(await faultOf(client()(feedAt(`${origin}/feed`)))).toMatchObject({ kind: 'bad-encoding' })
  })

  test('by refusing connections is reported as such', async () => {
    const server = await startServer({})
    await server.close()
    const fault = await faultOf(client()(feedAt(`${server.origin}/feed`)))
    expect(fault).toMatchObject({ kind: 'refused', message: '127.0.0.1 refuses connections' })
  })

  test('does not keep the next request from its answer', async () => {
    const { origin } = await serve({ '/bad': reset, '/good': body('here') })
    const fetchUrl = client()
    await faultOf(fetchUrl(feedAt(`${origin}/bad`)))
    expect(textOf((await fetchUrl(feedAt(`${origin}/good`))).body)).toBe('here')
  })
})

describe('a host is left alone', () => {
  const at = (minutes: number) => new Date(Date.parse('2024-03-09T10:00:00Z') + minutes * 60_000)
  const asking = (answer: Answer) => {
    const clock = { minutes: 0 }
    return { clock, server: serve({ '*': answer }), fetchUrl: client({ timeoutMs: 150, now: () => at(clock.minutes) }) }
  }

  test.each([
    ['for as long as it asks', { 'retry-after': '120' }, 1, 3],
    ['for five minutes where it does not say for how long', {}, 4, 6],
    ['for an hour at most', { 'retry-after': '90000' }, 59, 61],
  ])('that is asked too often, %s', async (_what, headers, still, again) => {
    const { clock, server, fetchUrl } = asking(body('', headers, 429))
    const { origin, requests } = await server
    expect((await fetchUrl(feedAt(`${origin}/feed`))).status).toBe(429)
    clock.minutes = still
    expect(await faultOf(fetchUrl(pageAt(`${origin}/page`)))).toMatchObject({
      kind: 'resting',
      message: expect.stringMatching(/^127\.0\.0\.1 answered 429 and is left alone until 1\d:\d\d UTC$/),
    })
    expect(requests).toHaveLength(1)
    clock.minutes = again
    expect((await fetchUrl(pageAt(`${origin}/page`))).status).toBe(429)
  })

  test('that has failed three times in a row, for five minutes', async () => {
    const { clock, server, fetchUrl } = asking(reset)
    const { origin, requests } = await server
    for (const path of ['a', 'b', 'c'])
      expect(await faultOf(fetchUrl(pageAt(`${origin}/${path}`)))).toMatchObject({ kind: 'reset' })
    expect(await faultOf(fetchUrl(pageAt(`${origin}/d`)))).toMatchObject({ kind: 'resting' })
    expect(requests).toHaveLength(3)
    clock.minutes = 6
    expect(await faultOf(fetchUrl(pageAt(`${origin}/d`)))).toMatchObject({ kind: 'reset' })
    expect(await faultOf(fetchUrl(pageAt(`${origin}/e`)))).toMatchObject({ kind: 'resting' })
  })

  test('not if it answers in between, nor for what one address of it is', async () => {
    const server = await serve({ '/good': body('here'), '/bad': reset, '/large': body('x'.repeat(9)) })
    const fetchUrl = client({ pageLimitBytes: 5 })
    for (const path of ['bad', 'bad', 'good', 'bad', 'bad', 'large', 'large', 'large', 'good'])
      await fetchUrl(pageAt(`${server.origin}/${path}`)).catch(() => {})
    expect((await fetchUrl(pageAt(`${server.origin}/good`))).status).toBe(200)
    expect(server.requests).toHaveLength(10)
  })
})

describe('every fetch', () => {
  const fetchesOf = async (answers: Record<string, Answer>, path: string) => {
    const { origin } = await serve(answers)
    const told: Fetched[] = []
    const fetchUrl = client({ respectRobots: true, onFetched: async (fetched) => void told.push(fetched) })
    await fetchUrl(pageAt(`${origin}${path}`), { feedId: 'makran-post-all', entryId: 7 }).catch(() => {})
    return told.map((fetched) => ({ ...fetched, url: fetched.url.replace(origin, '') }))
  }
  const subject = { feedId: 'makran-post-all', entryId: 7 }

  test('is told once as it ends, redirects included, and that of robots.txt on the account of the page', async () => {
    const answers = { '/robots.txt': body('', {}, 404), '/old': redirect('/new', 302), '/new': body('here') }
    expect(await fetchesOf(answers, '/old')).toMatchObject([
      { purpose: 'robots', url: '/robots.txt', outcome: 'http', status: 404, detail: '404 Not Found', subject },
      { purpose: 'page', url: '/old', outcome: 'ok', status: 200, detail: null, bytes: 4, subject },
    ])
  })

  test('that fails is told with the reason', async () => {
    expect(await fetchesOf({ '/robots.txt': body(''), '/page': reset }, '/page')).toMatchObject([
      { purpose: 'robots', outcome: 'ok' },
      { purpose: 'page', outcome: 'reset', status: null, bytes: null, detail: expect.stringContaining('closed') },
    ])
  })

  test('that robots.txt forbids is told as such', async () => {
    expect(await fetchesOf({ '/robots.txt': body('User-agent: *\nDisallow: /') }, '/page')).toMatchObject([
      { purpose: 'robots', outcome: 'ok' },
      { purpose: 'page', outcome: 'robots', status: null },
    ])
  })
})

describe('robots.txt', () => {
  const robots = 'User-agent: *\nDisallow: /private/\n\nUser-agent: wirewatch\nDisallow: /not-for-us/\nCrawl-delay: 0\n'

  test('is honoured for pages, by our name first, and asked for once', async () => {
    const server = await serve({ '/robots.txt': body(robots), '/private/1': body('1'), '/a': body('a') })
    const fetchUrl = client({ respectRobots: true })
    expect(await faultOf(fetchUrl(pageAt(`${server.origin}/not-for-us/1`)))).toMatchObject({ kind: 'robots' })
    expect((await fetchUrl(pageAt(`${server.origin}/private/1`))).status).toBe(200)
    expect((await fetchUrl(pageAt(`${server.origin}/a`))).status).toBe(200)
    expect(server.requests.filter(({ path }) => path === '/robots.txt')).toHaveLength(1)
  })

  test('does not stand in the way of feeds: they are published to be polled', async () => {
    const server = await serve({ '/robots.txt': body('User-agent: *\nDisallow: /'), '/feed': body('<rss/>') })
    expect((await client({ respectRobots: true })(feedAt(`${server.origin}/feed`))).status).toBe(200)
    expect(server.requests).toHaveLength(1)
  })

  test.each([
    ['is absent', body('', {}, 404), 200],
    ['is forbidden', body('', {}, 403), 200],
    ['fails', body('', {}, 500), 'robots'],
  ])('that %s counts as the standard says', async (_what, answer, outcome) => {
    const { origin } = await serve({ '/robots.txt': answer, '/a': body('a') })
    const result = await client({ respectRobots: true })(pageAt(`${origin}/a`)).then(
      ({ status }) => status,
      (fault: FetchFault) => fault.kind,
    )
    expect(result).toBe(outcome)
  })

  test('is asked again after a redirect to another host', async () => {
    const other = await serve({ '/robots.txt': body('User-agent: *\nDisallow: /'), '/a': body('a') })
    const { origin } = await serve({ '/a': redirect(`${other.origin}/a`) })
    expect(await faultOf(client({ respectRobots: true })(pageAt(`${origin}/a`)))).toMatchObject({ kind: 'robots' })
  })
})

describe('politeness', () => {
  test('keeps the requests to one key one after another', async () => {
    let active = 0
    let most = 0
    const { origin } = await serve({
      '/a': (_request, response) => {
        most = Math.max(most, ++active)
        setImmediate(() => {
          active--
          response.end('a')
        })
      },
    })
    const fetchUrl = client()
    await Promise.all([1, 2, 3, 4].map(() => fetchUrl(pageAt(`${origin}/a`))))
    expect(most).toBe(1)
  })
})
