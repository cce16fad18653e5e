import type { Boilerplate } from '@wirewatch/taxonomy'
import { phraseKind } from './body-blocks.js'
import { type TextBlock, textBlocks } from './body-text.js'
import { isElement, type PageElement } from './markup.js'
import { inlineTags, type TextWeight } from './text-weight.js'

/** What a box inside an article is for, where its own words tell: its name may be `module`, and its heading "The Morning Desk". */
export type SideBox = 'request' | 'teaser'

/** Whether a small box asks readers to subscribe, to follow or to pay, or leads to another article; null where it is none. */
export function sideBoxKind(element: PageElement, weight: TextWeight, boilerplate: Boilerplate): SideBox | null {
  if (weight.text > longestList || !boxTags.has(element.tag) || !holdsBlocks(element)) return null
  if (weight.text > longestBox) return isListOfOthers(element, weight, boilerplate) ? 'teaser' : null
  const blocks = textBlocks(element)
  if (isHeadedList(blocks, boilerplate)) return 'teaser'
  if (isRequest(blocks, boilerplate) || leadsToDesk(element, weight, blocks, boilerplate)) return 'request'
  return isTeaser(blocks) ? 'teaser' : null
}

/**
 * The outlet speaks to its readers, and its links lead to where they sign up or give, and nowhere else. A note of the article links to
 * what it speaks of, and tells of a collection for the victims in the words of others.
 */
function leadsToDesk(
  element: PageElement,
  weight: TextWeight,
  blocks: readonly TextBlock[],
  { names: { desks }, speaksToReader, givesWords }: Boilerplate,
): boolean {
  if (weight.linkCount === 0) return false
  const text = blocks.map((block) => block.text).join(' ')
  if (!speaksToReader.test(text) || givesWords.test(text)) return false
  const addresses = addressesIn(element)
  return addresses.length > 0 && addresses.every((address) => isDesk(address, desks))
}

/** "/en/subscribe", "#/portal/signup", another site for giving; "/members/P000197" and "/tag/support" are of what is told. */
function isDesk(address: string, desks: RegExp): boolean {
  if (desks.exec(address)?.index === 0 && /^https?:/.test(address)) return true
  const [path = '', part = ''] = address.replace(/^(?:https?:)?\/\/[^/?#]*/i, '').split('#')
  const steps = path.replace(/\?.*$/, '').replace(/^\/[a-z]{2}(?=\/)/, '')
  const way = (steps.replace(/\/+$/, '') || part).replace(/^\/?/, '/')
  const found = desks.exec(way)
  return found?.index === 0 && found[0].length === way.length
}

const addressesIn = ({ children }: PageElement): readonly string[] =>
  children
    .filter(isElement)
    .flatMap((child) =>
      child.tag === 'a' && child.attributes.href !== undefined ? [child.attributes.href] : addressesIn(child),
    )

/** Characters without white space. */
const longestBox = 350
/** Of several headlines with what stands below each. */
const longestList = 1_500
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

/** Asked of larger boxes, which are many: the blocks are read where there are links for it. */
const isListOfOthers = (element: PageElement, weight: TextWeight, boilerplate: Boilerplate): boolean =>
  weight.linkCount >= 2 && isHeadedList(textBlocks(element), boilerplate)

/** A heading such as "Related" with the headlines of other articles below it, and no more lines beside these than each may have. */
function isHeadedList([heading, ...rest]: readonly TextBlock[], { afterArticle }: Boilerplate): boolean {
  if (
    heading === undefined ||
    heading.kind !== 'heading' ||
    heading.linkShare > 0.5 ||
    !afterArticle.test(heading.text)
  )
    return false
  const headlines = rest.filter(isLinked).length
  // "Latest updates" over two paragraphs of news and a linked map is no list, nor where their links follow.
  const lines = rest.length - headlines
  if (headlines <= (lines > 0 ? 1 : 0) || lines > mostLinesEach * headlines) return false
  const first = rest.find(({ text }) => text.length > longestDate)
  return first === undefined || isLinked(first)
}

const isLinked = ({ linkShare }: TextBlock): boolean => linkShare > 0.9

/** Characters of what may stand above a headline: its date, its section. */
const longestDate = 40

/** A line of text and a date. */
const mostLinesEach = 2

/** One linked headline, with a line or two below it. */
function isTeaser(blocks: readonly TextBlock[]): boolean {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  const [headline] = headings
  if (headline === undefined || headings.length > 1 || !isLinked(headline)) return false
  return blocks.length <= 4
}
