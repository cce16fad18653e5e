import type { Entry, FeedDocument } from '@wirewatch/model'
import { bylineOf, bylineOfFeed } from './byline.js'
import { type ElementFields, type FieldValue, firstDate, firstValue } from './element-fields.js'
import { pageAddress, resolveUrl } from './resolve-url.js'
import { languageTag } from './rss-fields.js'
import { spellOutReferences } from './spell-out-references.js'
import { escapeBareAmpersands, tidyHtml } from './tidy-html.js'

/** What Atom 0.3 or 1.0 says of the feed. */
export const atomFeed = (feed: ElementFields): Omit<FeedDocument, 'encoding'> => ({
  title: titleOf(firstValue(feed, ['title', 'dc:title', 'dcterms:title'])),
  url: linkOf(feed),
  description: contentOf(firstValue(feed, ['subtitle', 'tagline', 'description', 'dc:description'])),
  language: languageTag(
    firstValue(feed, ['language', 'dc:language'])?.text ?? feed.attribute('xml:lang') ?? feed.attribute('lang'),
  ),
  author: bylineOfFeed(feed.people('author')),
  publishedAt: firstDate(feed, publishedNames),
  updatedAt: firstDate(feed, updatedNames),
})

/** An `entry` of Atom 0.3 or 1.0. The byline of the feed stands in for the authors of an entry that names none. */
export const atomEntry = (entry: ElementFields, byline: string | null): Entry => {
  return {
    id: idOf(entry),
    url: linkOf(entry) ?? permalink(entry),
    title: titleOf(firstValue(entry, ['title', 'dc:title', 'dcterms:title', 'media:title'])),
    summary: contentOf(
      firstValue(entry, [
        'summary',
        'description',
        'dc:description',
        'dcterms:description',
        'dcterms:abstract',
        'media:description',
        'media:group/media:description',
      ]),
    ),
    content: contentOf(firstValue(entry, ['content', 'content:encoded', 'xhtml:body'])),
    author:
      bylineOf(entry.people('author')) ??
      bylineOf(entry.people('source/author')) ??
      bylineOf(['dc:creator', 'dcterms:creator'].flatMap((name) => entry.values(name)).map(({ text }) => text)) ??
      byline,
    publishedAt: firstDate(entry, publishedNames),
    updatedAt: firstDate(entry, updatedNames),
  }
}

const publishedNames = ['published', 'issued', 'dcterms:issued', 'created', 'dcterms:created', 'pubdate', 'dc:date']
const updatedNames = ['updated', 'modified', 'dcterms:modified', 'dc:date']

const idOf = (entry: ElementFields): string | null => {
  const id = firstValue(entry, ['id', 'guid', 'dc:identifier'])
  if (id === null) return null
  return id.text.startsWith('/') ? resolveUrl(id.text, id.base) : id.text
}

/** The page that the feed or entry stands for: the alternate in HTML first, then one that names no relation. */
const linkOf = (fields: ElementFields): string | null => {
  const links = fields.values('link').map((link) => ({
    address: pageAddress(link.attributes.href ?? link.attributes.url ?? link.text, link.base),
    rel: (link.attributes.rel ?? 'alternate').toLowerCase().replace('http://www.iana.org/assignments/relation/', ''),
    type: (link.attributes.type ?? 'text/html').toLowerCase(),
  }))
  const alternates = links.filter(({ address, rel }) => address !== null && rel === 'alternate')
  const chosen = alternates.find(({ type }) => type.includes('html')) ?? alternates[0]
  return chosen?.address ?? null
}

/** An id that is an address of the web is where an entry without link is found, as with a guid of RSS. */
const permalink = (entry: ElementFields): string | null => {
  const id = firstValue(entry, ['guid', 'id'])?.text ?? ''
  return /^https?:\/\//i.test(id) ? pageAddress(id, null) : null
}

/** A title that says it is text means the references that it holds (RFC 4287, 3.1.1.1). */
const titleOf = (value: FieldValue | null): string | null => {
  const title = contentOf(value)
  return title !== null && /html/i.test(value?.attributes.type ?? '') ? spellOutReferences(title) : title
}

const contentOf = (value: FieldValue | null): string | null => {
  if (value === null) return null
  const type = (value.attributes.type ?? 'text').toLowerCase()
  const isEncoded = value.attributes.mode?.toLowerCase() === 'base64' || isBinary(type)
  const text = isEncoded ? fromBase64(value.text) : value.text
  return /html/.test(type) ? escapeBareAmpersands(tidyHtml(text, value.base)) : text
}

/** RFC 4287, 4.1.3.3: content of any type that is neither text nor XML is Base64. */
const isBinary = (type: string): boolean => type.includes('/') && !/^text\/|[+/]xml(?:;|$)/.test(type)

const fromBase64 = (text: string): string => {
  if (!/^[A-Za-z\d+/=\s]+$/.test(text)) return text
  const decoded = Buffer.from(text, 'base64').toString('utf8')
  return decoded.includes('�') ? text : decoded.trim()
}
