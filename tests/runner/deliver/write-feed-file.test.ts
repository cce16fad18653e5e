import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFeedFile } from '@wirewatch/runner/deliver/write-feed-file.js'
import { expect, onTestFinished, test } from 'vitest'

const entry = {
  id: 'urn:wirewatch:alert:1:2',
  title: 'Blast <b> \u0001& fire',
  url: null,
  text: 'a < b',
  html: '<p>x</p>',
}

async function written(format: 'atom' | 'json', change: Partial<{ url: string | null }> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch-feed-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'alerts')
  const entries = [{ ...entry, ...change, updatedAt: '2026-03-04T12:00:00Z' }]
  await writeFeedFile(path, { kind: 'feed', path, format, entries: 10 }, [{ kind: 'entries', entries }])
  return readFile(path, 'utf8')
}

test.each([null, 'http://[no-address'])('an alert with the address %s is in the feed by its name', async (url) => {
  expect(await written('atom', { url })).toContain('<link href="urn:wirewatch:alert:1:2"/>')
  expect(JSON.parse(await written('json', { url })).items[0]).not.toHaveProperty('url')
})

test('in Atom words from outside are no markup, and no character makes it unreadable', async () => {
  const file = await written('atom')
  expect(file).toContain('<![CDATA[Blast &lt;b&gt; &amp; fire]]>')
  expect(file).toContain('<![CDATA[a &lt; b]]>')
})

test('in a JSON feed they stay as they are', async () => {
  expect(JSON.parse(await written('json')).items[0]).toMatchObject({ summary: 'a < b', content_html: '<p>x</p>' })
})
