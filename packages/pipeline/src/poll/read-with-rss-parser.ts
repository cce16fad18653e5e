import type { ParsedFeed } from '@wirewatch/model'
import Parser from 'rss-parser'
import { atomEntry, atomFeed } from './atom-fields.js'
import { entryBase } from './document-base.js'
import type { DocumentOrigin } from './document-origin.js'
import { type ElementFields, type FieldValue, noAttributes } from './element-fields.js'
import { plainText } from './markup.js'
import { customaryPrefix, prefixOfNamespace } from './namespaces.js'
import { bylineOfChannel, rssEntry, rssFeed } from './rss-fields.js'

/**
 * Reads a well-formed feed with rss-parser, or gives null where the document uses something that rss-parser refuses or
 * loses, so that the lenient reader must read it.
 */
export const readWithRssParser = async (document: string, origin: DocumentOrigin): Promise<ParsedFeed | null> => {
  if (document.length > largestDocument) return null
  const head = document.slice(0, 65_536)
  const rootTag = head.match(/<(rss|feed|rdf:RDF)(?=[\s>])[^>]*>/)
  if (rootTag === null || losesAnything(document, head)) return null
  // elements of one vocabulary under two names
  if (rootTag[1] === 'feed' && /<(?:atom|a10):/i.test(document)) return null
  const feed = await parse(document)
  if (feed === null || feed.items.length !== countEntries(document)) return null
  try {
    return rootTag[1] === 'feed' ? atomOf(feed, rootTag[0], origin) : rssOf(feed, rootTag[0], origin)
  } catch (error) {
    if (error instanceof NotPlainError) return null
    throw error
  }
}

/**
 * Characters. rss-parser reads 10 to 40 MB/s by the number of elements, the lenient reader two to three times as much; few
 * feeds are so long that it matters, and in those it does.
 */
const largestDocument = 250_000

type ParsedXml = Readonly<Record<string, unknown>> & { readonly items: readonly Readonly<Record<string, unknown>>[] }

/** Elements that entries and feeds are read by, in lower case. Under names of our own rss-parser hands them on as they stand. */
const names = [
  'title',
  'link',
  'guid',
  'id',
  'description',
  'summary',
  'subtitle',
  'tagline',
  'content',
  'content:encoded',
  'xhtml:body',
  'body',
  'fullitem',
  'abstract',
  'author',
  'managingeditor',
  'webmaster',
  'dc:creator',
  'dc:author',
  'dc:title',
  'dc:description',
  'dc:date',
  'dc:language',
  'dc:identifier',
  'language',
  'dcterms:title',
  'dcterms:creator',
  'dcterms:description',
  'dcterms:abstract',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:modified',
  'dcterms:available',
  'pubdate',
  'published',
  'updated',
  'issued',
  'modified',
  'created',
  'date',
  'lastbuilddate',
  'prism:publicationdate',
  'prism:modificationdate',
  'itunes:title',
  'itunes:author',
  'itunes:summary',
  'itunes:subtitle',
  'googleplay:author',
  'googleplay:description',
  'media:title',
  'media:description',
  'media:credit',
  'atom:link',
  'atom:id',
  'atom:title',
  'atom:summary',
  'atom:subtitle',
  'atom:tagline',
  'atom:content',
  'atom:author',
  'atom:published',
  'atom:updated',
  'feedburner:origlink',
  'source',
] as const

const handedOn = new Map<string, string>(names.map((name) => [name, `raw ${name}`]))
const customFields = [...handedOn.values()].map((raw) => [raw, raw, { keepArray: true }])

/**
 * Its own reading of these elements throws away a whole feed for one bad date and strips the tags of every text for a
 * snippet in time that grows with the square of the text; renamed, they reach us untouched.
 */
const rename = (name: string): string => handedOn.get(name.toLowerCase()) ?? name

const newParser = (): Parser =>
  new Parser({
    xml2js: { tagNameProcessors: [rename] },
    customFields: { feed: customFields as never, item: [...customFields, ['$', '$', { keepArray: true }]] as never },
  })

const parse = async (document: string): Promise<ParsedXml | null> => {
  try {
    return (await newParser().parseString(document)) as unknown as ParsedXml
  } catch {
    return null
  }
}

