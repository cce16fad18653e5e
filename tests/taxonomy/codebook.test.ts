import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeArticle } from '@wirewatch/pipeline/code/code-article.js'
import { loadTaxonomy, packagedData } from '@wirewatch/taxonomy'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { anArticle } from '../builders/an-article.js'

const eventTypes: readonly { id: string; label: string }[] = parse(
  readFileSync(join(packagedData, 'languages', 'en', 'event-types.yaml'), 'utf8'),
)
const codebook = readFileSync(join(packagedData, 'CODEBOOK.md'), 'utf8')

/** `**id** · Label. A paragraph.`, and its example in italics on the line below. */
const entries = [...codebook.matchAll(/^\*\*([a-z_]+\.[a-z_]+)\*\* · ([^.]+)\. ([^*]+)\n\*([^*\n]+)\*$/gm)].map(
  ([, id = '', label = '', paragraph = '', example = '']) => ({ id, label, paragraph, example }),
)

test('the codebook explains every event type once, in their order and under their names', () => {
  expect(entries.map(({ id, label }) => `${id}: ${label}`)).toEqual(
    eventTypes.map(({ id, label }) => `${id}: ${label}`),
  )
  for (const { paragraph } of entries) expect(paragraph.split(/\s+/).length).toBeGreaterThan(8)
})

test('a type that an entry points to is one of them', () => {
  const known = new Set(eventTypes.map(({ id }) => id))
  const named = entries.flatMap(({ paragraph }) =>
    [...paragraph.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map(([, id]) => id!),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((id) => !known.has(id))).toEqual([])
})

const taxonomy = loadTaxonomy()

test.each(entries)('the example of $id is coded so: $example', ({ id, example }) => {
  const { events } = codeArticle(anArticle({ text: example, publishedAt: '2026-03-02T09:00:00.000Z' }), taxonomy)
  expect(events.map((event) => event.type)).toEqual([id])
})
