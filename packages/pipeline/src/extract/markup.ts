import { Parser } from 'htmlparser2'
import { wordsOfName } from './boilerplate-names.js'

/** A page as a plain tree: elements and text, without scripts, styles, pictures and players. */
export type PageNode = PageElement | string

export interface PageElement {
  readonly tag: string
  /** Class, id, a short label and the attributes that tests know it by, as `wordsOfName` writes them. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** The page asks not to show it (`hidden`, `aria-hidden`, `display: none`). */
  readonly hidden: boolean
  /** Pictures that are its own children. */
  pictures: number
  children: PageNode[]
}

/** What a page says about itself outside of its text, and its text as a tree. */
export interface Markup {
  readonly body: PageElement
  readonly language: string | null
  readonly title: string | null
  readonly metas: readonly Meta[]
  readonly links: readonly PageLink[]
  /** The raw text of every `application/ld+json` script. */
  readonly jsonLd: readonly string[]
  /** The raw text of every `application/json` script: what the page's own scripts build it from. */
  readonly data: readonly string[]
  /** The addresses of scripts and frames. */
  readonly scripts: readonly string[]
  readonly pictures: number
  readonly players: number
  /** The page was larger or deeper than the limits, and only its beginning was read. */
  readonly truncated: boolean
}

export interface Meta {
  readonly name: string
  readonly content: string
}

export interface PageLink {
  readonly rel: string
  readonly href: string
}

/** Elements deeper than this are flattened into their ancestor: nobody nests an article so deep, and no walk overflows. */
const maxDepth = 250
const maxElements = 120_000
const chunkLength = 65_536
/** Bound on open elements times characters read: the parser looks through its open elements at every closing tag. */
const maxStackWork = 1e9

/** Characters of a title or of the content of a meta tag; patterns are tried on these. */
const longestFact = 1_000
/** Characters of a label: "Tags", "Related stories". A longer one describes a thing. */
const longestLabel = 25
const mostScripts = 200

/** Reads a page of any quality into a tree, in time that grows linearly with its length. Never throws. */
export function readMarkup(html: string): Markup {
  const reader = new TreeReader()
  const parser = new Parser(reader, { decodeEntities: true })
  let stackWork = 0
  let at = 0
  while (at < html.length && !reader.isFull && stackWork < maxStackWork) {
    parser.write(html.slice(at, at + chunkLength))
    stackWork += reader.depth * chunkLength
    at += chunkLength
  }
  const truncated = at < html.length
  if (!truncated) parser.end()
  return { ...reader.collected(), truncated }
}

export const anElement = (tag: string, children: PageNode[] = []): PageElement => ({
  tag,
  name: '',
  attributes: {},
  hidden: false,
  pictures: 0,
  children,
})

export const isElement = (node: PageNode): node is PageElement => typeof node !== 'string'

const unreadTags = new Set(
  (
    'script style noscript template svg math iframe object embed canvas video audio map select option datalist ' +
    'textarea button dialog title'
  ).split(' '),
)
const emptyTags = new Set(['img', 'input', 'link', 'source', 'track', 'wbr', 'area', 'base', 'col', 'param'])
const transparentTags = new Set(['html', 'head', 'body', 'picture', 'font', 'center'])
const playerTags = new Set(['video', 'audio', 'iframe', 'embed', 'object'])
/** Where classes are hashed, the attributes for tests and scripts still say what an element is. */
const testAttributes = ['data-testid', 'data-test-id', 'data-component', 'data-gu-name', 'data-qa']
/** What it is called for those who hear the page, or the id of the heading that says it. */
const labelAttributes = ['aria-label', 'aria-labelledby']
const keptAttributes = ['href', 'name', 'role', 'itemprop', 'property', 'rel', 'datetime', 'content', 'title']

/** Holds the state of one reading: the open elements and what was collected so far. */
class TreeReader {
  private readonly body = anElement('body')
  private language: string | null = null
  private title: string | null = null
  private readonly metas: Meta[] = []
  private readonly links: PageLink[] = []
  private readonly jsonLd: string[] = []
  private readonly data: string[] = []
  private readonly scripts: string[] = []
  private pictures = 0
  private players = 0
  private elements = 0
  /** One entry an open tag; null for a tag that leaves no element of its own. */
  private readonly open: (PageElement | null)[] = []
  private readonly parents: PageElement[] = [this.body]
  /** How many tags were open when skipping began; null while reading. */
  private skippedFrom: number | null = null
  private captured: string[] | null = null
  private capturedAs: Captured | null = null
  private text: string[] = []

  get depth(): number {
    return this.open.length
  }

  get isFull(): boolean {
    return this.elements > maxElements
  }

  collected(): Omit<Markup, 'truncated'> {
    this.flushText()
    const { body, language, title, metas, links, jsonLd, data, scripts, pictures, players } = this
    return { body, language, title, metas, links, jsonLd, data, scripts, pictures, players }
  }

  onopentag(tag: string, attributes: Record<string, string>): void {
    const opened = this.skippedFrom === null ? this.enter(tag, attributes) : null
    this.open.push(opened)
    if (opened !== null) this.parents.push(opened)
  }