/** What a document may use that rss-parser does not hand on: bases, groups, vocabularies under other prefixes, DTDs, XHTML. */
const losesAnything = (document: string, head: string): boolean =>
  /<!DOCTYPE[^>]*\[/i.test(head) ||
  document.includes('xml:base') ||
  document.includes('<media:group') ||
  document.includes('<itunes:owner') ||
  /\stype\s*=\s*["'](?:xhtml|application\/xhtml)/.test(document) ||
  hasForeignPrefix(document)

const hasForeignPrefix = (document: string): boolean => {
  for (const [, prefix = '', uri = ''] of document.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g)) {
    const ours = prefixOfNamespace(uri)
    const isUsual = ours === null ? prefix !== '' && customaryPrefix(prefix) === null : ours === prefix
    if (!isUsual && !(prefix === '' && (ours === '' || ours === 'atom'))) return true
  }
  return false
}

/** Counted however they are written: one that rss-parser passes over must not be lost. */
const countEntries = (document: string): number =>
  document.match(/<(?:[\w.-]+:)?(?:item|entry)(?=[\s>/])/gi)?.length ?? 0

const rssOf = (feed: ParsedXml, rootTag: string, origin: DocumentOrigin): ParsedFeed => {
  const channel = fieldsOf(feed, languageOf(rootTag), origin)
  const said = rssFeed(channel)
  const byline = bylineOfChannel(channel)
  const within = { ...origin, url: entryBase(origin.url, said.url, origin.socialNetworks) }
  return {
    feed: { ...said, encoding: origin.encoding },
    entries: feed.items.map((item) => rssEntry(fieldsOf(item, null, within), byline)),
  }
}

const atomOf = (feed: ParsedXml, rootTag: string, origin: DocumentOrigin): ParsedFeed => {
  const said = atomFeed(fieldsOf(feed, languageOf(rootTag), origin))
  const within = { ...origin, url: entryBase(origin.url, said.url, origin.socialNetworks) }
  return {
    feed: { ...said, encoding: origin.encoding },
    entries: feed.items.map((item) => atomEntry(fieldsOf(item, null, within), said.author)),
  }
}

const languageOf = (rootTag: string): string | null => rootTag.match(/\sxml:lang\s*=\s*["']([^"']*)["']/)?.[1] ?? null

const fieldsOf = (
  element: Readonly<Record<string, unknown>>,
  language: string | null,
  { url: base, zone }: DocumentOrigin,
): ElementFields => {
  const raw = (name: string): readonly unknown[] => {
    const values = element[handedOn.get(name) ?? '']
    return Array.isArray(values) ? values : []
  }
  return {
    values: (name) => raw(name).map((value) => fieldValue(value, base)),
    inOrder: (wanted) => {
      const found = wanted.filter((name) => raw(name).length > 0)
      // rss-parser does not say which of two elements came first
      if (found.length > 1) throw new NotPlainError()
      return found.flatMap((name) => raw(name).map((value) => fieldValue(value, base)))
    },
    attribute: (name) => (name === 'xml:lang' ? language : (attributesOf(element)[name] ?? null)),
    people: (path) => {
      const [outer = '', inner] = path.split('/')
      if (inner !== undefined && raw(outer).length > 0) throw new NotPlainError()
      return inner === undefined
        ? raw(outer)
            .map(personName)
            .filter((person) => person !== '')
        : []
    },
    base,
    zone,
  }
}

const fieldValue = (value: unknown, base: string | null): FieldValue => {
  if (typeof value === 'string') return { text: plainText(value), attributes: noAttributes, base }
  if (typeof value !== 'object' || value === null) throw new NotPlainError()
  if (Object.keys(value).some(isElementName)) throw new NotPlainError()
  return { text: textWithin(value), attributes: attributesOf(value), base }
}

const attributesOf = (element: object): Readonly<Record<string, string>> => {
  const found = '$' in element && typeof element.$ === 'object' ? element.$ : null
  if (found === null) return noAttributes
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

const personName = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return textWithin(value)
  if (!('name' in value || 'email' in value)) {
    if (Object.keys(value).some(isElementName)) throw new NotPlainError()
    return textWithin(value)
  }
  const name = 'name' in value && Array.isArray(value.name) ? textWithin(value.name[0]) : ''
  if (name !== '') return name
  return 'email' in value && Array.isArray(value.email) ? textWithin(value.email[0]) : ''
}

/** The text of an element that holds nothing else, with or without attributes. */
const textWithin = (value: unknown): string => {
  if (typeof value === 'string') return plainText(value)
  if (typeof value !== 'object' || value === null || Object.keys(value).some(isElementName)) return ''
  return '_' in value && typeof value._ === 'string' ? plainText(value._) : ''
}

const isElementName = (key: string): boolean => key !== '_' && key !== '$'

/** The value holds elements, which rss-parser has taken apart and cannot put together again. */
class NotPlainError extends Error {}
