import { findFeedLinks, isCommentsFeed } from '@wirewatch/pipeline/discover/find-feed-links.js'
import { expect, test } from 'vitest'

const page = 'https://www.valley-post.example/section/'

test('feeds that a page declares come first, then links on the same site that look like feeds', () => {
  const html = `<html lang="en-PK"><head><title>Valley Post – home</title><meta property="og:site_name" content="Valley Post">
    <link rel="alternate" type="application/rss+xml" href="/feed/">
    <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="atom.xml">
    <link rel="alternate" type="text/html" hreflang="ur" href="/ur/"><link rel="stylesheet" href="/rss.css"></head>
    <body><a href="/feed/">RSS</a><a href="https://feeds.valley-post.example/world.rss">World</a>
    <a href="https://neighbour.example/feed">Neighbour</a><a href="/breeding-season">Birds</a></body></html>`
  expect(findFeedLinks(html, page)).toEqual({
    declared: ['https://www.valley-post.example/feed/', 'https://www.valley-post.example/section/atom.xml'],
    linked: ['https://feeds.valley-post.example/world.rss'],
    siteName: 'Valley Post',
    language: 'en-PK',
  })
})

test('links are relative to the base that the page names', () => {
  const html = '<base href="https://cdn.valley-post.example/x/"><link rel=alternate type=application/rss+xml href=feed>'
  expect(findFeedLinks(html, page).declared).toEqual(['https://cdn.valley-post.example/x/feed'])
})

test('hostile links are passed over', () => {
  const html = ['javascript:1', 'http://[', '', 'data:text/xml,x', 'file:///etc/rss.xml']
    .map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}"><a href="${href}">rss</a>`)
    .join('')
  expect(findFeedLinks(html, page)).toMatchObject({ declared: [], linked: [] })
})

test('a page nested a hundred thousand deep is given up, with what stands before', () => {
  const html = `<link rel="alternate" type="application/rss+xml" href="/feed">${'<div>'.repeat(100_000)}`
  expect(findFeedLinks(html, page).declared).toEqual(['https://www.valley-post.example/feed'])
})

test.each([
  ['https://x.example/comments/feed/', true],
  ['https://x.example/feeds/comments.xml', true],
  ['https://x.example/feed/', false],
  ['https://x.example/commentary/feed', false],
])('%s is a feed of comments: %s', (url, isComments) => {
  expect(isCommentsFeed(url)).toBe(isComments)
})
