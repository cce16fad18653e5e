import { readdirSync, readFileSync } from 'node:fs'
import { joinBlocks, textBlocks } from '@wirewatch/pipeline/extract/body-text.js'
import { type ReadPage, readPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { findBody } from '@wirewatch/pipeline/extract/find-body.js'
import { anElement, readMarkup } from '@wirewatch/pipeline/extract/markup.js'
import { readabilityBody } from '@wirewatch/pipeline/extract/readability-body.js'
import { whyNotAnArticle } from '@wirewatch/pipeline/extract/why-not-an-article.js'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'
import { shingleScore } from './shingle-score.js'

/** What a careful reader takes from a page. */
interface Expected {
  readonly url: string
  readonly title: string | null
  readonly drop: string | null
  readonly text: readonly string[]
}

const folder = new URL('../../fixtures/pages/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''))

const pageOf = (name: string): string => readFileSync(new URL(`${name}.html`, folder), 'utf8')
const expectedOf = (name: string): Expected => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))

test('at least sixty templates are recorded', () => {
  expect(names.length).toBeGreaterThanOrEqual(60)
})

describe('the shape of a page of', () => {
  test.each(names)('%s', (name) => {
    const { url, drop, text, ...metadata } = expectedOf(name)
    const read = readPage(pageOf(name), url, pageWords)
    expect(whyNotAnArticle(read, url, pageWords)?.reason ?? null).toBe(drop)
    if (drop !== null) return
    expect(read.page.text.split('\n\n')).toEqual(text)
    expect(read.page).toMatchObject(metadata)
  })
})

const articles = names.filter((name) => expectedOf(name).drop === null)

describe('a list of other articles, longer than its own, changes nothing in', () => {
  const teaser =
    '<article class="card"><a href="/n/9"><h3>Council of Dera meets on the bridge</h3></a>' +
    '<p>Members want to know who left the lamp on and who pays for it.</p><time>3 hours ago</time></article>'
  const beside = (name: string, list: string): ReadPage =>
    readPage(pageOf(name).replace(/<\/body>|$/, `${list}${teaser.repeat(40)}$&`), expectedOf(name).url, pageWords)

  test.each(articles)('%s', (name) => {
    const read = beside(name, '<aside class="latest-news">')
    expect(read.page.text.split('\n\n')).toEqual(expectedOf(name).text)
    expect(whyNotAnArticle(read, expectedOf(name).url, pageWords)).toBeNull()
  })

  const dated = articles.filter(
    (name) => readPage(pageOf(name), expectedOf(name).url, pageWords).publishedFrom === 'declared',
  )
  test.each(dated)('%s, where no name tells the list', (name) => {
    const read = beside(name, '<div class="zone-b">')
    expect(read.page.text.split('\n\n')).toEqual(expectedOf(name).text)
    expect(whyNotAnArticle(read, expectedOf(name).url, pageWords)).toBeNull()
  })
})

describe('of the recorded articles, in runs of four words', () => {
  const scoreOf = (take: (html: string, expected: Expected) => string) =>
    shingleScore(
      articles.map((name) => {
        const expected = expectedOf(name)
        return { expected: expected.text.join('\n\n'), taken: take(pageOf(name), expected) }
      }),
    )

  test('at least 97 in 100 are read, and a good third of the texts to the word', () => {
    const { f1, exact } = scoreOf((html, { url }) => readPage(html, url, pageWords).page.text)
    expect(f1).toBeGreaterThanOrEqual(0.97)
    expect(exact).toBeGreaterThanOrEqual(0.35)
  })

  test('less are read where the page is not pruned first', () => {
    const { f1, exact } = scoreOf(
      (html, { title }) => findBody(readMarkup(html).body, title, pageWords.boilerplate).text,
    )
    expect(f1).toBeLessThan(0.97)
    expect(exact).toBeLessThan(0.6)
  })

  test('less are read by Readability alone', () => {
    const { f1 } = scoreOf((html, { title }) =>
      joinBlocks(textBlocks(readabilityBody(readMarkup(html).body, title) ?? anElement('div'))),
    )
    expect(f1).toBeLessThan(0.97)
  })
})
