import type { Boilerplate } from '@wirewatch/taxonomy'
import { phraseKind } from './body-blocks.js'
import { type TextBlock, textBlocks } from './body-text.js'
import { isElement, type PageElement } from './markup.js'
import { inlineTags, type TextWeight } from './text-weight.js'

/** What a small box inside an article is for, where its own words tell: its name may be `module`, and its heading "The Morning Desk". */
export type SideBox = 'request' | 'teaser'

/** Whether a small box asks readers to subscribe, to follow or to pay, or leads to another article; null where it is none. */
export function sideBoxKind(element: PageElement, weight: TextWeight, boilerplate: Boilerplate): SideBox | null {
  if (weight.text > longestBox || !boxTags.has(element.tag) || !holdsBlocks(element)) return null
  const blocks = textBlocks(element)
  if (isRequest(blocks, boilerplate)) return 'request'
  return isTeaser(blocks) ? 'teaser' : null
}

/** Characters without white space. */
const longestBox = 350
const boxTags = new Set(['div', 'section', 'article', 'ul', 'blockquote', 'details'])

const holdsBlocks = ({ children }: PageElement): boolean =>
  children.some((child) => isElement(child) && !inlineTags.has(child.tag) && child.tag !== 'br')

/** Around the request stand a heading and a promise; with a sentence of the article in it the box is none. */
function isRequest(blocks: readonly TextBlock[], boilerplate: Boilerplate): boolean {
  let surroundings = 0
  let asks = false
  for (const block of blocks) {
    if (requests.has(phraseKind(block, boilerplate) ?? '')) asks = true
    else surroundings += block.text.length
    if (surroundings > longestSurroundings) return false
  }
  return asks
}

const requests: ReadonlySet<string> = new Set(['subscribe', 'follow', 'advert'])
/** Characters: a sentence of an article is seldom shorter. */
const longestSurroundings = 90

/** One linked headline, with a line or two below it. */
function isTeaser(blocks: readonly TextBlock[]): boolean {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  const [headline] = headings
  if (headline === undefined || headings.length > 1 || headline.linkShare < 0.9) return false
  return blocks.length <= 4
}
