import type { GivenArticle, GivenBody } from '@wirewatch/pipeline/backfill/given-article.js'
import { keyOfGiven } from '@wirewatch/pipeline/backfill/key-given.js'
import { readGiven } from '@wirewatch/pipeline/backfill/read-given.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const story =
  'The old bridge over the river was opened again on Sunday after a year of repairs, and traffic flowed freely by noon, the council said.'
const pageOf = (head: string): string =>
  `<html lang="en"><head><title>Bridge opens</title>${head}</head><body><article><h1>Bridge opens</h1><p>${story}</p><p>${story.replace('Sunday', 'Monday')}</p></article></body></html>`
const dated = '<meta property="article:published_time" content="2024-03-10T08:00:00Z">'

const given = (body: GivenBody, article: Partial<GivenArticle> = {}): GivenArticle => ({
  at: 'line 1',
  url: 'https://valley-post.example/bridge',
  source: null,
  title: null,
  author: null,
  language: null,
  publishedAt: null,
  modifiedAt: null,
  body,
  ...article,
})

test('lines of a text are its paragraphs, unless blank lines part them', () => {
  const read = (text: string) =>
    readGiven(given({ kind: 'text', text }, { publishedAt: '2024-03-10T00:00:00Z' }), pageWords)
  const textOf = (text: string) => {
    const outcome = read(text)
    return outcome.status === 'passed' ? outcome.value.page.text : outcome.reason
  }
  expect(textOf(`${story}\r\n${story}`)).toBe(`${story}\n\n${story}`)
  expect(textOf(`${story.replace('after', 'after\n')}\n \n${story}`)).toBe(`${story}\n\n${story}`)
  expect(textOf('Too short.')).toBe('no-text')
})

test('a date that is given counts before the date of the page, and the page’s where none is given', () => {
  const dateOf = (publishedAt: string | null) => {
    const outcome = readGiven(given({ kind: 'html', html: pageOf(dated) }, { publishedAt }), pageWords)
    return outcome.status === 'passed' ? outcome.value.page.publishedAt : outcome.reason
  }
  expect(dateOf('2024-03-09T00:00:00Z')).toBe('2024-03-09T00:00:00Z')
  expect(dateOf(null)).toMatch(/^2024-03-10T08:00:00/)
})

test.each([
  ['a text', { kind: 'text', text: story }],
  ['a page', { kind: 'html', html: pageOf('') }],
] as const)('%s that nothing dates is dropped: it would count as news of today', (_what, body) => {
  expect(readGiven(given(body), pageWords)).toMatchObject({ status: 'dropped', reason: 'no-date' })
})

test('a page that a crawler came by must say that it is an article', () => {
  const ended = (html: string, url: string) => {
    const outcome = readGiven(given({ kind: 'crawled', html }, { url }), pageWords)
    return outcome.status === 'passed' ? 'passed' : outcome.reason
  }
  expect(ended(pageOf(dated), 'https://valley-post.example/bridge')).toBe('passed')
  expect(ended(pageOf(''), 'https://valley-post.example/local')).toBe('not-an-article')
  expect(ended(pageOf(dated), 'https://valley-post.example/')).toBe('not-an-article')
})

test('the same words at the same address have one key, other words another', () => {
  const key = (text: string, url: string): string => keyOfGiven(given({ kind: 'text', text }, { url }))
  expect(key(story, 'https://www.valley-post.example/bridge?utm_source=x')).toBe(
    key(story, 'https://valley-post.example/bridge'),
  )
  expect(key(`${story} Corrected.`, 'https://valley-post.example/bridge')).not.toBe(
    key(story, 'https://valley-post.example/bridge'),
  )
})
