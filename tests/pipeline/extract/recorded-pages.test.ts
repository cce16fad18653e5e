import { readdirSync, readFileSync } from 'node:fs'
import { readPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { whyNotAnArticle } from '@wirewatch/pipeline/extract/why-not-an-article.js'
import { describe, expect, test } from 'vitest'

/** What a careful reader takes from a page. */
interface Expected {
  readonly url: string
  readonly drop: string | null
  readonly text: readonly string[]
}

const folder = new URL('../../fixtures/pages/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''))

const pageOf = (name: string): string => readFileSync(new URL(`${name}.html`, folder), 'utf8')
const expectedOf = (name: string): Expected => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))

test('at least forty templates are recorded', () => {
  expect(names.length).toBeGreaterThanOrEqual(40)
})

describe('the shape of a page of', () => {
  test.each(names)('%s', (name) => {
    const { url, drop, text, ...metadata } = expectedOf(name)
    const read = readPage(pageOf(name), url)
    expect(whyNotAnArticle(read, url)?.reason ?? null).toBe(drop)
    if (drop !== null) return
    expect(read.page.text.split('\n\n')).toEqual(text)
    expect(read.page).toMatchObject(metadata)
  })
})
