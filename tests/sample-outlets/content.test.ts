import { readFileSync } from 'node:fs'
import { sampleOutlets } from '@wirewatch/sample-outlets'
import { describe, expect, test } from 'vitest'
import { expectedLines } from './expected-lines.js'

const slugs = sampleOutlets.flatMap((outlet) => outlet.entries.map((entry) => `${outlet.id}/${entry.slug}`))
const lines = expectedLines()

describe('the sample week', () => {
  test('has seven outlets, about seventy entries, and every feed format', () => {
    expect(sampleOutlets).toHaveLength(7)
    expect(slugs.length).toBeGreaterThanOrEqual(65)
    expect(new Set(sampleOutlets.map((outlet) => outlet.format))).toEqual(
      new Set(['rss-2.0', 'rss-1.0', 'atom-1.0', 'json-feed']),
    )
    expect(sampleOutlets.filter((outlet) => outlet.hasFullText)).toHaveLength(2)
    expect(new Set(sampleOutlets.map((outlet) => outlet.template)).size).toBe(3)
  })

  test.each(sampleOutlets)('$id dates its entries from Monday 2 to Sunday 8 March 2026, on its own clock', (outlet) => {
    for (const { published } of outlet.entries) {
      expect(published.slice(0, 10) >= '2026-03-02' && published.slice(0, 10) <= '2026-03-08').toBe(true)
      expect(published).toBe(onTheClockOf(outlet.zone, published))
    }
  })

  test('the windows-1252 outlet uses characters that Latin-1 and ASCII lack', () => {
    const outlet = sampleOutlets.find(({ charset }) => charset === 'windows-1252')
    const text = outlet?.entries.flatMap((entry) => [entry.title, ...entry.paragraphs]).join(' ') ?? ''
    for (const character of ['’', '“', '”', '–', 'é']) expect(text).toContain(character)
  })
})

describe('expected.jsonl', () => {
  test('names only entries that exist, and names every one of them', () => {
    const named = lines.flatMap((line) => [...line.articles, ...line.mentionedIn])
    expect(named.filter((slug) => !slugs.includes(slug))).toEqual([])
    expect(slugs.filter((slug) => !lines.some((line) => line.articles.includes(slug)))).toEqual([])
  })

  test('has at least 22 incidents of the week, all of them within it', () => {
    const current = lines.filter((line) => line.key !== null && !line.retrospective)
    expect(current.length).toBeGreaterThanOrEqual(22)
    expect(new Set(current.map((line) => line.key)).size).toBe(current.length)
    for (const { date } of current) expect(date !== null && date >= '2026-03-02' && date <= '2026-03-08').toBe(true)
    expect(new Set(current.map((line) => line.type)).size).toBeGreaterThanOrEqual(15)
  })

  test('keeps an article that yields no incident out of every incident', () => {
    const silent = lines.filter((line) => line.key === null).flatMap((line) => line.articles)
    const telling = lines.filter((line) => line.key !== null).flatMap((line) => line.articles)
    expect(silent.filter((slug) => telling.includes(slug))).toEqual([])
  })

  test('gives only types that the codebook has', () => {
    const codebookTypes = new URL('../../packages/taxonomy/data/languages/en/event-types.yaml', import.meta.url)
    const known = readFileSync(codebookTypes, 'utf8')
    const types = lines.flatMap((line) => [...(line.type === null ? [] : [line.type]), ...line.typeOk])
    expect(types.filter((type) => !known.includes(type))).toEqual([])
  })
})

/** The same instant written with the offset that the zone has at that moment. */
function onTheClockOf(zone: string, published: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(published))
  return `${parts.replace(' ', 'T')}${published.slice(19)}`
}
