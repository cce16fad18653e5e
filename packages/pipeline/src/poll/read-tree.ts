import { Tokenizer } from 'htmlparser2'
import { type DecodeEntities, entityDecoder } from './decode-entities.js'
import { customaryPrefix, prefixOfNamespace } from './namespaces.js'
import { NotAFeedError } from './not-a-feed-error.js'
import { resolveBase } from './resolve-url.js'

/** An element of a feed document, named by our prefix for its vocabulary: `title`, `dc:date`, `atom:link`, `xhtml:div`. */
export interface FeedElement {
  readonly name: string
  /** As written, without prefix: what goes back into XHTML. */
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (FeedElement | string)[]
  /** The `xml:base` in scope, absolute where the document or its address makes it so. */
  readonly base: string | null
  /** Whether its own end tag closed it: else its end was forgotten, and what follows it stands in it. */
  isClosed: boolean
}

/**
 * Reads a document that need not be well-formed into a tree: tags that cross or never close, text where none belongs,
 * bare `&` and `<`, attributes without quotes, undeclared prefixes and entities, an end that is missing. Elements
 * may nest as deep as the document is long.
 */
export const readTree = (document: string, documentUrl: string | null): FeedElement => {
  const reader = new TreeReader(document, documentUrl)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, reader)
  tokenizer.write(document)
  tokenizer.end()
  return reader.root
}

/** The children that are elements. */
export const elementsOf = (element: FeedElement): FeedElement[] =>
  element.children.filter((child) => typeof child !== 'string')

/** The prefixes that are declared at a place, and the names that were made out by them. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>
  readonly names: Map<string, Name>
  /** How many scopes it stands in. */
  readonly depth: number
}

interface Name {
  readonly folded: string
  readonly name: string
  readonly tag: string
  readonly isEntry: boolean
  readonly isVoid: boolean
}

interface Open {
  readonly element: FeedElement
  readonly rawName: string
  readonly scope: Scope
  hasText: boolean
}

/** Holds the stack of open elements while the tokens come in. */
class TreeReader {
  readonly root: FeedElement
  private readonly document: string
  private readonly decode: DecodeEntities
  private readonly stack: Open[]
  private readonly openCounts = new Map<string, number>()
  private rawName = ''
  private attributes: Map<string, string> | null = null
  private attributeName = ''
  private attributeValue = ''
  private elementCount = 0

  constructor(document: string, documentUrl: string | null) {
    this.document = document
    this.decode = entityDecoder(document)
    this.root = { name: '', tag: '', attributes: new Map(), children: [], base: documentUrl, isClosed: true }
    const scope: Scope = { prefixes: new Map(), names: new Map(), depth: 0 }
    this.stack = [{ element: this.root, rawName: '', scope, hasText: false }]
  }

  ontext(start: number, end: number): void {
    this.append(this.decode(this.document.slice(start, end)))
  }

  ontextentity(): void {}

  oncdata(start: number, end: number, offset: number): void {
    this.append(this.document.slice(start, end - offset))
  }

  onopentagname(start: number, end: number): void {
    this.rawName = this.document.slice(start, end)
    this.attributes = null
  }

  onattribname(start: number, end: number): void {
    this.attributeName = this.document.slice(start, end).toLowerCase()
    this.attributeValue = ''
  }

  onattribdata(start: number, end: number): void {
    this.attributeValue += this.document.slice(start, end)
  }

  onattribentity(): void {}

  onattribend(): void {
    this.attributes ??= new Map()
    if (this.attributes.size < mostAttributes && !this.attributes.has(this.attributeName)) {
      this.attributes.set(this.attributeName, this.decode(this.attributeValue))
    }
  }

  onopentagend(): void {
    if (this.open().isVoid) this.end()
  }

  onselfclosingtag(): void {
    if (this.isEmptyEntryWithin()) return
    this.open()
    this.end()
  }

