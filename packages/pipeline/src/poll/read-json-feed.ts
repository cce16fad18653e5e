import type { Entry, ParsedFeed } from '@wirewatch/model'
import { bylineOf, bylineOfFeed } from './byline.js'
import { entryBase } from './document-base.js'
import type { DocumentOrigin } from './document-origin.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { readDate } from './read-date.js'
import { pageAddress } from './resolve-url.js'
import { languageTag } from './rss-fields.js'
import { spellOutReferences } from './spell-out-references.js'
import { tidyHtml } from './tidy-html.js'

/** Reads JSON Feed 1.0 and 1.1, and what calls itself so with values of other types. Throws `NotAFeedError`. */
export const readJsonFeed = (
  text: string,
  { encoding, url, zone, socialNetworks }: DocumentOrigin,
  contentType: string | null = null,
): ParsedFeed => {
  const feed = objectOf(parsed(text))
  const items = feed === null ? null : listOf(feed.items)
  const isDeclared = /feed\+json/i.test(contentType ?? '') || (feed !== null && namesItself(feed))
  if (feed === null || (items === null && !isDeclared)) throw new NotAFeedError('other-json')
  const byline = bylineOfFeed(namesIn(feed))
  const site = addressOf(feed.home_page_url, url)
  const base = entryBase(url ?? textOf(feed.feed_url), site, socialNetworks)
  return {
    feed: {
      title: titleOf(feed.title),
      url: site,
      description: textOf(feed.description),
      language: languageTag(textOf(feed.language)),
      author: byline,
      publishedAt: null,
      updatedAt: null,
      encoding,
    },
    entries: (items ?? [])
      .map(objectOf)
      .filter((item) => item !== null)
      .filter(saysAnything)
      .map((item) => entryOf(item, { byline, base, zone })),
  }
}

/** By its version, by an address that no other kind of document gives, or by nothing in it being anything else. */
const namesItself = (feed: Fields): boolean => {
  if (typeof feed.version === 'string' && /jsonfeed\.org/i.test(feed.version)) return true
  if (typeof feed.home_page_url === 'string' || typeof feed.feed_url === 'string') return true
  const keys = Object.keys(feed).filter((key) => !key.startsWith('_'))
  return keys.length > 0 && keys.every((key) => ownKeys.has(key))
}

const ownKeys = new Set([
  'version',
  'title',
  'home_page_url',
  'feed_url',
  'description',
  'user_comment',
  'next_url',
  'icon',
  'favicon',
  'author',
  'authors',
  'language',
  'expired',
  'hubs',
  'items',
])

type Fields = Readonly<Record<string, unknown>>

/** An item whose values are all of the wrong kind is none. */
const saysAnything = (item: Fields): boolean =>
  Object.values(item).some((value) => textOf(value) !== null || scalarOf(value) !== null)

const entryOf = (
  item: Fields,
  { byline, base, zone }: { readonly byline: string | null; readonly base: string | null; readonly zone: string },
): Entry => {
  const html = textOf(item.content_html)
  const address = addressOf(item.url, base)
  return {
    id: textOf(item.id) ?? scalarOf(item.id),
    url: address ?? addressOf(item.external_url, base) ?? permalink(item),
    title: titleOf(item.title),
    summary: textOf(item.summary),
    content: html === null ? textOf(item.content_text) : tidyHtml(html, address ?? base),
    author: bylineOf(namesIn(item)) ?? byline,
    publishedAt: dateOf(item.date_published, zone),
    updatedAt: dateOf(item.date_modified, zone),
  }
}

/** Objects and lists in a document: parsed, each costs many times its two characters. */
const mostParts = 1_000_000

const parsed = (text: string): unknown => {
  let parts = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if ((character === 0x7b || character === 0x5b) && ++parts > mostParts) throw new NotAFeedError('too-complex')
  }
  try {
    return JSON.parse(text)
  } catch {
    return parsedLeniently(text)
  }
}

/** Numbers that are none, commas before an end, and line breaks within a text are what programs write that print JSON by hand. */
const parsedLeniently = (text: string): unknown => {
  const repaired = withEscapedBreaks(text)
    .replace(/([:[,]\s*)(-?Infinity|NaN)(?=\s*[,\]}])/g, '$1"$2"')
    .replace(/,(?=\s*[\]}])/g, '')
  try {
    return JSON.parse(repaired)
  } catch {
    throw new NotAFeedError('other-json', 'it cannot be parsed')
  }
}

/** Character by character: a pattern for quoted texts would look ahead to the end at every quote. */
const withEscapedBreaks = (text: string): string => {
  let written = ''
  let from = 0
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (isQuoted && character === '\\') index++
    else if (character === '"') isQuoted = !isQuoted
    else if (isQuoted && (character === '\n' || character === '\r' || character === '\t')) {
      written += text.slice(from, index) + (character === '\n' ? '\\n' : character === '\r' ? '\\r' : '\\t')
      from = index + 1
    }
  }
  return written + text.slice(from)
}

/** Its keys in lower case, as the format has them all. */
const objectOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]))
    : null

const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null)

const textOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim() : ''
  return text === '' ? null : text
}

const titleOf = (value: unknown): string | null => {
  const title = textOf(value)
  return title === null ? null : spellOutReferences(title)
}

/** Ids should be text; numbers and even booleans are seen. */
const scalarOf = (value: unknown): string | null =>
  typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : null

const addressOf = (value: unknown, base: string | null): string | null => pageAddress(textOf(value), base)

const permalink = (item: Fields): string | null => {
  const id = textOf(item.id)
  return id !== null && /^https?:\/\//i.test(id) ? id : null
}

const dateOf = (value: unknown, zone: string): string | null => {
  const text = textOf(value)
  return text === null ? null : readDate(text, zone)
}

/** Version 1.1 has a list of authors, 1.0 one: a name, or where there is none the mail address. */
const namesIn = (fields: Fields): readonly string[] => {
  const people = listOf(fields.authors) ?? [fields.author]
  return people.map(nameOf).filter((name) => name !== null)
}

const nameOf = (written: unknown): string | null => {
  const person = objectOf(written)
  if (person === null) return textOf(written)
  return textOf(person.name) ?? textOf(person.url)?.match(/^mailto:([^?]+@[^?]+)/i)?.[1] ?? null
}
