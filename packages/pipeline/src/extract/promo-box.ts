import { phraseKind } from './body-blocks.js'
import { textBlocks } from './body-text.js'
import { isElement, type PageElement } from './markup.js'
import { inlineTags, type TextWeight } from './text-weight.js'

/**
 * A small box that asks readers to subscribe, to follow or to pay, with what is written around the request: its name may be
 * `module`, and its heading "The Morning Desk". A box with a sentence of the article in it is none.
 */
export function isPromoBox(element: PageElement, weight: TextWeight): boolean {
  if (weight.text > longestBox || !boxTags.has(element.tag) || !holdsBlocks(element)) return false
  const blocks = textBlocks(element)
  const others = blocks.filter((block) => !requests.has(phraseKind(block) ?? ''))
  if (others.length === blocks.length) return false
  return others.reduce((sum, { text }) => sum + text.length, 0) <= longestSurroundings
}

/** Characters without white space. */
const longestBox = 350
/** Characters of heading and promise: a sentence of an article is seldom shorter. */
const longestSurroundings = 90
const boxTags = new Set(['div', 'section', 'article', 'ul', 'blockquote', 'details'])
const requests: ReadonlySet<string> = new Set(['subscribe', 'follow', 'advert'])

const holdsBlocks = ({ children }: PageElement): boolean =>
  children.some((child) => isElement(child) && !inlineTags.has(child.tag) && child.tag !== 'br')
