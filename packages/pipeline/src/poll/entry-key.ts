import { createHash } from 'node:crypto'
import type { Entry, SeenEntry } from '@wirewatch/model'
import { canonicalUrl } from './canonical-url.js'

/** Gives the entries of one poll their keys, without repeats. */
export const keyEntries = (entries: readonly Entry[]): SeenEntry[] => {
  const shared = sharedIds(entries)
  const editOf = editDates(entries)
  const seen = new Map<string, SeenEntry>()
  for (const entry of entries) {
    const entryKey = keyOf(entry, shared)
    if (!seen.has(entryKey))
      seen.set(entryKey, { entryKey, canonicalUrl: addressOf(entry), contentHash: hashOf(entry, editOf(entry)), entry })
  }
  return [...seen.values()]
}

/** Names what a feed holds, in any order. */
export const hashOfEntries = (entries: readonly SeenEntry[]): string =>
  digest(
    entries
      .map(({ entryKey, contentHash }) => `${entryKey} ${contentHash}`)
      .toSorted()
      .join('\n'),
  )

/** Some feeds give every entry the id of the site: an id that stands for several addresses tells nothing. */
const sharedIds = (entries: readonly Entry[]): ReadonlySet<string> => {
  const addresses = new Map<string, string | null>()
  const shared = new Set<string>()
  for (const { id, url } of entries) {
    if (id === null) continue
    if (addresses.has(id) && addresses.get(id) !== url) shared.add(id)
    addresses.set(id, url)
  }
  return shared
}

const keyOf = (entry: Entry, shared: ReadonlySet<string>): string => {
  const named = entry.id !== null && !shared.has(entry.id) ? entry.id : (addressOf(entry) ?? entry.url)
  if (named === null)
    return `text-${digest(`${entry.title ?? ''}\n${entry.publishedAt ?? ''}\n${entry.title === null ? entry.summary : ''}`)}`
  return named.length > 500 ? `long-${digest(named)}` : named
}

const addressOf = (entry: Entry): string | null => (entry.url === null ? null : canonicalUrl(entry.url))

/** What the feed says of the entry, and when the entry was edited, where that can be told: its page may be another, and nothing else. */
const hashOf = ({ title, summary, content, author }: Entry, editedAt: string | null): string =>
  digest(
    [title, summary, content, author]
      .map((value) => (value ?? '').replace(/\s+/g, ' ').trim())
      .concat(editedAt ?? [])
      .join('\n'),
  )

/** Some feeds date every entry anew at each poll: an edit has a date that is later than the entry and no other entry's. */
const editDates = (entries: readonly Entry[]): ((entry: Entry) => string | null) => {
  const counts = new Map<string, number>()
  for (const { updatedAt } of entries) if (updatedAt !== null) counts.set(updatedAt, (counts.get(updatedAt) ?? 0) + 1)
  return ({ publishedAt, updatedAt }) => {
    if (updatedAt === null || publishedAt === null || entries.length === 1) return null
    return updatedAt > publishedAt && counts.get(updatedAt) === 1 ? updatedAt : null
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