  onclosetag(): void {
    const closed = this.open.pop()
    if (this.skippedFrom === this.open.length) {
      this.skippedFrom = null
      this.keepCaptured()
    }
    if (closed === null || closed === undefined) return
    this.flushText()
    this.parents.pop()
  }

  ontext(text: string): void {
    if (this.captured !== null) this.captured.push(text)
    else if (this.skippedFrom === null) this.text.push(text)
  }

  private enter(tag: string, attributes: Record<string, string>): PageElement | null {
    if (tag === 'img') this.countPicture()
    if (playerTags.has(tag)) this.players += 1
    if (tag === 'html' || tag === 'body') this.language ??= attributes.lang ?? attributes['xml:lang'] ?? null
    if (tag === 'link') this.collectLink(attributes)
    if (tag === 'meta') this.collectMeta(attributes)
    if ((tag === 'script' || tag === 'iframe') && attributes.src !== undefined) this.collectScript(attributes.src)
    if (emptyTags.has(tag) || transparentTags.has(tag)) return null
    if (tag === 'meta' && attributes.itemprop === undefined) return null
    if (unreadTags.has(tag)) {
      this.skippedFrom = this.open.length
      this.capturedAs = capturedOf(tag, attributes)
      if (this.capturedAs !== null) this.captured = []
      return null
    }
    return this.append(tag, attributes)
  }

  private countPicture(): void {
    this.pictures += 1
    const parent = this.parents.at(-1)
    if (parent !== undefined) parent.pictures += 1
  }

  private append(tag: string, attributes: Record<string, string>): PageElement | null {
    this.flushText()
    this.elements += 1
    const parent = this.parents.at(-1) ?? this.body
    if (this.parents.length > maxDepth) {
      parent.children.push(anElement('br'))
      return null
    }
    const isCustom = isCustomTag(tag)
    const child: PageElement = {
      tag: isCustom ? this.usualTag() : tag,
      name: this.nameOf(isCustom ? { ...attributes, class: `${tag} ${attributes.class ?? ''}` } : attributes),
      attributes: keptOf(attributes),
      hidden: isHidden(attributes),
      pictures: 0,
      children: [],
    }
    parent.children.push(child)
    return child
  }

  /** What an element of the page's own is read as: a word within a paragraph, a part of the page elsewhere. */
  private usualTag(): string {
    return this.parents.some(({ tag }) => tag === 'p') ? 'span' : 'div'
  }

  private readonly names = new Map<string, string>()

  /** Menus and lists repeat one name a hundred times. */
  private nameOf(attributes: Record<string, string>): string {
    const { class: classes, id } = attributes
    let written = classes === undefined ? (id ?? '') : id === undefined ? classes : `${classes} ${id}`
    for (const attribute of testAttributes) {
      const name = attributes[attribute]
      if (name !== undefined) written = `${written} ${name}`
    }
    for (const attribute of labelAttributes) {
      const label = attributes[attribute]
      if (label !== undefined && label.length <= longestLabel) written = `${written} ${label}`
    }
    const known = this.names.get(written)
    if (known !== undefined) return known
    const name = wordsOfName(written)
    this.names.set(written, name)
    return name
  }

  private collectLink({ rel, href }: Record<string, string>): void {
    if (rel && href) this.links.push({ rel: rel.toLowerCase(), href })
  }

  private collectMeta(attributes: Record<string, string>): void {
    const name = attributes.property ?? attributes.name ?? attributes['http-equiv'] ?? attributes.itemprop
    const content = attributes.content?.slice(0, longestFact).trim()
    if (name && content) this.metas.push({ name: name.toLowerCase(), content })
  }

  private collectScript(address: string): void {
    if (this.scripts.length < mostScripts) this.scripts.push(address.slice(0, longestFact).toLowerCase())
  }

  private keepCaptured(): void {
    const captured = this.captured?.join('')
    this.captured = null
    if (captured === undefined) return
    if (this.capturedAs === 'title') this.title ??= captured.slice(0, longestFact)
    else if (this.capturedAs === 'json-ld') this.jsonLd.push(captured)
    else this.data.push(captured)
  }

  private flushText(): void {
    if (this.text.length === 0) return
    const parent = this.parents.at(-1) ?? this.body
    parent.children.push(this.text.join(''))
    this.text = []
  }
}

/** Elements whose raw text is kept though they are not read. */
type Captured = 'title' | 'json-ld' | 'data'

function capturedOf(tag: string, { type }: Record<string, string>): Captured | null {
  if (tag === 'title') return 'title'
  if (tag !== 'script' || type === undefined) return null
  if (/ld\+json/i.test(type)) return 'json-ld'
  return /^application\/json$/i.test(type) ? 'data' : null
}

/** Elements that a page defines itself: their tag says what they hold, as a class does. Those of AMP are known. */
const isCustomTag = (tag: string): boolean => tag.includes('-') && !tag.startsWith('amp-')

function keptOf(attributes: Record<string, string>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {}
  for (const key of keptAttributes) {
    const value = attributes[key]
    if (value !== undefined) kept[key] = value
  }
  return kept
}

function isHidden(attributes: Record<string, string>): boolean {
  if (attributes.hidden !== undefined || attributes['aria-hidden'] === 'true') return true
  return attributes.style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style)
}
