import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mention, TaggedArticle } from '@wirewatch/model'
import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { distanceKm, loadTaxonomy } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { anArticle } from '../../builders/an-article.js'
import { fixture, hasShared, shared } from '../../builders/folders.js'

// These read the material beside the repository, which belongs to others, and skip where it is absent.

const taxonomy = loadTaxonomy()

const lines = (path: string): Record<string, unknown>[] =>
  readFileSync(shared(path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const idOf = (mention: Mention): string | null => (mention.kind === 'actor' ? mention.actorId : mention.locationId)

describe.skipIf(!hasShared)('against hand-coded texts', () => {
  test('at least 85 of 100 of their actors and of their places are tagged', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wirewatch-gold-'))
    const coded = join(folder, 'coded.jsonl')
    const rows = lines('data/gold_dev.jsonl').map((row) => {
      const said = { title: asText(row.title), publishedAt: asText(row.publishedAt) }
      const tagged = tag.run(anArticle({ text: asText(row.text) ?? '', ...said }), { taxonomy })
      return JSON.stringify({ id: row.id, relevant: true, incidents: [], ...named(tagged) })
    })
    writeFileSync(coded, rows.join('\n'))
    const report = execFileSync('node', [shared('tools/score.mjs'), shared('data/gold_dev.jsonl'), coded, '--json'])
    rmSync(folder, { recursive: true })
    const scores = JSON.parse(report.toString())
    expect(scores['actors recall']).toBeGreaterThanOrEqual(0.85)
    expect(scores['locations recall']).toBeGreaterThanOrEqual(0.85)
  })
})

/** The actors and places of an article as the scorer reads them. */
function named({ mentions, titleMentions }: TaggedArticle) {
  const rows = [...titleMentions, ...mentions].map((mention) => {
    const id = idOf(mention)
    const entry = mention.kind === 'actor' ? taxonomy.actors.get(id ?? '') : taxonomy.locations.get(id ?? '')
    return { kind: mention.kind, id, name: entry?.name ?? null, mentions: [{ text: mention.text }] }
  })
  return {
    actors: rows.filter((row) => row.kind === 'actor'),
    locations: rows.filter((row) => row.kind === 'location'),
  }
}

describe.skipIf(!hasShared)('the places of another register', () => {
  test('three in four resolve where nothing else is said, and nineteen in twenty of those lie within 50 km', () => {
    const places = wherePlaces()
    const resolved = [...places].flatMap(([name, at]) => {
      const { mentions } = tag.run(anArticle({ text: `an attack in ${name}` }), { taxonomy })
      const first = mentions.find((mention) => mention.kind === 'location' && mention.locationId !== null)
      const location = first === undefined ? undefined : taxonomy.locations.get(idOf(first) ?? '')
      return location === undefined ? [] : [{ name, location, at }]
    })
    const near = resolved.filter(
      ({ location: { lat, lon }, at }) => lat !== null && lon !== null && distanceKm({ lat, lon }, at) <= 50,
    )
    expect(places.size).toBeGreaterThan(900)
    expect(resolved.length / places.size).toBeGreaterThanOrEqual(0.75)
    expect(near.length / resolved.length).toBeGreaterThanOrEqual(0.95)
  })
})

function wherePlaces(): Map<string, { lat: number; lon: number }> {
  const [header = [], ...rows] = readCsv(readFileSync(shared('data/ucdp_ged_pakistan_to_2012.csv'), 'utf8'))
  const at = (name: string): number => header.indexOf(name)
  const [where, lat, lon] = [at('where_coordinates'), at('latitude'), at('longitude')]
  return new Map(rows.map((row) => [row[where] ?? '', { lat: Number(row[lat]), lon: Number(row[lon]) }]))
}

/** Rows of a comma-separated file whose quoted cells may hold commas and line ends. */
function readCsv(source: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of source.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}

describe.skipIf(!hasShared)('the article that the project starts from', () => {
  const expected = hasShared ? JSON.parse(readFileSync(shared('seed/expected.json'), 'utf8')) : {}
  const text = hasShared ? readFileSync(shared('seed/article.txt'), 'utf8') : ''
  const { mentions } = tag.run(anArticle({ text, publishedAt: asText(expected.publishedAt) }), { taxonomy })
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/[^a-z ]/g, ' ')
      .replace(/ foundation$/, '')
  const names = new Set(
    mentions.flatMap((mention) => {
      const id = idOf(mention) ?? ''
      return plain((taxonomy.actors.get(id) ?? taxonomy.locations.get(id))?.name ?? '')
    }),
  )

  test.each(['actors', 'locations'])('all its %s are tagged', (kind) => {
    expect((expected[kind] as string[]).filter((name) => !names.has(plain(name)))).toEqual([])
  })

  test('no capital that acts is a place', () => {
    const places = mentions.filter((mention) => mention.kind === 'location').map((mention) => mention.text)
    expect(places).not.toContain('Islamabad')
    expect(places).not.toContain('New Delhi')
  })
})

interface Judged {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly kind: Mention['kind']
  readonly to: string
  readonly verdict: 'right' | 'wrong'
}

describe.skipIf(!hasShared)('a hundred mentions drawn at random and judged by hand', () => {
  const judged: Judged[] = JSON.parse(readFileSync(fixture('tag/judged-mentions.json'), 'utf8'))

  test('at least 95 of them were right', () => {
    expect(judged.length).toBe(100)
    expect(judged.filter((mention) => mention.verdict === 'right').length).toBeGreaterThanOrEqual(95)
  })

  test('those that were right are still tagged so', () => {
    const texts = new Map(lines('data/narratives.jsonl').map((row) => [row.id, asText(row.text) ?? '']))
    const right = judged.filter((mention) => mention.verdict === 'right')
    const still = right.filter(({ id, start, end, to }) => {
      const { mentions } = tag.run(anArticle({ text: texts.get(id) ?? '' }), { taxonomy })
      return mentions.some((mention) => mention.start === start && mention.end === end && idOf(mention) === to)
    })
    expect(still.length / right.length).toBeGreaterThanOrEqual(0.95)
  })
})
