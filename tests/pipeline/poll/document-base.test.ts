import { documentBase, entryBase } from '@wirewatch/pipeline/poll/document-base.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const own = 'https://makran.example/feeds/rss'

test.each([
  ['nothing', null, own],
  ['a path of its own', '/news/index.rss', 'https://makran.example/news/index.rss'],
  ['another outlet, whose feed this is', 'https://wires.example/makran/', 'https://wires.example/makran/'],
  ['its own host behind a proxy', 'http://makran.example:8080/news/index.rss', 'https://makran.example/news/index.rss'],
  [
    'a path that looks like a host',
    'https://makran.example//elsewhere.example/',
    'https://makran.example//elsewhere.example/',
  ],
  ['a host of its own network', 'http://backend/news/', own],
  ['a host kept for such networks', 'http://cms.internal/news/', own],
  ['the machine itself', 'http://localhost:3000/news/', own],
  ['a private address', 'http://10.0.0.5/news/', own],
  ['any address in numbers', 'http://[2001:db8::1]/news/', own],
  ['no page', 'urn:feed:1', own],
  ['no address', 'http://', own],
])('relative addresses of a feed resolve against where its Content-Location leads: %s', (_what, located, base) => {
  expect(documentBase(own, located)).toBe(base)
})

test('a feed of unknown address resolves against what is known', () => {
  expect(documentBase(null, null)).toBeNull()
  expect(documentBase(null, 'https://makran.example/')).toBe('https://makran.example/')
  expect(documentBase(null, '/news/')).toBeNull()
})

test.each([
  ['the feed, where it is of the site', own, 'https://www.makran.example/world/asia', own],
  ['the site, where the feed is kept elsewhere', 'https://counter.example/makran', 'https://makran.example/', 'site'],
  ['the site, where nobody knows whence the feed is', null, 'https://makran.example/', 'site'],
  ['the feed, where the outlet names its page at Facebook', own, 'https://www.facebook.com/makran', own],
  ['the feed, where the outlet names its page at X', own, 'https://x.com/makran', own],
  ['the feed, where the outlet names its channel', own, 'https://www.youtube.com/@makran', own],
  ['the feed, where the site has no public name', own, 'http://cms.internal/', own],
  ['the feed, where it names no site', own, null, own],
])('relative addresses of entries resolve against %s', (_what, document, site, base) => {
  expect(entryBase(document, site, pageWords.socialNetworks)).toBe(base === 'site' ? site : base)
})
