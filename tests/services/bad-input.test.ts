import { expect, onTestFinished, test } from 'vitest'
import { aSource } from '../builders/stored.js'
import { wirewatch } from '../command-line.js'
import { aDatabase } from '../postgres.js'
import { body, endless, startServer } from '../runner/fetch/misbehaving-server.js'
import { anOutletsFile } from './outlets-file.js'

const xml = { 'content-type': 'application/xml' }
const html = { 'content-type': 'text/html' }
const MB = 1024 * 1024
const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'x'.repeat(2_000)}">]><rss version="2.0"><channel><title>${'&a;'.repeat(20_000)}</title></channel></rss>`
const paragraph =
  '<p>The bridge over the river was opened again on Sunday after a year of repairs, and traffic flowed.</p>'
const page = `<html lang="en"><head><title>Bridge reopens</title></head><body><article><h1>Bridge reopens</h1>${paragraph.repeat(6)}</article></body></html>`
const robots = body('User-agent: *\nAllow: /\n', { 'content-type': 'text/plain' })

test('what is bad of an outlet ends there with its reason, and the others are read to the last entry', {
  timeout: 120_000,
}, async () => {
  const server = await startServer({
    '/robots.txt': robots,
    '/huge/feed': body(Buffer.alloc(50 * MB, ' '), xml),
    '/bomb/feed': body(bomb, xml),
    '/pages/feed': body(linked('/pages/endless', '/pages/huge', '/pages/nested', '/pages/good'), xml),
    '/pages/endless': endless,
    '/pages/huge': body(Buffer.concat([Buffer.from(page), Buffer.alloc(20 * MB, ' ')]), html),
    '/pages/nested': body('<div>'.repeat(100_000), html),
    '/pages/good': body(page, html),
    '/good/feed': body(linked('/good/one', '/good/two', '/good/three'), xml),
    ...Object.fromEntries(
      ['one', 'two', 'three'].map((name) => [
        `/good/${name}`,
        body(page.replaceAll('bridge', `${name} bridges`), html),
      ]),
    ),
  })
  const database = await aDatabase('empty')
  onTestFinished(async () => {
    await server.close()
    await database.drop()
  })
  const sources = await anOutletsFile(['huge', 'bomb', 'pages', 'good'].map((id) => outletAt(server.origin, id)))
  const started = await wirewatch(['start', '--once', '--sources', sources], {
    env: { DATABASE_URL: database.url, WIREWATCH_ALLOW_LOOPBACK: '1' },
  })
  expect(started.stderr).not.toContain('    at ')
  expect(started.code).toBe(0)

  const feeds = await database.store.rows(`select id, last_error as said from feeds order by id`)
  expect(feeds).toEqual([
    { id: 'bomb-news', said: 'the feed declares entities that expand without measure' },
    { id: 'good-news', said: null },
    { id: 'huge-news', said: '127.0.0.1 sends more than 20 MB' },
    { id: 'pages-news', said: null },
  ])
  const ends = await database.store.rows<{ page: string; reason: string }>(
    `select regexp_replace(entries.url, '^https?://[^/]+', '') as page, ended.reason
     from entries
     left join dispositions ended on ended.item_kind = 'entry' and ended.item_id = entries.id
     order by 1`,
  )
  expect(Object.fromEntries(ends.map(({ page: path, reason }) => [path, reason]))).toEqual({
    '/good/one': 'not-security',
    '/good/three': 'not-security',
    '/good/two': 'not-security',
    '/pages/endless': 'too-large',
    '/pages/good': 'not-security',
    '/pages/huge': 'too-large',
    '/pages/nested': 'no-text',
  })
})

function outletAt(origin: string, id: string) {
  return aSource({
    id,
    homepage: `${origin}/${id}/`,
    feeds: [{ id: `${id}-news`, url: `${origin}/${id}/feed` }],
    politeness: { key: id, spacingMs: 0, everyMinutes: { least: 10, most: 60 }, note: null },
  })
}

function linked(...paths: string[]): string {
  const items = paths.map(
    (path) => `<item><guid>${path}</guid><title>Bridge reopens</title><link>${path}</link></item>`,
  )
  return `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
}
