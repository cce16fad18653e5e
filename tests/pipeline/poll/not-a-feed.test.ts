import { NotAFeedError } from '@wirewatch/pipeline/poll/not-a-feed-error.js'
import { largestFeed, readFeed } from '@wirewatch/pipeline/poll/read-feed.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const whyNot = async (document: string | Uint8Array): Promise<NotAFeedError> => {
  const error = await readFeed(Buffer.from(document), { url: null, contentType: null }, pageWords).then(
    () => new Error('it was read as a feed'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(NotAFeedError)
  return error as NotAFeedError
}

test.each([
  ['nothing', '', 'empty', 'the answer is empty'],
  ['white space', ' \n\t', 'empty', 'the answer is empty'],
  [
    'a web page',
    '<!doctype html><html><head><title>The Makran\n Post</title></head><body>News</body></html>',
    'web-page',
    'a web page answers, not a feed: “The Makran Post”',
  ],
  ['a piece of a web page', '<div><p>Not found</p></div>', 'web-page', 'a web page answers, not a feed'],
  [
    'a page that checks the browser',
    '<!DOCTYPE html><title>Just a moment...</title><div class="cf-browser-verification"></div>',
    'block-page',
    'a page that checks the browser answers, not a feed: Just a moment',
  ],
  [
    'a page that asks for a human',
    '<html><body>Please verify you are human to go on</body></html>',
    'block-page',
    'a page that checks the browser answers, not a feed: verify you are human',
  ],
  [
    'a page of a firewall',
    '<html><head><title>Access Denied</title></head><body>Reference #18.2</body></html>',
    'block-page',
    'a page that checks the browser answers, not a feed: Access Denied',
  ],
  [
    'a page of a filter on the way, in a frame',
    '<html><head><title>M4-6</title></head><body><iframe src="http://10.10.34.36?type=Invalid Site"></iframe></body></html>',
    'block-page',
    'a page that checks the browser answers, not a feed: http://10.10.34.36',
  ],
  [
    'a page of a filter on the way, in words',
    '<html><body>The URL has been blocked as per the directions received from the department.</body></html>',
    'block-page',
    'a page that checks the browser answers, not a feed: blocked as per the directions',
  ],
  [
    'a page of another bot wall',
    '<html><head><title>One moment, please...</title></head><body>Please wait</body></html>',
    'block-page',
    'a page that checks the browser answers, not a feed: One moment, please',
  ],
  ['JSON of another kind', '{"error":"not found"}', 'other-json', 'the answer is JSON, but not a JSON Feed'],
  ['a problem in JSON', '{"title":"Not Found","status":404}', 'other-json', 'the answer is JSON, but not a JSON Feed'],
  ['an empty object', '{}', 'other-json', 'the answer is JSON, but not a JSON Feed'],
  [
    'JSON that ends too early',
    '{"version":"https://jsonfeed.org/version/1.1","items":[',
    'other-json',
    'the answer is JSON, but not a JSON Feed: it cannot be parsed',
  ],
  [
    'a sitemap',
    '<?xml version="1.0"?><urlset><url><loc>x</loc></url></urlset>',
    'other-xml',
    'the answer is XML, but not a feed: urlset',
  ],
  [
    'a feed in a comment',
    '<?xml version="1.0"?><!-- <rss></rss> --><opml></opml>',
    'other-xml',
    'the answer is XML, but not a feed: opml',
  ],
  ['a sentence', 'The feed has moved.', 'plain-text', 'the answer is text, but not a feed'],
])('%s is not a feed, and is named', async (_what, document, reason, message) => {
  expect(await whyNot(document)).toMatchObject({ reason, message })
})

test('a picture is not a feed', async () => {
  expect(
    await whyNot(Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')),
  ).toMatchObject({ reason: 'binary' })
})

test('a feed of 50 MB is refused before it is decoded', async () => {
  expect(await whyNot(Buffer.alloc(largestFeed + 1, ' '))).toMatchObject({ reason: 'too-large' })
})

test.each([
  ['elements', `<rss>${'<a>'.repeat(1_100_000)}`],
  ['entries', `<rss><channel>${'<item>'.repeat(1_100_000)}`],
  ['objects', `{"version":"https://jsonfeed.org/version/1.1","items":[${'{},'.repeat(1_100_000)}{}]}`],
  ['lists', '['.repeat(1_100_000)],
])('a document made of nothing but %s is refused before it fills the memory', async (_what, document) => {
  expect(await whyNot(document)).toMatchObject({ reason: 'too-complex' })
})

test('entities that expand into each other are left alone', async () => {
  const entities = [
    '<!ENTITY a0 "ha">',
    ...Array.from({ length: 20 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`),
  ]
  const document = `<?xml version="1.0"?><!DOCTYPE rss [${entities.join('')}]><rss version="2.0"><channel><title>&a20;</title></channel></rss>`
  const { feed } = await readFeed(Buffer.from(document), { url: null, contentType: null }, pageWords)
  expect(feed.title).toBe('&a20;')
})

test('one long entity used many times is refused', async () => {
  const document = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(10_000)}">]><rss version="2.0"><channel><title>${'&a;'.repeat(100_000)}</title></channel></rss>`
  expect(await whyNot(document)).toMatchObject({ reason: 'entity-bomb' })
})

test('files and addresses are never read for an entity', async () => {
  const document =
    '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'
  const { feed } = await readFeed(Buffer.from(document), { url: null, contentType: null }, pageWords)
  expect(feed.title).toBe('&a;')
})

test.each([
  ['white space', ' '],
  ['frames', '<iframe src '],
  ['titles', '<title> '],
])('a page of nothing but %s is named in time that grows as its length does', async (_what, piece) => {
  const cpuOf = async (length: number): Promise<number> => {
    const page = `<html>${piece.repeat(length / piece.length)}`
    const before = process.cpuUsage()
    await whyNot(page)
    return process.cpuUsage(before).user / 1000
  }
  await cpuOf(1_000)
  const short = await cpuOf(30_000)
  expect(await cpuOf(60_000)).toBeLessThan(200 + 2.5 * short)
})
