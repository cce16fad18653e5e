import { Parser } from 'htmlparser2'
import { resolveBase } from '../poll/resolve-url.js'
import { hostOf, siteNameOf } from './site-name.js'

/** What a page says of its site's feeds. */
export interface FeedLinks {
  /** Named in the head of the page for programs to find. */
  readonly declared: readonly string[]
  /** Links on the page whose address looks like a feed's. */
  readonly linked: readonly string[]
  readonly siteName: string | null
  readonly language: string | null
}

const longestPage = 3_000_000
const mostLinks = 20
/** The parser's own cost grows with the depth: what is nested deeper is not read. */
const deepest = 2_000
const chunkLength = 65_536

/** Finds the feeds that a page names, in the order in which it names them. Never throws. */
export function findFeedLinks(html: string, pageUrl: string): FeedLinks {
  const reader = new LinkReader(pageUrl)
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    ontext: (text) => reader.text(text),
    onclosetag: (name) => reader.close(name),
  })
  for (let at = 0; at < longestPage && at < html.length && reader.depth < deepest; at += chunkLength)
    parser.write(html.slice(at, at + chunkLength))
  return {
    declared: [...reader.declared].slice(0, mostLinks),
    linked: [...reader.linked].filter((url) => !reader.declared.has(url)).slice(0, mostLinks),
    siteName: reader.siteName ?? (reader.title.replace(/\s+/g, ' ').trim().slice(0, 200) || null),
    language: reader.language,
  }
}

/** Where the programs that most sites run on keep their feeds. */
export const commonFeedPaths = [
  '/feed/',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feeds/posts/default',
  '/?feed=rss2',
  '/feed.json',
] as const

/** Feeds of readers' comments are no news. */
export const isCommentsFeed = (url: string): boolean => /(?:^|[^a-z])comments?(?:[^a-z]|$)/i.test(new URL(url).pathname)

class LinkReader {
  readonly declared = new Set<string>()
  readonly linked = new Set<string>()
  siteName: string | null = null
  language: string | null = null
  title = ''
  depth = 0
  private base: string
  private isInTitle = false

  constructor(private readonly pageUrl: string) {
    this.base = pageUrl
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1
    const { href = '', rel = '', type = '', lang, property = '', content = '' } = attributes
    if (name === 'html') this.language = languageOf(lang)
    if (name === 'title') this.isInTitle = this.title === ''
    if (name === 'base') this.base = resolveBase(this.pageUrl, href) ?? this.pageUrl
    if (name === 'meta' && property === 'og:site_name') this.siteName = content.trim().slice(0, 200) || null
    if (name === 'link' && /\balternate\b/i.test(rel) && feedType.test(type)) this.add(this.declared, href)
    if (name === 'a' && looksLikeFeed.test(href)) this.addOfSite(href)
  }

  text(text: string): void {
    if (this.isInTitle && this.title.length < 500) this.title += text
  }

  close(name: string): void {
    this.depth -= 1
    if (name === 'title') this.isInTitle = false
  }

  private add(found: Set<string>, href: string): void {
    const address = href.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    if (!URL.canParse(address, this.base) || address === '') return
    const url = new URL(address, this.base)
    url.hash = ''
    if (/^https?:$/.test(url.protocol)) found.add(url.href)
  }

  /** A link to another site's feed is a neighbour's. */
  private addOfSite(href: string): void {
    if (!URL.canParse(href, this.base)) return
    const [host, own] = [hostOf(new URL(href, this.base).href), hostOf(this.pageUrl)]
    if (host !== null && own !== null && siteNameOf(host) === siteNameOf(own)) this.add(this.linked, href)
  }
}

const feedType =
  /^\s*(?:application|text)\/(?:rss|atom|rdf|feed|x-rss)\+?(?:xml|json)?\b|^\s*application\/(?:rss|atom|feed)/i
const looksLikeFeed = /(?:^|[/.?=_-])(?:rss|feeds?|atom)(?:[/.?=_-]|\d?$)|\.(?:rss|rdf|atom|xml)(?:[?#]|$)/i

const languageOf = (lang: string | undefined): string | null =>
  /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang?.trim() ?? '') ? (lang?.trim() ?? null) : null
