import { sourceFinder } from '@wirewatch/pipeline/backfill/find-source.js'
import type { GivenArticle } from '@wirewatch/pipeline/backfill/given-article.js'
import { expect, test } from 'vitest'
import { aSource } from '../../builders/stored.js'

const valley = aSource({
  id: 'valley-post',
  name: 'The Valley Post',
  homepage: 'https://www.valley-post.example',
  family: 'valley-media',
})
const defaults = { language: 'en', countries: ['AF', 'PK'] }

const given = (url: string | null, source: string | null = null): GivenArticle => ({
  at: 'line 1',
  url,
  source,
  title: null,
  author: null,
  language: null,
  publishedAt: null,
  modifiedAt: null,
  body: { kind: 'text', text: 'Words.' },
})

test.each([
  ['its id', given(null, 'valley-post')],
  ['its name, however it is written', given('https://other.example/a', 'the valley post')],
  ['its site', given('https://valley-post.example/news/1')],
  ['a site below its site', given('https://english.valley-post.example/news/1')],
])('an outlet is known by %s', (_what, article) => {
  expect(sourceFinder([valley], defaults)(article)).toEqual({ source: valley, isNew: false })
})

test('a host that only ends like a known one is another outlet', () => {
  const { source, isNew } = sourceFinder([valley], defaults)(given('https://not-valley-post.example/a'))
  expect([source.family, isNew]).toEqual(['not-valley-post.example', true])
})

test('an unknown name on a known site is another label of that newsroom', () => {
  const { source } = sourceFinder([valley], defaults)(given('https://valley-post.example/a', 'Valley Weekend'))
  expect(source).toMatchObject({ id: 'valley-weekend', family: 'valley-media', country: 'PK', zone: 'Asia/Karachi' })
})

test('an unknown outlet is evidence for no country, unless its domain is one of the region’s; met again it is the same', () => {
  const find = sourceFinder([valley], defaults)
  const first = find(given('https://plains.example/a'))
  expect(first.source).toMatchObject({ id: 'plains-example', country: 'ZZ', zone: 'UTC', family: 'plains.example' })
  expect(find(given('https://www.plains.example/b'))).toEqual({ source: first.source, isNew: false })
  expect(find(given('https://hills.pk/a')).source).toMatchObject({ country: 'PK', zone: 'Asia/Karachi' })
})
