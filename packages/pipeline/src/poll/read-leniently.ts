import type { ParsedFeed } from '@wirewatch/model'
import { atomEntry, atomFeed } from './atom-fields.js'
import type { DocumentOrigin } from './document-origin.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { elementsOf, type FeedElement, readTree } from './read-tree.js'
import { rssEntry, rssFeed } from './rss-fields.js'
import { treeFields } from './tree-fields.js'

/** Reads what the strict parser refuses or loses: any RSS, RDF, Atom or CDF that a browser of 2004 would have shown. */
export const readLeniently = (document: string, origin: DocumentOrigin): ParsedFeed => {
  const root = findRoot(readTree(document, origin.url))
  if (root === null) throw new NotAFeedError('other-xml')
  return isAtom(root) ? readAtom(root, origin) : readRss(root, origin)
}

const isAtom = (root: FeedElement): boolean => /^(?:atom:)?(?:feed|entry)$/.test(root.name)

const readAtom = (root: FeedElement, { encoding, zone }: DocumentOrigin): ParsedFeed => {
  const format = /purl\.org\/(?:atom|echo|pie)/i.test(namespaceOf(root)) ? 'atom03' : 'atom'
  const said = atomFeed(treeFields(root, format, zone))
  const entries = root.tag === 'entry' ? [root] : collectEntries(root)
  return {
    feed: { ...said, encoding },
    entries: entries.map((entry) => atomEntry(treeFields(entry, format, zone), said.author)),
  }
}

const readRss = (root: FeedElement, { encoding, zone }: DocumentOrigin): ParsedFeed => {
  const channel = elementsOf(root).find(({ name }) => name === 'channel') ?? root
  const fields = treeFields(channel, 'rss', zone)
  const outer = treeFields(root, 'rss', zone)
  const said = rssFeed({ ...fields, attribute: (name) => fields.attribute(name) ?? outer.attribute(name) })
  return {
    feed: { ...said, encoding },
    entries: collectEntries(root).map((item) => rssEntry(treeFields(item, 'rss', zone))),
  }
}

/** Entries stand under the root, under a channel, or in a list of items; never within another entry's content. */
const collectEntries = (root: FeedElement): FeedElement[] =>
  elementsOf(root).flatMap((element) => {
    if (entryNames.has(element.name)) return [element]
    return listNames.has(element.name) ? collectEntries(element) : []
  })

/** An Atom feed may call its entries items, as RSS does. */
const entryNames = new Set(['item', 'entry', 'atom:entry', 'atom:item'])
const listNames = new Set(['channel', 'items', 'rss', 'feed', 'atom:feed', 'rdf:rdf'])
const rootNames = new Set([...listNames, 'entry', 'atom:entry', 'rdf'])

/** The first element that can be a feed, wherever junk put it: breadth first, and not deep. */
const findRoot = (top: FeedElement): FeedElement | null => {
  let level = elementsOf(top)
  for (let depth = 0; depth < 8 && level.length > 0; depth++) {
    const found = level.find(({ name }) => rootNames.has(name))
    if (found !== undefined) return found
    level = level.flatMap(elementsOf)
  }
  return null
}

const namespaceOf = ({ attributes }: FeedElement): string =>
  [...attributes].find(([name, uri]) => name.startsWith('xmlns') && /atom|echo|pie/i.test(uri))?.[1] ?? ''
