import { draftSource, outletsOf } from '@wirewatch/pipeline/discover/draft-source.js'
import { freeId, slugOf } from '@wirewatch/pipeline/discover/slug.js'
import { expect, test } from 'vitest'
import { aSource } from '../../builders/stored.js'

const nothingSaid = { country: null, zone: null, language: null, kind: 'online' } as const
const region = { countries: ['AF', 'PK'], language: 'en' }
const known = [aSource({ id: 'valley-post', country: 'PK', zone: 'Asia/Karachi' })]

test('what a domain and the neighbours say is taken, and what is guessed is named', () => {
  const found = {
    name: 'Valley Post',
    homepage: 'https://www.valley-post.com.pk/',
    language: null,
    feedUrls: ['https://www.valley-post.com.pk/feeds/pakistan.xml', 'https://www.valley-post.com.pk/feeds/world.xml'],
  }
  expect(draftSource(found, { said: nothingSaid, region, known, taken: new Set(['valley-post']) })).toEqual({
    id: 'valley-post-2',
    name: 'Valley Post',
    homepage: 'https://www.valley-post.com.pk/',
    country: 'PK',
    language: 'en',
    zone: 'Asia/Karachi',
    family: 'valley-post',
    kind: 'online',
    feeds: [
      { id: 'valley-post-2-pakistan', url: found.feedUrls[0] },
      { id: 'valley-post-2-world', url: found.feedUrls[1] },
    ],
    guessed: ['zone', 'language'],
  })
})

test('feeds of one site are one outlet, and feeds on a shared host without a home page are not', () => {
  const feed = (url: string, homepage: string | null) => ({ url, homepage, title: url.slice(-1), language: null })
  const outlets = outletsOf([
    feed('https://feeds.example/a', 'https://www.valley-post.example/'),
    feed('https://feeds.example/b', 'https://valley-post.example/world'),
    feed('https://feeds.example/c', null),
    feed('https://feeds.example/d', null),
  ])
  expect(outlets.map(({ feedUrls }) => feedUrls.length)).toEqual([2, 1, 1])
})

test.each([
  ['The Frontier’s Voice', 'the-frontiers-voice'],
  ['  Río — Diario! ', 'rio-diario'],
  ['://', 'unnamed'],
])('%s becomes the id %s', (name, id) => {
  expect(slugOf(name)).toBe(id)
})

test('an id that is taken gets a number', () => {
  const taken = new Set<string>()
  expect([freeId('a', taken), freeId('a', taken), freeId('a', taken)]).toEqual(['a', 'a-2', 'a-3'])
})
