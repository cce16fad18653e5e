import type { Entry, FeedDocument } from '@wirewatch/model'
import { bylineOf, bylineOfFeed } from './byline.js'
import { type ElementFields, type FieldValue, firstDate, firstText, firstValue } from './element-fields.js'
import { readDate } from './read-date.js'
import { pageAddress, resolveUrl } from './resolve-url.js'
import { spellOutReferences } from './spell-out-references.js'
import { tidyHtml } from './tidy-html.js'

/** What RSS of any version, RDF, and the channels of CDF say of the feed. */
export const rssFeed = (channel: ElementFields): Omit<FeedDocument, 'encoding'> => ({
  title: titleOf(channel),
  url:
    addressOf(channel, firstValue(channel, ['link'])) ??
    alternateLink(channel) ??
    pageAddress(channel.attribute('href'), channel.base),
  description: htmlOf(firstValue(channel, ['description', ...summaryNames, 'atom:subtitle', 'atom:tagline'])),
  language: languageTag(
    firstText(channel, ['language', 'dc:language']) ?? channel.attribute('xml:lang') ?? channel.attribute('lang'),
  ),
  author: feedAuthorOf(channel),
  publishedAt: firstDate(channel, publishedNames),
  updatedAt: firstDate(channel, [...updatedNames, 'dc:date']) ?? dateOf(channel.attribute('lastmod'), channel.zone),
})

/** An `item` of RSS of any version, RDF or CDF. The byline of the channel stands in for the author of an item that names none. */
export const rssEntry = (item: ElementFields, byline: string | null): Entry => {
  const [first = null, second = null] = item.inOrder(['description', 'summary']).filter(({ text }) => text !== '')
  const content = firstValue(item, ['content:encoded', 'xhtml:body', 'body', 'fullitem', 'atom:content', 'content'])
  const summary = first ?? firstValue(item, summaryNames)
  return {
    id: idOf(item),
    url: itemUrl(item),
    title: titleOf(item),
    summary: htmlOf(summary),
    content: htmlOf(content ?? second),
    author: authorOf(item, ['author']) ?? byline,
    publishedAt: firstDate(item, [...publishedNames, 'dc:date']),
    updatedAt: firstDate(item, [...updatedNames, 'dc:date']) ?? dateOf(item.attribute('lastmod'), item.zone),
  }
}

const titleOf = (fields: ElementFields): string | null => {
  const title = firstText(fields, ['title', 'dc:title', 'dcterms:title', 'atom:title', 'itunes:title', 'media:title'])
  return title === null ? null : spellOutReferences(title)
}

const summaryNames = [
  'dc:description',
  'dcterms:description',
  'dcterms:abstract',
  'abstract',
  'atom:summary',
  'itunes:summary',
  'googleplay:description',
  'itunes:subtitle',
  'media:description',
  'media:group/media:description',
]
const publishedNames = [
  'pubdate',
  'dcterms:issued',
  'atom:published',
  'published',
  'issued',
  'dcterms:created',
  'dcterms:available',
  'prism:publicationdate',
  'date',
]
const updatedNames = [
  'atom:updated',
  'dcterms:modified',
  'updated',
  'modified',
  'prism:modificationdate',
  'lastbuilddate',
]

/** BCP 47 with hyphens, as written otherwise; null where nothing is said. */
export const languageTag = (written: string | null): string | null => {
  const tag = written?.trim().replaceAll('_', '-') ?? ''
  return tag === '' ? null : tag
}

const itemUrl = (item: ElementFields): string | null =>
  pageAddress(firstText(item, ['feedburner:origlink']), item.base) ??
  addressOf(item, firstValue(item, ['link'])) ??
  alternateLink(item) ??
  permalink(item) ??
  pageAddress(item.attribute('href'), item.base) ??
  webAddress(item.attribute('rdf:about'))

const addressOf = (fields: ElementFields, value: FieldValue | null): string | null =>
  value === null ? null : pageAddress(value.text, value.base ?? fields.base)

/** A link that carries its address in an attribute, as Atom does. */
const alternateLink = (fields: ElementFields): string | null => {
  for (const { attributes, base } of [...fields.values('link'), ...fields.values('atom:link')]) {
    if ((attributes.rel ?? 'alternate').toLowerCase() !== 'alternate') continue
    const address = pageAddress(attributes.href ?? attributes['rdf:resource'] ?? null, base ?? fields.base)
    if (address !== null) return address
  }
  return null
}

/** A guid is the entry's address unless it says that it is not, or does not look like one. */
const permalink = (item: ElementFields): string | null => {
  for (const { text, attributes, base } of item.values('guid')) {
    if ((attributes.ispermalink ?? 'true').trim().toLowerCase() === 'false') continue
    if (/^https?:\/\//i.test(text) || text.startsWith('/')) return pageAddress(text, base)
  }
  return null
}

const webAddress = (address: string | null): string | null =>
  address !== null && /^https?:\/\//i.test(address) ? address : null

const idOf = (item: ElementFields): string | null => {
  const guid = firstValue(item, ['guid', 'atom:id', 'id'])
  if (guid !== null) return guid.text.startsWith('/') ? resolveUrl(guid.text, guid.base) : guid.text
  return item.attribute('rdf:about') ?? firstText(item, ['dc:identifier'])
}

/** The byline: names where any are given, else whatever stands for them. */
const authorOf = (item: ElementFields, names: readonly string[]): string | null => {
  const authors = names.map((name) => item.people(name)).find((people) => people.length > 0) ?? []
  const creator = bylineOf(creatorNames.flatMap((name) => item.values(name)).map(({ text }) => text))
  if (authors.length > 0 && (creator === null || !authors.every(isBareMail))) return bylineOf(authors)
  return (
    creator ??
    bylineOf(item.people('atom:author')) ??
    bylineOf([firstText(item, ['itunes:author', 'googleplay:author', 'media:credit']) ?? ''])
  )
}

const creatorNames = ['dc:creator', 'dc:author', 'dcterms:creator']

/**
 * The byline that a feed lends to items that name no author: who wrote or owns the channel, by name. An editor answers for the items and
 * has not written them, and a mailbox is nobody.
 */
export const bylineOfChannel = (channel: ElementFields): string | null => {
  const author = authorOf(channel, ['author']) ?? bylineOf(channel.people('itunes:owner'))
  return author === null || author.split(', ').every(isBareMail) ? null : bylineOfFeed([author])
}

const feedAuthorOf = (channel: ElementFields): string | null => {
  const author =
    authorOf(channel, ['author', 'managingeditor']) ??
    bylineOf(channel.people('itunes:owner')) ??
    bylineOf(channel.people('webmaster'))
  return author === null ? null : bylineOfFeed([author])
}

const isBareMail = (author: string): boolean => /^\S+@\S+$/.test(author)

const htmlOf = (value: FieldValue | null): string | null => (value === null ? null : tidyHtml(value.text, value.base))

const dateOf = (written: string | null, zone: string): string | null =>
  written === null ? null : readDate(written, zone)
