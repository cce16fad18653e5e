import { Readability } from '@mozilla/readability'
import JSDOMParser from '@mozilla/readability/JSDOMParser.js'
import { isElement, type PageElement, type PageNode } from './markup.js'
import { inlineTags } from './text-weight.js'

/** The part of a page that Mozilla's Readability takes for the article, or null where it finds none. */
export function readabilityBody(page: PageElement, title: string | null): PageElement | null {
  // Mozilla's own small DOM gives the same result as linkedom in half of the time, and needs no guard against hostile markup:
  // it is handed what was read and pruned before, written anew.
  const document: unknown = new JSDOMParser().parse(toMarkup(page, title))
  const article = new QuickReadability(document, {
    charThreshold: leastCharacters,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node: DomNode) => node,
  }).parse()
  return article?.content ? fromDom(article.content) : null
}

/** Below this Readability tries again with less care; news briefs are shorter than its own default of 500. */
const leastCharacters = 250

/** Leaves out what looks for things that are not written to it: hidden elements, styles, pictures, addresses to make absolute. */
class QuickReadability extends Readability<DomNode> {
  declare readonly REGEXPS: { readonly byline: RegExp }

  _isProbablyVisible(): boolean {
    return true
  }

  _cleanStyles(): void {}

  _fixLazyImages(): void {}

  /** Names are looked at before the text, which most elements need not be asked for. */
  _isValidByline(node: DomNode, names: string): boolean {
    if (!this.REGEXPS.byline.test(names)) return false
    const length = node.textContent.trim().length
    return length > 0 && length < longestByline
  }
}

/** Characters, as Readability has it. */
const longestByline = 100

/** What is read of a DOM here; the package is compiled without the browser's types. */
interface DomNode {
  readonly nodeType: number
  readonly textContent: string
  readonly localName: string
  readonly childNodes: Iterable<DomNode>
  getAttribute(name: string): string | null
}

function toMarkup(page: PageElement, title: string | null): string {
  const out = ['<html><head><title>', escapeHtml(title ?? ''), '</title></head><body>']
  for (const child of page.children) write(child, out)
  out.push('</body></html>')
  return out.join('')
}

const textTags = new Set('p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre'.split(' '))
const voidTags = new Set(['br', 'hr', 'meta'])

function write(node: PageNode, out: string[]): void {
  if (!isElement(node)) {
    out.push(escapeHtml(node))
    return
  }
  if (isVoid(node)) return
  out.push('<', node.tag)
  // Readability takes words in classes for bylines and furniture; elements of text were judged by theirs before.
  if (node.name !== '' && !inlineTags.has(node.tag) && !textTags.has(node.tag))
    out.push(' class="', escapeHtml(node.name), '"')
  if (node.attributes.href !== undefined) out.push(' href="', escapeHtml(node.attributes.href), '"')
  if (voidTags.has(node.tag)) {
    out.push('/>')
    return
  }
  out.push('>')
  for (const child of node.children) write(child, out)
  out.push('</', node.tag, '>')
}

/** Pages hold hundreds of elements for what scripts put there; a headline is left empty on purpose. */
const isVoid = ({ tag, children }: PageElement): boolean => children.length === 0 && !voidTags.has(tag) && tag !== 'h1'

function fromDom(node: DomNode): PageElement {
  const href = node.getAttribute('href')
  const copy: PageElement = {
    tag: node.localName.toLowerCase(),
    name: node.getAttribute('class') ?? '',
    attributes: href === null ? {} : { href },
    hidden: false,
    pictures: 0,
    children: [],
  }
  for (const child of node.childNodes) {
    if (child.nodeType === 3) copy.children.push(child.textContent)
    else if (child.nodeType === 1) copy.children.push(fromDom(child))
  }
  return copy
}

const needsEscape = /[&<>"]/
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return needsEscape.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? character) : text
}
