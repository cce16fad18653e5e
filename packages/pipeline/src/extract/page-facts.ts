import type { PageWords } from '@wirewatch/taxonomy/page-words.js'
import { type TextBlock, textBlocks } from './body-text.js'
import type { ReadPage } from './extract-page.js'
import { linkedTypes } from './json-ld.js'
import { isElement, type PageElement } from './markup.js'
import { inlineTags } from './text-weight.js'

/** What the signs of other kinds of pages look at. */
export interface PageFacts {
  readonly title: string
  /** The first headings: pages of errors are often called by the outlet's name. */
  readonly headings: readonly string[]
  readonly url: string | null
  readonly path: string
  readonly text: string
  /** What the page shows first, menus and boxes left out. Empty where the text is long. */
  readonly beginning: string
  /** The found body with its boilerplate, and what stands beside it. */
  readonly around: string
  /** What follows on the body, and the boxes that are called walls: pruning takes those away. */
  readonly beside: string
  readonly types: ReadonlySet<string>
  readonly socialType: string
  /** A type or a tag of the page calls it an article. */
  readonly isDeclared: boolean
  readonly isFree: boolean | null
  /** Its meta tags call it locked for those who do not pay. */
  readonly isLocked: boolean
  readonly isDated: boolean
  readonly scripts: readonly string[]
  /** Class names and ids of the whole page where it has next to no text. */
  readonly names: string
  readonly pictures: number
  readonly players: number
  /** Captions that are numbered: "3 / 12". */
  readonly numberedCaptions: number
  /** Blocks that are headed by a time of day, as the entries of a live page are. */
  readonly timedUpdates: number
  /** Headings and lines that are links, as the teasers of a list have them. */
  readonly linkedHeadings: number
  readonly paragraphs: number
  /** The share of the body's characters that stand in the rows of a table. */
  readonly tabled: number
}

/** Characters of a text below which there is none. */
export const shortestText = 80

/** Characters: no wall has so much text behind it; most pages need not be searched for one. */
export const longestStub = 1_600

export function factsOf(
  { page, publishedFrom, markup, linked, method, pruned, blocks }: ReadPage,
  url: string | null,
  { consentBanners, paywallNames, numberedCaption, timeOfDay, timeAgo }: PageWords,
): PageFacts {
  const address = page.canonicalUrl ?? url
  const isLong = page.text.length > longestStub
  // Where the text was not read from the markup, what the markup shows says little about it.
  const own = method === 'data' || method === 'json-ld' ? [] : blocks
  // What is hidden is for readers who have read their share, or have not chosen yet.
  const whole = isLong ? [] : textBlocks(markup.body, isHidden)
  const beside = isLong
    ? []
    : [
        ...elementsNamed(markup.body, paywallNames)
          .flatMap((element) => textBlocks(element))
          .filter(({ text }) => !isReadPast(text, blocks, whole)),
        ...blocksAfter(blocks, whole),
      ]
  // One teaser of a list, or nothing, may be all that was found of it.
  const isPartOfList = page.text.length < shortestText || own.some(isLinkedHeadline)
  const listed = !isLong && publishedFrom === null && isPartOfList ? textBlocks(pruned) : own
  const types = linkedTypes(markup.jsonLd)
  const socialType = markup.metas.find((meta) => meta.name === 'og:type')?.content ?? ''
  return {
    title: page.title ?? markup.title ?? '',
    headings: isLong ? firstHeadings(markup.body) : headingsOf(whole),
    url,
    path: address !== null && URL.canParse(address) ? new URL(address).pathname : '',
    text: page.text,
    beginning: isLong ? '' : beginningOf(blocksBelowBanners(pruned, whole, consentBanners)),
    around: isLong ? '' : linesOf([...blocks, ...beside]),
    beside: linesOf(beside),
    types,
    socialType,
    isDeclared: /article/i.test(socialType) || [...types].some((type) => articleType.test(type)),
    isFree: linked?.isFree ?? null,
    isLocked: markup.metas.some(({ name, content }) => name === 'article:content_tier' && /^locked$/i.test(content)),
    isDated: publishedFrom !== null,
    scripts: markup.scripts,
    names: page.text.length < shortestText ? namesOf(markup.body) : '',
    pictures: markup.pictures,
    players: markup.players,
    numberedCaptions: whole.filter(({ text }) => numberedCaption.test(text)).length,
    // Comments are timed by how long ago they were made as well: that counts in the body only.
    timedUpdates: Math.max(countTimed(isLong ? blocks : whole, timeOfDay), countTimed(own, timeAgo)),
    linkedHeadings: listed.filter(isLinkedHeadline).length,
    tabled: shareOfRows(own),
    paragraphs: listed.filter(({ kind, text }) => kind !== 'heading' && text.length >= shortestParagraph).length,
  }
}

