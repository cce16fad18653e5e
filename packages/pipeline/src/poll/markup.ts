import type { FeedElement } from './read-tree.js'
import { repairText } from './repair-text.js'

/**
 * The value of an element: its text, entities decoded once; where it holds elements instead of escaped markup, those are
 * written back as HTML without prefixes. Trimmed.
 */
export const textOf = (element: FeedElement): string => {
  const { children } = element
  if (children.length === 1 && typeof children[0] === 'string') return plainText(children[0])
  if (children.every((child) => typeof child === 'string')) return plainText(children.join(''))
  return writeMarkup(children).trim()
}

/** Trimmed, repaired where numbered characters stand for controls, taken out of a CDATA section that was escaped by mistake. */
export const plainText = (text: string): string => {
  const trimmed = repairText(text).trim()
  return trimmed.startsWith('<![CDATA[') && trimmed.endsWith(']]>') ? trimmed.slice(9, -3).trim() : trimmed
}

/** As `textOf`, without the `div` that Atom wraps around XHTML, where it is the only child. */
export const valueWithinDiv = (element: FeedElement): string => {
  const whole = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const [only] = whole
  if (whole.length === 1 && only !== undefined && typeof only !== 'string' && only.tag === 'div')
    return markupWithin(only)
  return textOf(element)
}

const markupWithin = (element: FeedElement): string => writeMarkup(element.children).trim()

/** Without recursion: feeds may nest as deep as they are long. */
const writeMarkup = (children: FeedElement['children']): string => {
  const pieces: string[] = []
  const todo: (FeedElement | string | { readonly closing: string })[] = children.toReversed()
  while (todo.length > 0) {
    const next = todo.pop()!
    if (typeof next === 'string') {
      pieces.push(escapeText(next))
    } else if ('closing' in next) {
      pieces.push(next.closing)
    } else if (next.children.length === 0 && voidTags.has(next.tag)) {
      pieces.push(`<${next.tag}${writeAttributes(next)} />`)
    } else {
      pieces.push(`<${next.tag}${writeAttributes(next)}>`)
      todo.push({ closing: `</${next.tag}>` })
      for (let index = next.children.length - 1; index >= 0; index--) todo.push(next.children[index]!)
    }
  }
  return pieces.join('')
}

const voidTags = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
])

const writeAttributes = ({ attributes }: FeedElement): string => {
  let written = ''
  for (const [name, value] of attributes) {
    if (name.startsWith('xmlns') || name === 'xml:base') continue
    written += ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`
  }
  return written
}

const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text
