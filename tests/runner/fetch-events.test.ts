import type { Context } from '@wirewatch/runner'
import { pollFeed } from '@wirewatch/runner/poll/poll-feed.js'
import { readEntries } from '@wirewatch/runner/read/read-entries.js'
import { forgetFetches, saveFetch, syncSources } from '@wirewatch/store'
import { expect, onTestFinished, test } from 'vitest'
import { aSource } from '../builders/stored.js'
import { aLine } from './a-line.js'
import { type Answer, body, redirect, startServer } from './fetch/misbehaving-server.js'

const feed = (items: string) => body(`<rss version="2.0"><channel><title>Valley Post</title>${items}</channel></rss>`)

test('every fetch is a line of the history: the poll, the page of an entry, and the robots.txt before it', async () => {
  const line = await aLineTo({
    '/feed': feed('<item><title>Story</title><link>/moved</link></item>'),
    '/robots.txt': body('User-agent: *\nDisallow: /private/'),
    '/moved': redirect('/private/story', 302),
  })
  await pollFeed(line, 'valley-post-news')
  await readEntries(line, [1])
  expect(await fetches(line)).toEqual([
    { purpose: 'feed', outcome: 'ok', status: 200, feed_id: 'valley-post-news', entry_id: null },
    { purpose: 'robots', outcome: 'ok', status: 200, feed_id: 'valley-post-news', entry_id: 1 },
    { purpose: 'page', outcome: 'robots', status: null, feed_id: 'valley-post-news', entry_id: 1 },
  ])
})

test('an entry that has neither link nor text ends with a reason like any other', async () => {
  const line = await aLineTo({ '/feed': feed('<item><title>Only a headline</title></item><item></item>') })
  await pollFeed(line, 'valley-post-news')
  await readEntries(line, [1, 2])
  expect(
    await line.store.rows(
      `select title, outcome, reason from entries join dispositions on item_kind = 'entry' and item_id = entries.id order by title`,
    ),
  ).toEqual([
    { title: 'Only a headline', outcome: 'dropped', reason: 'no-text' },
    { title: null, outcome: 'dropped', reason: 'no-text' },
  ])
})

test('what was fetched long ago is forgotten, a part at a time', async () => {
  const line = await aLineTo({})
  const told = { purpose: 'page', subject: null, url: 'x', outcome: 'ok', status: 200, detail: null } as const
  for (const day of [1, 2, 3, 20])
    await saveFetch(line.store, { ...told, at: `2026-03-${day}T00:00:00Z`, bytes: 1, durationMs: 1.5 })
  expect(await forgetFetches(line.store, '2026-03-10T00:00:00Z', 2)).toBe(2)
  expect(await forgetFetches(line.store, '2026-03-10T00:00:00Z', 2)).toBe(1)
  expect(await line.store.rows('select at from fetch_events')).toEqual([{ at: '2026-03-20T00:00:00.000Z' }])
})

async function aLineTo(answers: Record<string, Answer>): Promise<Context> {
  const server = await startServer(answers)
  onTestFinished(() => server.close())
  const line = await aLine(true)
  const feeds = [{ id: 'valley-post-news', url: `${server.origin}/feed` }]
  await syncSources(line.store, [aSource({ homepage: server.origin, feeds })])
  return line
}

const fetches = ({ store }: Context) =>
  store.rows('select purpose, outcome, status, feed_id, entry_id from fetch_events order by id')
