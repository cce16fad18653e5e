import { documentBase } from '@wirewatch/pipeline/poll/document-base.js'
import { expect, test } from 'vitest'

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
