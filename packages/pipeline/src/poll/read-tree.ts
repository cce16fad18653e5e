import { Tokenizer } from 'htmlparser2'
import { type DecodeEntities, entityDecoder } from './decode-entities.js'
import { customaryPrefix, prefixOfNamespace } from './namespaces.js'
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

type Scope = ReadonlyMap<string, string>

interface Open {
  readonly element: FeedElement
  readonly rawName: string
  readonly scope: Scope
}

/** Holds the stack of open elements while the tokens come in. */
class TreeReader {
  readonly root: FeedElement
  private readonly document: string
  private readonly decode: DecodeEntities
  private readonly stack: Open[]
  private readonly openCounts = new Map<string, number>()
  private rawName = ''
  private attributes = new Map<string, string>()
  private attributeName = ''
  private attributeValue = ''

  constructor(document: string, documentUrl: string | null) {
    this.document = document
    this.decode = entityDecoder(document)
    this.root = { name: '', tag: '', attributes: new Map(), children: [], base: documentUrl }
    this.stack = [{ element: this.root, rawName: '', scope: new Map() }]
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
    this.attributes = new Map()
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
    if (!this.attributes.has(this.attributeName)) {
      this.attributes.set(this.attributeName, this.decode(this.attributeValue))
    }
  }

  onopentagend(): void {
    this.open()
    if (voidTags.test(this.rawName)) this.close()
  }

  onselfclosingtag(): void {
    this.open()
    this.close()
  }

  onclosetag(start: number, end: number): void {
    const name = this.document.slice(start, end).trim().toLowerCase()
    if ((this.openCounts.get(name) ?? 0) === 0) return
    while (this.stack.length > 1) {
      const closed = this.stack[this.stack.length - 1]!.rawName
      this.close()
      if (closed === name) return
    }
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private append(text: string): void {
    if (text !== '') this.stack[this.stack.length - 1]!.element.children.push(text)
  }

  private open(): void {
    const rawName = this.rawName.toLowerCase()
    if (entryNames.test(rawName)) this.closeForgottenEntry(rawName)
    const parent = this.stack[this.stack.length - 1]!
    const scope = scopeWith(parent.scope, this.attributes)
    const element: FeedElement = {
      name: nameIn(scope, rawName),
      tag: rawName.slice(rawName.indexOf(':') + 1),
      attributes: this.attributes,
      children: [],
      base: resolveBase(parent.element.base, this.attributes.get('xml:base')),
    }
    parent.element.children.push(element)
    this.stack.push({ element, rawName, scope })
    this.openCounts.set(rawName, (this.openCounts.get(rawName) ?? 0) + 1)
  }

  private close(): void {
    const closed = this.stack.pop()!
    this.openCounts.set(closed.rawName, this.openCounts.get(closed.rawName)! - 1)
  }

  /** An entry never stands within an entry: where one starts in another, the end of that one was forgotten. */
  private closeForgottenEntry(rawName: string): void {
    if ((this.openCounts.get(rawName) ?? 0) === 0) return
    while (this.stack[this.stack.length - 1]!.rawName !== rawName) this.close()
    this.close()
  }
}

/** Markup that stands unescaped in a text seldom closes these. */
const voidTags = /^(?:xhtml:)?(?:br|hr|img|input|wbr)$/i

const entryNames = /^(?:[\w.-]+:)?(?:item|entry)$/

const scopeWith = (outer: Scope, attributes: ReadonlyMap<string, string>): Scope => {
  let scope: Map<string, string> | null = null
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns')) continue
    scope ??= new Map(outer)
    const isRoot = outer.size === 0
    const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length)
    // an unknown default vocabulary at the root is a feed's whim; further in it is another vocabulary
    scope.set(prefix, prefixOfNamespace(value) ?? (prefix === '' && (isRoot || value === '') ? '' : `?${prefix}`))
  }
  return scope ?? outer
}

const nameIn = (scope: Scope, rawName: string): string => {
  const colon = rawName.indexOf(':')
  const prefix = colon === -1 ? '' : rawName.slice(0, colon)
  const local = rawName.slice(colon + 1)
  const ours = scope.get(prefix) ?? (prefix === '' ? '' : (customaryPrefix(prefix) ?? `?${prefix}`))
  return ours === '' ? local : `${ours}:${local}`
}
