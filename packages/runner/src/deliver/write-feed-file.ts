import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ReceiverTarget } from '@wirewatch/model'
import { type FeedEntry, type MessageContent, SendFault } from '@wirewatch/pipeline'
import { html } from '@wirewatch/pipeline/escaped-html.js'
import { Feed, type Item } from 'feed'
import { messageOf } from '../process/message-of.js'

type FeedTarget = Extract<ReceiverTarget, { readonly kind: 'feed' }>

/** Writes the last alerts of a receiver as an Atom or JSON feed: whole or not at all, and never where a link leads. */
export async function writeFeedFile(
  path: string,
  { format, entries: most }: FeedTarget,
  payloads: readonly unknown[],
): Promise<void> {
  const entries = payloads.flatMap((payload) => entriesOf(payload as MessageContent)).slice(0, most)
  try {
    await mkdir(dirname(path), { recursive: true })
    const part = `${path}.${process.pid}.part`
    await rm(part, { force: true })
    await writeFile(part, rendered(entries, format), { flag: 'wx' })
    await rename(part, path)
  } catch (error) {
    throw new SendFault('temporary', `${path} cannot be written: ${messageOf(error)}`, {
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
    author: { name: 'Wirewatch' },
    generator: 'Wirewatch',
    updated: new Date(entries[0]?.updatedAt ?? 0),
  })
  for (const entry of entries) feed.addItem(format === 'atom' ? atomItem(entry) : jsonItem(entry))
  return format === 'atom' ? feed.atom1() : feed.json1()
}

/** Title and summary are markup to a reader of Atom. Every entry has a link there: that of one without an address is its name. */
function atomItem({ id, title, url, text, html: content, updatedAt }: FeedEntry): Item {
  return {
    id,
    title: html`${permitted(title)}`.toString(),
    link: isAddress(url) ? url : id,
    description: html`${permitted(text)}`.toString(),
    content: permitted(content),
    date: new Date(updatedAt),
  }
}

/** Title and summary are words to a reader of JSON feeds. */
const jsonItem = ({ id, title, url, text, html: content, updatedAt }: FeedEntry): Item => ({
  id,
  title,
  link: isAddress(url) ? url : '',
  description: text,
  content,
  date: new Date(updatedAt),
})

const isAddress = (url: string | null): url is string => url !== null && URL.canParse(url)

/** Without the characters that no XML may hold: one of them makes the whole feed unreadable. */
const permitted = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