const isLinkedHeadline = ({ kind, linkShare, text }: TextBlock): boolean =>
  linkShare > 0.9 && (kind === 'heading' || (kind === 'paragraph' && text.length >= shortestLinkedLine))

/** Characters: shorter links are menus and tags. */
const shortestLinkedLine = 25

function shareOfRows(blocks: readonly TextBlock[]): number {
  return lengthOf(blocks.filter(({ kind }) => kind === 'cell')) / Math.max(1, lengthOf(blocks))
}

const articleType = /Article$|^BlogPosting$|^Report$/
const shortestParagraph = 40
const mostHeadings = 3

const isHidden = ({ hidden }: PageElement): boolean => hidden

/** A box that asks for consent is no wall where it lies over a page. */
function blocksBelowBanners(
  pruned: PageElement,
  whole: readonly TextBlock[],
  banners: readonly string[],
): readonly TextBlock[] {
  const met: PageElement[] = []
  const below = textBlocks(pruned, (element) => {
    const isBanner = element.name !== '' && banners.some((part) => element.name.includes(part))
    if (isBanner) met.push(element)
    return isBanner
  })
  if (met.length === 0) return below
  const all = textBlocks(pruned)
  return lengthOf(whole) - (lengthOf(all) - lengthOf(below)) >= leastPage ? below : all
}

const lengthOf = (blocks: readonly TextBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0)

/** Characters that a page shows at least, with its menus. */
const leastPage = 200

const headingsOf = (whole: readonly TextBlock[]): readonly string[] =>
  whole
    .filter(({ kind }) => kind === 'heading')
    .slice(0, mostHeadings)
    .map(({ text }) => text)

/** The headings of first rank of a long page. */
function firstHeadings(body: PageElement): readonly string[] {
  return headingElements(body)
    .slice(0, mostHeadings)
    .flatMap((heading) => textBlocks(heading).map(({ text }) => text))
}

const headingElements = (root: PageElement): readonly PageElement[] =>
  root.children.filter(isElement).flatMap((child) => (child.tag === 'h1' ? [child] : headingElements(child)))

const namesOf = (root: PageElement): string =>
  root.children
    .filter(isElement)
    .map((child) => `${child.name} ${namesOf(child)}`)
    .join(' ')

/** A time of day with a paragraph below it; in a list of the latest news it stands above a headline. */
function countTimed(blocks: readonly TextBlock[], timed: RegExp): number {
  const isUpdate = (block: TextBlock | undefined): boolean =>
    block !== undefined && block.text.length >= shortestUpdate && block.linkShare < 0.5
  return blocks.filter(
    ({ text }, index) => timed.test(text) && blocks.slice(index + 1, index + 4).some((block) => isUpdate(block)),
  ).length
}

const shortestUpdate = 60

const linesOf = (blocks: readonly TextBlock[]): string =>
  blocks
    .slice(0, 400)
    .map((block) => block.text.slice(0, 2_000))
    .join('\n')

/** A wall stands where the text breaks off, whatever it is called. */
function blocksAfter(found: readonly TextBlock[], whole: readonly TextBlock[]): readonly TextBlock[] {
  const last = found.at(-1)?.text
  const end = whole.findLastIndex(({ text }) => text === last)
  return end < 0 ? [] : whole.slice(end + 1, end + 1 + mostWallBlocks)
}

const mostWallBlocks = 6

/** A wall that stands amid the text, whose rest the page gives all the same. */
function isReadPast(wall: string, found: readonly TextBlock[], whole: readonly TextBlock[]): boolean {
  const lines = whole.map(({ text }) => text)
  const at = lines.indexOf(wall)
  const first = found[0]?.text
  if (at < 0 || first === undefined || lines.indexOf(first) > at) return false
  const below = new Set(lines.slice(at + 1))
  const rest = found.filter(({ text }) => text.length >= shortestParagraph && below.has(text))
  return rest.length >= 2 && lengthOf(rest) >= leastRest
}

/** Characters of text below a wall. */
const leastRest = 300

const beginningOf = (blocks: readonly TextBlock[]): string =>
  blocks
    .slice(0, 60)
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 4_000)

/** Boxes of that name. A few words in a line are the badge of a headline that leads elsewhere. */
function elementsNamed(root: PageElement, name: RegExp): readonly PageElement[] {
  return root.children
    .filter(isElement)
    .filter(({ hidden, tag }) => !hidden && tag !== 'a')
    .flatMap((child) => (name.test(child.name) && !isBadge(child) ? [child] : elementsNamed(child, name)))
}

const isBadge = (element: PageElement): boolean =>
  inlineTags.has(element.tag) && textBlocks(element).every(({ text }) => text.length < shortestWall)

/** Characters of a line that asks for something. */
const shortestWall = 40
