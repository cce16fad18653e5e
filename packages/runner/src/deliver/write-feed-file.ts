import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ReceiverTarget } from '@wirewatch/model'
import { type FeedEntry, type MessageContent, SendFault } from '@wirewatch/pipeline'
import { Feed } from 'feed'

type FeedTarget = Extract<ReceiverTarget, { readonly kind: 'feed' }>

/** Writes the last alerts of a receiver as an Atom or JSON feed: whole or not at all. */
export async function writeFeedFile(
  path: string,
  { format, entries: most }: FeedTarget,
  payloads: readonly unknown[],
): Promise<void> {
  const entries = payloads.flatMap((payload) => entriesOf(payload as MessageContent)).slice(0, most)
  try {
    await mkdir(dirname(path), { recursive: true })
    const part = `${path}.${process.pid}.part`
    await writeFile(part, rendered(entries, format))
    await rename(part, path)
  } catch (error) {
    throw new SendFault('temporary', `${path} cannot be written: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

const entriesOf = (content: MessageContent): readonly FeedEntry[] => (content.kind === 'entries' ? content.entries : [])

function rendered(entries: readonly FeedEntry[], format: FeedTarget['format']): string {
  const feed = new Feed({
    title: 'Wirewatch alerts',
    id: 'urn:wirewatch:alerts',
    copyright: '',
    generator: 'Wirewatch',
    updated: new Date(entries[0]?.updatedAt ?? 0),
  })
  for (const { id, title, url, text, html, updatedAt } of entries)
    feed.addItem({ id, title, link: url ?? '', description: text, content: html, date: new Date(updatedAt) })
  return format === 'atom' ? feed.atom1() : feed.json1()
}
