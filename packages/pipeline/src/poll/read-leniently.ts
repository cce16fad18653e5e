import type { ParsedFeed } from '@wirewatch/model'
import { atomEntry, atomFeed } from './atom-fields.js'
import { entryBase } from './document-base.js'
import type { DocumentOrigin } from './document-origin.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { elementsOf, type FeedElement, readTree } from './read-tree.js'
import { bylineOfChannel, rssEntry, rssFeed } from './rss-fields.js'
import { type Reading, treeFields } from './tree-fields.js'

/** Reads what the strict parser refuses or loses: any RSS, RDF, Atom or CDF that a browser of 2004 would have shown. */
export const readLeniently = (document: string, origin: DocumentOrigin): ParsedFeed => {
  const root = findRoot(readTree(document, origin.url))
  if (root === null) throw new NotAFeedError('other-xml')
  return isAtom(root) ? readAtom(root, origin) : readRss(root, origin)
}

const isAtom = (root: FeedElement): boolean => /^(?:atom:)?(?:feed|entry)$/.test(root.name)

const readAtom = (root: FeedElement, { encoding, zone, url, socialNetworks }: DocumentOrigin): ParsedFeed => {
  const format = /purl\.org\/(?:atom|echo|pie)/i.test(namespaceOf(root)) ? 'atom03' : 'atom'
  const reading: Reading = { format, zone, baseOf: (base) => base }
  const said = atomFeed(treeFields(root, reading))
  const within = withinEntries(reading, entryBase(url, said.url, socialNetworks), url)
  const entries = root.tag === 'entry' ? [root] : collectEntries(root)
  return {
    feed: { ...said, encoding },
    entries: entries.map((entry) => atomEntry(treeFields(entry, within), said.author)),
  }
}

const readRss = (root: FeedElement, { encoding, zone, url, socialNetworks }: DocumentOrigin): ParsedFeed => {
  const reading: Reading = { format: 'rss', zone, baseOf: (base) => base }
  const channel = elementsOf(root).find(({ name }) => name === 'channel') ?? root
  const fields = treeFields(channel, reading)
  const outer = treeFields(root, reading)
  const said = rssFeed({ ...fields, attribute: (name) => fields.attribute(name) ?? outer.attribute(name) })
  const within = withinEntries(reading, entryBase(url, said.url, socialNetworks), url)
  const byline = bylineOfChannel(fields)
  return {
    feed: { ...said, encoding },
    entries: collectEntries(root).map((item) => rssEntry(treeFields(item, within), byline)),
  }
}

/** Where no `xml:base` says otherwise, an address of an entry is relative to what the feed names. */
const withinEntries = (reading: Reading, moved: string | null, document: string | null): Reading => ({
  ...reading,
  baseOf: (base) => (base === document ? moved : base),
})

/** Entries stand under the root, under a channel, or in lists of whatever name; never within another entry's content. */
const collectEntries = (root: FeedElement, depth = 0): FeedElement[] =>
  elementsOf(root).flatMap((element) => {
    if (entryNames.has(element.name)) return [element, ...swallowedBy(element, depth)]
    return depth < deepestList ? collectEntries(element, depth + 1) : []
  })

/** Where the end of an element in an entry was forgotten, the entries that follow stand in it; what has no address is rather a part of a gallery. */
const swallowedBy = (entry: FeedElement, depth: number): FeedElement[] =>
  depth < deepestList
    ? elementsOf(entry)
        .filter(({ name, isClosed }) => !isClosed && !entryNames.has(name))
        .flatMap((unclosed) => collectEntries(unclosed, depth + 1).filter(isAddressed))
    : []

const isAddressed = (entry: FeedElement): boolean => elementsOf(entry).some(({ tag }) => /^(?:link|guid|id)$/.test(tag))

const deepestList = 8

/** An Atom feed may call its entries items, as RSS does. */
const entryNames = new Set(['item', 'entry', 'atom:entry', 'atom:item'])
const rootNames = new Set(['channel', 'items', 'rss', 'feed', 'atom:feed', 'rdf:rdf', 'entry', 'atom:entry', 'rdf'])

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
