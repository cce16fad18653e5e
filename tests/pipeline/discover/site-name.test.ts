import { isSameSite, siteNameOf } from '@wirewatch/pipeline/discover/site-name.js'
import { expect, test } from 'vitest'

test.each([
  ['valley-post.com.pk', 'valley-post'],
  ['english.valley-post.example', 'valley-post'],
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
])('%s belongs to %s', (host, name) => {
  expect(siteNameOf(host)).toBe(name)
})

test.each([
  ['https://news.harbour-post.com.pk/1', 'https://www.harbour-post.com.pk/2', true],
  ['https://harbour-post.com.pk/1', 'https://valley-post.com.pk/1', false],
  ['https://harbour.blogspot.com/1', 'https://valley.blogspot.com/1', false],
])('%s and %s are of one owner: %s', (a, b, same) => expect(isSameSite(a, b)).toBe(same))