  onclosetag(start: number, end: number): void {
    const name = this.document.slice(start, end).trim().toLowerCase()
    if ((this.openCounts.get(name) ?? 0) === 0) {
      if (this.isInnermost(name.slice(name.indexOf(':') + 1))) this.end()
      return
    }
    while (this.stack[this.stack.length - 1]!.rawName !== name) this.close()
    this.end()
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private append(text: string): void {
    if (text === '') return
    const innermost = this.stack[this.stack.length - 1]!
    innermost.element.children.push(text)
    innermost.hasText ||= /\S/.test(text)
  }

  private open(): Name {
    const outer = this.stack[this.stack.length - 1]!.scope
    const scope = this.attributes === null ? outer : scopeWith(outer, this.attributes)
    const named = nameIn(scope, this.rawName)
    if (++this.elementCount > mostElements) throw new NotAFeedError('too-complex')
    if (textOnly.test(this.stack[this.stack.length - 1]!.element.tag)) this.close()
    if (named.isEntry) this.closeForgottenEntry(named.folded)
    const parent = this.stack[this.stack.length - 1]!.element
    const element: FeedElement = {
      name: named.name,
      tag: named.tag,
      attributes: this.attributes ?? noAttributes,
      children: [],
      base: this.attributes === null ? parent.base : resolveBase(parent.base, baseIn(named, this.attributes)),
      isClosed: false,
    }
    parent.children.push(element)
    this.stack.push({ element, rawName: named.folded, scope, hasText: false })
    this.openCounts.set(named.folded, (this.openCounts.get(named.folded) ?? 0) + 1)
    return named
  }

  /** `<atom:title>…</title>`: an end with another prefix than its start. */
  private isInnermost(tag: string): boolean {
    return this.stack.length > 1 && this.stack[this.stack.length - 1]!.element.tag === tag
  }

  /** `<item/>` within an item says nothing, and the item goes on behind it. */
  private isEmptyEntryWithin(): boolean {
    const name = this.rawName.toLowerCase()
    return entryNames.test(name) && (this.openCounts.get(name) ?? 0) > 0
  }

  /** Closes the innermost element where it ends. */
  private end(): void {
    this.stack[this.stack.length - 1]!.element.isClosed = true
    this.close()
  }

  private close(): void {
    const closed = this.stack.pop()!
    this.openCounts.set(closed.rawName, this.openCounts.get(closed.rawName)! - 1)
  }

  /** An entry that starts in another tells that the end of that one was forgotten, unless it stands in a list that the other holds. */
  private closeForgottenEntry(rawName: string): void {
    if ((this.openCounts.get(rawName) ?? 0) === 0) return
    const innermost = this.stack[this.stack.length - 1]!
    if (innermost.rawName !== rawName && isList(innermost)) return
    while (this.stack[this.stack.length - 1]!.rawName !== rawName) this.close()
    this.close()
  }
}

/** Markup that stands unescaped in a text seldom closes these. */
const voidTags = /^(?:xhtml:)?(?:br|hr|img|input|wbr)$/i

/** These hold no elements: where one starts in them, their end was forgotten. */
const textOnly = /^(?:link|guid|id|pubdate|published|updated)$/

/** Such as a gallery: it holds elements, and no text besides. */
const isList = ({ element, hasText }: Open): boolean =>
  !hasText && element.attributes.size === 0 && !ofText.test(element.tag)

/** These hold text, with markup or without: an entry in them is the next one. */
const ofText =
  /^(?:title|subtitle|tagline|description|summary|abstract|content|encoded|body|category|subject|keywords|author|creator|contributor|name|comments|date|rights|copyright)$/

const entryNames = /^(?:[\w.-]+:)?(?:item|entry)$/
const noAttributes: ReadonlyMap<string, string> = new Map()

/** CDF has a base attribute of its own. */
const baseIn = ({ name }: Name, attributes: ReadonlyMap<string, string>): string | undefined =>
  attributes.get('xml:base') ?? (name === 'channel' ? attributes.get('base') : undefined)

const scopeWith = (outer: Scope, attributes: ReadonlyMap<string, string>): Scope => {
  if (outer.depth >= mostScopes) return outer
  let prefixes: Map<string, string> | null = null
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns')) continue
    prefixes ??= new Map(outer.prefixes)
    const isRoot = outer.prefixes.size === 0
    const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length)
    // an unknown default vocabulary at the root is a feed's whim; further in it is another vocabulary
    const isPlain = prefix === '' && (isRoot || value === '')
    const ours = prefixOfNamespace(value) ?? (isPlain ? '' : unknownAs(prefix))
    if (prefixes.size < mostPrefixes || prefixes.has(prefix)) prefixes.set(prefix, ours)
  }
  if (prefixes !== null) meanByCustom(prefixes)
  return prefixes === null ? outer : { prefixes, names: new Map(), depth: outer.depth + 1 }
}

const unknownAs = (prefix: string): string => `?${prefix}`

/** A prefix that is bound to what nobody knows (a slip in the address, nothing at all) means what it customarily does, unless another has that vocabulary. */
const meanByCustom = (prefixes: Map<string, string>): void => {
  for (const [prefix, ours] of prefixes) {
    const customary = ours === unknownAs(prefix) ? customaryPrefix(prefix) : null
    if (customary !== null && ![...prefixes.values()].includes(customary)) prefixes.set(prefix, customary)
  }
}

/** A document has few names and many elements: each name is made out once in a scope. */
const nameIn = (scope: Scope, rawName: string): Name => {
  const known = scope.names.get(rawName)
  if (known !== undefined) return known
  const folded = rawName.toLowerCase()
  const colon = folded.indexOf(':')
  const prefix = colon === -1 ? '' : folded.slice(0, colon)
  const tag = folded.slice(colon + 1)
  const ours = scope.prefixes.get(prefix) ?? (prefix === '' ? '' : (customaryPrefix(prefix) ?? unknownAs(prefix)))
  const name = ours === '' ? tag : `${ours}:${tag}`
  const named = { folded, name, tag, isEntry: entryNames.test(folded), isVoid: voidTags.test(folded) }
  if (scope.names.size < mostNames) scope.names.set(rawName, named)
  return named
}

/** A feed of the largest size with the shortest of entries stays below; only a document made to fill the memory does not. */
const mostElements = 1_000_000
const mostAttributes = 256

/** A document made of nothing but new names must not fill the memory with them. */
const mostNames = 10_000

/** Each scope has the prefixes of those around it once more: a document of nothing but declarations must not fill the memory with them. */
const mostScopes = 64
const mostPrefixes = 256
